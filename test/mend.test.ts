import {readFileSync} from 'node:fs'
import {expect, test} from 'vitest'
import entryFormat from '../rules/entry-format.ts'
import {fix} from '../src/fix.ts'
import {lint} from '../src/lint.ts'
import {only} from './helpers/said.ts'

const sound = readFileSync(new URL('fixtures/seed/fixed-unsafe.md', import.meta.url), 'utf8')
const options = {rules: [only(entryFormat)]}

test.each([
  ["[OSDI'21[CMU]", '14:9 Unexpected `[` between year and affiliation, expected `][`'],
  ["OSDI'21][CMU]", '14:1 Unexpected nothing before venue, expected `[`'],
  ["[OSDI'21][CMU", '14:14 Unexpected ` ` between affiliation and title, expected `] `'],
  ["[OSDI'21]CMU]", '14:9 Unexpected `]` between year and affiliation, expected `][`']
])('a tag that lost a bracket is read by the list’s own format: %s', (tag, says) => {
  const broken = sound.replace("[OSDI'21][CMU]", tag)
  expect(
    lint(broken, 'list.md', options).findings.map(({finding}) => `${finding.line}:${finding.column} ${finding.message}`)
  ).toEqual([says])
  expect(fix(broken, 'list.md', options, false).text).toBe(sound)
})
