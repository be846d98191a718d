import {readFileSync} from 'node:fs'
import fc from 'fast-check'
import remarkFrontmatter from 'remark-frontmatter'
import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import {unified} from 'unified'
import {expect, test} from 'vitest'
import {parse} from '../src/list/parse.ts'
import {plainBlocks} from '../src/list/plain.ts'

const whole = unified().use(remarkParse).use(remarkGfm).use(remarkFrontmatter).freeze()

test.each([
  '[a][b] [c](d)  \nx \ny  \n',
  '# A b\n\n[a](b)\nc\n\n[d](e) \n[f](g)  \n\nh',
  'a\r\n[b](c)  \r\nd\r\n\r\n## E_f & g\r\n\r\n- h\r\n\r\ni\r\n',
  '[a](b)\n[c](d)',
  '- a\n\nb\n\n- c\n\n  d\n\ne\n',
  'a\n\n---\nb: c\n---\n\nd\n',
  '[a][b]\n\n[b]: https://a.example/\n',
  '[a](b) ![c](d)\n\ne! [f](g)!\n'
])('%j has the tree of the parser', text => {
  expect(parse(text)).toEqual(whole.parse(text))
})

test('a list that is written in lines is nearly all plain', () => {
  const seed = readFileSync(new URL('fixtures/seed/awesome-dl-training-system.md', import.meta.url), 'utf8')
  const read = plainBlocks(seed).reduce((sum, {start, end}) => sum + end - start, 0)
  expect(read / seed.length).toBeGreaterThan(0.9)
  expect(parse(seed)).toEqual(whole.parse(seed))
})

const pieces = [
  ...[
    '[',
    ']',
    '(',
    ')',
    '[a](b)',
    "[SOSP'23][CMU] ",
    '[T t](https://a.example/x_y?b=1&c=2)',
    '![',
    '!',
    '[^1]',
    ']: '
  ],
  ...[
    '*',
    '_',
    'a_b',
    '`',
    '<',
    '>',
    '<b>',
    '&',
    '&amp;',
    ' & ',
    '@',
    'a@b.example',
    'www.a.example',
    'https://a.example',
    '\\'
  ],
  ...[
    '#',
    '## ',
    '- ',
    '1. ',
    '    ',
    '\t',
    '---',
    '===',
    '|',
    '| - |',
    '~',
    '~~~',
    '```',
    '<!-- a -->',
    '<!--',
    '<details>'
  ],
  ...[
    'word',
    ' ',
    '  ',
    '  \n',
    '\n',
    '\n',
    '\n\n',
    '\n\n',
    '\r\n',
    '\r',
    'Ä',
    '\u00a0',
    '😀',
    '2023',
    '\u2028',
    ':',
    '.'
  ]
]
const text = fc.array(fc.constantFrom(...pieces), {maxLength: 40}).map(parts => parts.join(''))
const plain = fc
  .array(
    fc.constantFrom(
      "[SOSP'23][CMU] ",
      '[T t](https://a.example/)',
      'word',
      ' ',
      '  \n',
      '\n',
      '\n\n',
      '\r\n',
      '# A\n',
      '\n- a\n',
      '\n*a*\n',
      '[',
      ']',
      '!'
    ),
    {maxLength: 40}
  )
  .map(parts => parts.join(''))

test.each([
  ['anything', text],
  ['mostly plain text', plain]
])(
  'the tree of %s is that of the parser',
  (_, texts) => {
    fc.assert(
      fc.property(texts, written => {
        expect(JSON.stringify(parse(written))).toBe(JSON.stringify(whole.parse(written)))
      }),
      {numRuns: Number(process.env.RUNS ?? 3000)}
    )
  },
  120_000
)
