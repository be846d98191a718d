import {expect, test} from 'vitest'
import {fix} from '../src/fix.ts'
import {everyRule, recommended} from './fuzz/linting.ts'

test('a repair that is blamed for what another did is made in the next pass', () => {
  // The bracket before `g` makes a link of it and leaves the one before `G` alone, which is an error; the blank is innocent.
  const text = 'g](ps:/)\n[G n ercharged High-Performance '
  const {text: once} = fix(text, 'list.md', everyRule, true)
  expect(once).toBe('[g](ps:/)\n[G n ercharged High-Performance')
})

test('a repair that would turn the lines below into code is not made', () => {
  const entry = "- [Pollux](https://www.usenix.org/conference/osdi21/presentation/qiao), OSDI'21\n"
  const text = `# A\n\n<!-- awesome-lint-disable-next-line unclosed-link -->~~~ js\n\n${entry.repeat(2)}`
  const {text: fixed, list} = fix(text, 'list.md', recommended, true)
  expect(fixed).toContain('<!-- awesome-lint-disable-next-line unclosed-link -->~~~')
  expect(list.links).toHaveLength(2)
})
