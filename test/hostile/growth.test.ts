import {expect, test} from 'vitest'
import {lint} from '../../src/lint.ts'
import {withinTime} from '../../src/world/time-limit.ts'
import {everyRule} from '../fuzz/linting.ts'

/** A hundred times what the longest of these takes; what grows with the cube of the run takes minutes. */
const patience = 25_000

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
