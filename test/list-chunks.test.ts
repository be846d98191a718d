import {existsSync, readdirSync, readFileSync} from 'node:fs'
import fc from 'fast-check'
import remarkFrontmatter from 'remark-frontmatter'
import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import {unified} from 'unified'
import {expect, test} from 'vitest'
import {cuts} from '../src/list/chunks.ts'
import {parse} from '../src/list/parse.ts'
import {readList} from '../src/list/read.ts'

const entry = (index: number) =>
  `[OSDI'21][CMU] [Paper ${index}](https://www.usenix.org/conference/osdi21/presentation/p${index})  \n`
const paragraph = (count: number) => Array.from({length: count}, (_, index) => entry(index)).join('')

test('ordinary lists are parsed whole', () => {
  expect(cuts(paragraph(300))).toEqual([])
})

test('twenty thousand entries in one paragraph are all read, each where it stands', () => {
  const text = paragraph(20_000)
  const {entries, lines} = readList(parse(text), text)
  expect(entries).toHaveLength(20_000)
  for (const index of [0, 199, 200, 201, 12_345, 19_999]) {
    expect(lines.lineAt(entries[index]!.span.start)).toBe(index + 1)
    expect(entries[index]!.title.text).toBe(`Paper ${index}`)
    expect(text.slice(entries[index]!.title.span.start, entries[index]!.title.span.end)).toBe(`Paper ${index}`)
  }
})

test('cuts are line starts, never in code, html or tables', () => {
  const long = paragraph(1000)
  expect(cuts(`\`\`\`\n${long}\`\`\`\n`)).toEqual([])
  expect(cuts(`<details>\n${long}`)).toEqual([])
  expect(cuts(`| a |\n|---|\n${'| [x](https://a.example/) |\n'.repeat(1000)}`)).toEqual([])
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom('[a](b)  ', '- c', '', '```', 'text', '<div>', '> quote'), {
        minLength: 500,
        maxLength: 1500
      }),
      fc.constantFrom('\n', '\r\n'),
      (lines, ending) => {
        const text = lines.join(ending)
        for (const cut of cuts(text)) expect(text.slice(cut - ending.length, cut)).toBe(ending)
      }
    ),
    {numRuns: 30}
  )
})

const whole = unified().use(remarkParse).use(remarkGfm).use(remarkFrontmatter).freeze()
/** Compared as text: the trees have a hundred thousand nodes. */
const isSame = (text: string) => JSON.stringify(parse(text).children) === JSON.stringify(whole.parse(text).children)
const filler = `${'Text of a paragraph. '.repeat(50)}

`.repeat(85)

test('a long text is cut before headings, and its tree is that of the whole', () => {
  const text = `# A\n\n${filler}## B\n\n${filler}## C\n\n${filler}`
  expect(cuts(text)).toEqual([text.indexOf('## B'), text.indexOf('## C')])
  expect(isSame(text)).toBe(true)
})

test.each([
  ['in code', '```\n\n## B\n\n```\n'],
  ['in a comment', '<!--\n\n## B\n\n-->\n'],
  ['in preformatted html', '<pre>\n\n## B\n\n</pre>\n'],
  ['where definitions hold for the whole text', '## B\n\n[a][b]\n\n[b]: https://a.example/\n']
])('it is not cut %s', (_, middle) => {
  const text = `# A\n\n${filler}\n${middle}\n${filler}`
  expect(cuts(text)).toEqual([])
})

const corpus = new URL('../../shared/corpus/lists/', import.meta.url)
test.skipIf(!existsSync(corpus))(
  'real lists have the same tree, cut or whole',
  () => {
    const texts = readdirSync(corpus).map(name => readFileSync(new URL(name, corpus), 'utf8').replace(/^\uFEFF/, ''))
    const cut = texts.filter(text => cuts(text).length > 0)
    expect(cut.length).toBeGreaterThan(3)
    for (const text of cut) expect(isSame(text)).toBe(true)
  },
  120_000
)

test('what is nested deeper than any list is text, and places stay true', () => {
  for (const marker of ['>', '> ', '- ', '1. ']) {
    const text = `${marker.repeat(10_000)}a\n\n[b](https://a.example/)\n`
    const tree = parse(text)
    expect(tree.children.at(-1)?.position?.start.offset).toBe(text.indexOf('[b]'))
  }
})

test('a tree that is too deep to be walked is refused', () => {
  expect(() => parse(`${'**a '.repeat(2_000)}${'b** '.repeat(2_000)}`)).toThrow('nested more than')
})
