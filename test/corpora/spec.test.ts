import {micromark} from 'micromark'
import {gfm, gfmHtml} from 'micromark-extension-gfm'
import remarkFrontmatter from 'remark-frontmatter'
import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import {unified} from 'unified'
import {describe, expect, test} from 'vitest'
import {rules} from '../../rules/index.ts'
import {house} from '../../rules/presets/house.ts'
import {enabledRules} from '../../src/enabled.ts'
import {fix} from '../../src/fix.ts'
import {lint} from '../../src/lint.ts'
import {cuts} from '../../src/list/chunks.ts'
import {parse} from '../../src/list/parse.ts'
import {examples} from './examples.ts'

const recommended = {rules: enabledRules({}, {rules, house})}
/** Every rule there is, also those that no preset turns on. */
const all = {
  rules: enabledRules({}, {rules, house, only: [...rules.map(({rule}) => rule.id), ...house.map(({id}) => id)]})
}

/** What a reader sees; blanks at the end of a line he does not. */
const render = (text: string) =>
  micromark(text, {
    allowDangerousHtml: true,
    allowDangerousProtocol: true,
    extensions: [gfm()],
    htmlExtensions: [gfmHtml()]
  }).replace(/[ \t]+$/gm, '')

/** A whole run takes a minute: `SPEC=whole npx vitest run test/corpora/spec.test.ts`. */
const every = process.env.SPEC === 'whole' ? 1 : 9

/** Parsed in parts of a few lines, where lists are of a hundred thousand. */
const small = {long: 400, part: 200, section: 40}
const filler = 'Text of a paragraph that is long enough.\n\n'.repeat(2)
const whole = unified().use(remarkParse).use(remarkGfm).use(remarkFrontmatter).freeze()
/** Compared as text, places and all. */
const inParts = (text: string) => JSON.stringify(parse(text, small).children)
const inOne = (text: string) => JSON.stringify(whole.parse(text).children)

/** Entries with a link that is never closed, a parameter that tracks, and two blanks in a title. */
const faulty = `# Papers

- [OSDI'21][CMU] [Pollux: Co-adaptive Cluster Scheduling](https://www.usenix.org/conference/osdi21/presentation/qiao
- [NSDI'23][UWM] [Shockwave: Fair and  Efficient Cluster Scheduling](https://www.usenix.org/conference/nsdi23/presentation/zheng)
- [OSDI'20][MSR] [Antman: Dynamic Scaling](https://www.usenix.org/conference/osdi20/presentation/xiao?utm_source=x)
`
const repaired = '/osdi21/presentation/qiao)\n'
const mark = '# Here is the mark'
const seen = '<h1>Here is the mark</h1>'

test('there are as many examples as both specifications have', () => {
  expect(examples.length).toBeGreaterThan(690)
})

/** Repaired by all rules at once. */
const repairs = new Map(examples.map(({text}) => [text, fix(text, 'list.md', all, true).text]))

