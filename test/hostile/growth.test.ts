import {expect, test} from 'vitest'
import {lint} from '../../src/lint.ts'
import {silencedBy} from '../../src/list/silenced.ts'
import type {Suppression} from '../../src/list/suppressions.ts'
import {withoutCredentials} from '../../src/text/redact.ts'
import {withinTime} from '../../src/world/time-limit.ts'
import {everyRule} from '../fuzz/linting.ts'

/** A hundred times what the longest of these takes; what grows with the cube of the run takes minutes. */
const patience = 25_000

const many = (scrap: string, length: number) => scrap.repeat(Math.ceil(length / scrap.length))

test.each([
  ['addresses that never end', many('https://a.example/(', 600_000)],
  ['links that never begin', many('](https://a.example/)', 200_000)],
  ['comments that never end', many('<!--', 400_000)],
  ['html comments that never end', `<table>\n<tr><td>${many('<!--', 400_000)}\n`],
  ['bold marks', many('a**b', 400_000)],
  ['openings of links', many('[a](', 200_000)],
  ['ends of links', many('](', 200_000)],
  ['marks of deleted text', many('~a', 400_000)],
  ['words of a title', `- [${many('word ', 400_000)}](https://a.example/x), OSDI'21\n`],
  ['blanks in a line', `- [Po${many(' ', 300_000)}llux](https://a.example/x), OSDI'21\n`],
  ['blanks that do not break', `- A. Bo. Pol${many('\u00a0', 200_000)}lux. OSDI, 2021. [paper](https://a.example/x)\n`],
  [
    'cells of such blanks',
    `| Venue | Title |\n|---|---|\n| OS${many('\u00a0', 200_000)}DI | [A](https://a.example/x) |\n`
  ],
  ['a heading of hyphens', `## ${many('-', 300_000)}a\n\n[A](#b)\n`],
  ['a line of comments', `<!-- awesome-lint-disable-next-line entry-format: a -->\n${many('<!---->', 400)}x\n`],
  ['comments on comments', many('<!-- awesome-lint-disable-next-line entry-format: a -->\n\n', 600_000)]
])('%s take no time to speak of', (_, text) => {
  expect(withinTime(patience, () => lint(text, 'list.md', everyRule))).toBeDefined()
})

test('thousands of suppressions over thousands of findings take no time to speak of', () => {
  const directives = Array.from({length: 40_000}, (_, index): Suppression => {
    const span = {start: index * 10, end: index * 10 + 5}
    const verb = (['disable-line', 'disable', 'enable'] as const)[index % 3]!
    return {verb, span, rules: [{id: 'no-tabs', span}], ours: true, covers: {start: index * 10, end: index * 10 + 9}}
  })
  const suppressions = {directives, malformed: []}
  const starts = withinTime(patience, () =>
    directives.map(
      ({span}) => silencedBy(suppressions, 'no-tabs', {start: span.start + 9, end: span.end + 9})?.span.start
    )
  )
  expect(starts?.slice(0, 7)).toEqual([0, 10, 30, 30, 40, 60, 60])
})

test('an address of a hundred thousand labels is quoted in no time to speak of', () => {
  const said = withinTime(patience, () => [withoutCredentials(`${many('www.', 400_000)} https://me:secret@a.example/`)])
  expect(said?.[0]?.endsWith('www. https://***@a.example/')).toBe(true)
})

test.each([
  ['a title of commas', (many: string) => `- [Po${many}llux](https://a.example/x), OSDI'21\n`],
  ['a line of commas', (many: string) => `- A. Bo. Pol${many}lux. OSDI, 2021. [paper](https://a.example/x)\n`],
  [
    'a cell of commas',
    (many: string) => `| Venue | Title |\n|---|---|\n| OS${many}DI 2021 | [Pollux](https://a.example/x) |\n`
  ]
])('%s takes no time to speak of', (_, text) => {
  expect(withinTime(patience, () => lint(text(','.repeat(4000)), 'list.md', everyRule))).toBeDefined()
})
