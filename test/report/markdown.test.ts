import type {Nodes} from 'mdast'
import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import {unified} from 'unified'
import {visit} from 'unist-util-visit'
import {describe, expect, test} from 'vitest'
import {markdown} from '../../src/report/markdown.ts'
import {hostile} from './hostile.ts'
import {many, small, withFindings} from './many.ts'
import {clean, ordinary} from './ordinary.ts'

const options = {color: false, quiet: false}

/** Every node of a Markdown text. */
function nodesOf(text: string): readonly Nodes[] {
  const nodes: Nodes[] = []
  visit(unified().use(remarkParse).use(remarkGfm).parse(text), node => {
    nodes.push(node)
  })
  return nodes
}

describe('markdown', () => {
  test('says little about a clean list', () => {
    expect(markdown(clean, options)).toBe(
      '## awesome-paper-lint\n\n✅ **No findings** in 101 entries. Links: 101 alive.\n'
    )
  })

  test.each([
    ['ordinary', ordinary],
    ['hostile', hostile]
  ] as const)(
    'of the %s report has a row for each finding and holds no foreign link, picture or markup',
    (_, report) => {
      const nodes = nodesOf(markdown(report, options))
      const table = nodes.filter(node => node.type === 'table')[1]
      expect(table?.type === 'table' && table.children.every(row => row.children.length === 4)).toBe(true)
      expect(table?.type === 'table' && table.children.length - 1).toBe(report.summary.errors + report.summary.warnings)
      const links = nodes.flatMap(node => (node.type === 'link' ? [node.url] : []))
      expect(
        links.filter(
          url =>
            !/^\.\.\/\.\.\/blob\/HEAD\/[\w.%/-]+\?plain=1#L\d+(-L\d+)?$|^https:\/\/(github\.com\/OWNER|example\.org)\//.test(
              url
            )
        )
      ).toEqual([])
      const html = nodes.flatMap(node => (node.type === 'html' ? [node.value] : []))
      expect(html.filter(tag => !/^(<\/?code>|<br>|<!-- -->)$/.test(tag))).toEqual([])
      expect(nodes.some(({type}) => type === 'image')).toBe(false)
    }
  )

  test('links to lines of the source it is given', () => {
    const text = markdown(ordinary, {...options, source: 'https://github.com/OWNER/list/blob/abc/'})
    expect(text).toContain('(<https://github.com/OWNER/list/blob/abc/README.md?plain=1#L53>)')
  })

  test('stays below one MiB and counts what it leaves out', () => {
    const text = markdown(many(20_000, {message: '\u202e漢|'.repeat(1000)}), options)
    expect(Buffer.byteLength(text)).toBeLessThan(2 ** 20)
    const rows = text.match(/^\| (?:❌|⚠️) \|/gm)?.length ?? 0
    expect(text).toContain(`and ${(20_000 - rows).toLocaleString('en-US')} more findings.`)
  })

  test('tells of each added entry its place, the verdict on its link and its findings', () => {
    const text = markdown(ordinary, options)
    const rows = text.split('\n').filter(row => row.startsWith('| [README.md:') && row.endsWith(' |'))
    expect(text).toContain(
      'Compared with <code>origin/main</code> (0123456): 2 entries added, 1 written anew, 0 removed'
    )
    expect(rows[0]).toMatch(
      /^\| \[README\.md:53\]\(<.*>\) \| OSDI&#39;22 \*\*AlpaServe.* \| ✅ alive: .* \| ❌ 1 error, 0 warnings \|$/
    )
    expect(rows[1]).toMatch(/\| stood in the list before \| ✅ none \|$/)
    expect(markdown(clean, options)).not.toContain('New in this change')
  })

  test('tells what could not be verified by section and host, in the order of the list', () => {
    const rows = markdown(ordinary, options).split('\n')
    const start = rows.indexOf('| Section | Host | Links | Why | Places |')
    const found = rows.slice(start + 2, rows.indexOf('', start)).map(row => row.split(' | ').slice(0, 3).join(' | '))
    expect(found.slice(0, 3)).toEqual([
      '| Cluster Scheduling | <code>dl.acm.org</code> | 1 unstable',
      '| Framework | <code>dl.acm.org</code> | 2 blocked',
      '| Fault Tolerance | <code>dl.acm.org</code> | 2 blocked'
    ])
  })

  test('stays below one MiB when everything else is huge', () => {
    const huge = '\u202e'.repeat(100_000)
    const links = Array.from({length: 2000}, (_, index) => {
      const verdict = {kind: 'blocked' as const, because: huge}
      return {url: `https://host${index}.example/`, verdict, evidence: [], places: [{path: huge, line: 1, column: 1}]}
    })
    const report = {
      ...withFindings([small(1, {rule: huge, docs: `https://a.example/${huge}`})]),
      links,
      notes: Array(100).fill(huge),
      scope: {
        ...ordinary.scope!,
        base: huge,
        addedEntries: Array.from({length: 5000}, (_, line) => ({path: huge, line, tag: huge, title: huge, url: huge}))
      }
    }
    expect(Buffer.byteLength(markdown(report, options))).toBeLessThan(2 ** 20)
  })
})