describe('every example of the CommonMark and GFM specifications', () => {
  test('is linted by all rules, and every range is inside of it', () => {
    for (const {name, text} of examples) {
      const {findings, list} = lint(text, 'list.md', all)
      for (const {finding, span} of findings) {
        expect(span.start, name).toBeGreaterThanOrEqual(0)
        expect(span.end, name).toBeGreaterThanOrEqual(span.start)
        expect(span.end, name).toBeLessThanOrEqual(text.length)
        expect(list.lines.lineAt(span.start), name).toBe(finding.line)
      }
    }
  })

  test('gets from `recommended` what a reader would say, and nothing else', () => {
    const said = examples.flatMap(({name, text}) =>
      lint(text, 'list.md', recommended).findings.map(
        ({finding}) => `${name}, line ${finding.line}: ${finding.rule}: ${finding.message}`
      )
    )
    expect(said).toMatchInlineSnapshot(`
      [
        "GFM 42, line 2: heading-increment: Unexpected heading of rank 5 after one of rank 1, expected rank 2",
        "GFM 49, line 3: heading-increment: Unexpected heading of rank 3 after one of rank 1, expected rank 2",
        "CommonMark 484, line 1: empty-link: Unexpected link to \`./target.md\` without text, expected one",
        "GFM 496, line 1: empty-link: Unexpected link \`[link]()\` without destination, expected a URL",
        "GFM 497, line 1: empty-link: Unexpected link \`[link](<>)\` without destination, expected a URL",
        "CommonMark 501, line 1: broken-anchor: Unexpected anchor \`#fragment\`, expected that of a heading or an html id of this list",
        "GFM 576, line 1: empty-link: Unexpected link \`[foo]()\` without destination, expected a URL",
        "GFM 203, line 2: broken-table: Unexpected row of dashes \`| --- |\` with 1 cell, expected 2 as in the head: the rows are shown as text",
        "GFM 510, line 1: broken-anchor: Unexpected anchor \`#fragment\`, expected that of a heading or an html id of this list",
      ]
    `)
  })

  test('is repaired to a fixpoint', () => {
    for (const {name, text} of examples) {
      const once = repairs.get(text)!
      if (once !== text) expect(fix(once, 'list.md', all, true).text, name).toBe(once)
    }
  })

  test('keeps every line of which nothing was said, and looks as before', () => {
    for (const {name, text} of examples) {
      const {findings} = lint(text, 'list.md', all)
      const fixed = repairs.get(text)!
      const [before, after] = [text.split('\n'), fixed.split('\n')]
      expect(after, name).toHaveLength(before.length)
      for (const [index, line] of before.entries()) {
        const reported = findings.some(({finding}) => finding.line <= index + 1 && index + 1 <= finding.endLine)
        if (!reported) expect(after[index], name).toBe(line)
      }
      expect(render(fixed), name).toBe(render(text))
    }
  })

  test('looks as before when the entries beside it are repaired', () => {
    for (const {name, text} of examples.filter((_, index) => index % every === 0)) {
      const below = `${faulty}\n${mark}\n\n${text}`
      const above = `${text}\n\n${mark}\n\n${faulty}`
      const [one, other] = [
        fix(below, 'list.md', recommended, true).text,
        fix(above, 'list.md', recommended, true).text
      ]
      expect(one, name).toContain(repaired)
      expect(render(one).split(seen)[1], name).toBe(render(below).split(seen)[1])
      // An example that leaves html or code open takes in all that follows.
      if (render(above).includes(seen)) expect(render(other).split(seen)[0], name).toBe(render(above).split(seen)[0])
    }
  })

  test.each([
    ['LF', '\n'],
    ['CRLF', '\r\n']
  ])('parsed in parts, is what it is parsed whole, with %s', (_, ending) => {
    let parts = 0
    for (const {name, text} of examples.filter((_, index) => ending === '\n' || index % 5 === 0)) {
      const labels = (text.match(/\[[^\]]+\]/g) ?? []).join('\n\n')
      const list = `# A\n\n${filler}${text}\n\n## B\n\n${labels}\n\n${filler}## C\n\n${filler}`.replaceAll('\n', ending)
      parts += cuts(list, small).length
      expect(inParts(list), name).toBe(inOne(list))
    }
    expect(parts).toBeGreaterThan(ending === '\n' ? 1000 : 200)
  })
})

describe('all examples one after the other', () => {
  const joined = (wanted: (text: string) => boolean) =>
    examples
      .filter(({text}) => wanted(text))
      .map(({name, text}) => `# ${name}\n\n${text}`)
      .join('\n\n')
  const calm = joined(text => !/\]:|<|`{3}|~{3}/.test(text))

  test.each([
    ['all', joined(() => true)],
    ['those without definitions', joined(text => !text.includes(']:'))],
    ['those without definitions, html and code', calm]
  ])('are parsed in parts as they are parsed whole: %s', (_, text) => {
    expect(inParts(text)).toBe(inOne(text))
  })

  test('are cut at most of their headings where they leave nothing open', () => {
    expect(cuts(calm, small).length).toBeGreaterThan(200)
  })

  test('are linted, and repaired to a fixpoint', () => {
    const text = joined(() => true)
    for (const {span} of lint(text, 'list.md', all).findings) {
      expect(span.end).toBeGreaterThanOrEqual(span.start)
      expect(span.end).toBeLessThanOrEqual(text.length)
    }
    const once = fix(text, 'list.md', all, true).text
    expect(fix(once, 'list.md', all, true).text).toBe(once)
  })
})
