import {readFileSync} from 'node:fs'
import {createRequire} from 'node:module'
import {Ajv} from 'ajv'
import {describe, expect, test} from 'vitest'
import type {Report} from '../../src/report/report.ts'
import {sarif} from '../../src/report/sarif.ts'
import {hostile, hostileRules} from './hostile.ts'
import {many, small, withFindings} from './many.ts'
import {clean, ordinary, rules} from './ordinary.ts'

/** What these tests look at. */
interface Log {
  readonly runs: readonly [
    {
      readonly tool: {readonly driver: {readonly rules: readonly {readonly id: string}[]}}
      readonly results: readonly {
        readonly ruleId: string
        readonly ruleIndex: number
        readonly level: string
        readonly partialFingerprints: Readonly<Record<string, string>>
        readonly locations: readonly [{readonly physicalLocation: {readonly artifactLocation: {readonly uri: string}}}]
      }[]
    }
  ]
}

const options = {color: false, quiet: false, rules}
const read = (report: Report): Log['runs'][0] => (JSON.parse(sarif(report, options)) as Log).runs[0]

/** The official schema; Ajv reads draft 4 once its two old keywords are gone. */
function validator() {
  const path = createRequire(import.meta.url).resolve('@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json')
  const {$schema: _, id: __, ...schema} = JSON.parse(readFileSync(path, 'utf8')) as Record<string, unknown>
  const formats = {uri: URL.canParse, 'uri-reference': /^[\w\-.~:/?#[\]@!$&'()*+,;=%]*$/, 'date-time': true as const}
  return new Ajv({strict: false, unicodeRegExp: false, formats, allErrors: true}).compile(schema)
}

describe('sarif', () => {
  test.each([
    ['ordinary', ordinary, rules],
    ['hostile', hostile, hostileRules],
    ['clean', clean, []]
  ] as const)('of the %s report obeys the schema', (_, report, texts) => {
    const validate = validator()
    validate(JSON.parse(sarif(report, {...options, rules: texts})))
    expect(validate.errors ?? []).toEqual([])
  })

  test('points every result at its rule', () => {
    const {tool, results} = read(ordinary)
    expect(results.map(({ruleIndex}) => tool.driver.rules[ruleIndex]?.id)).toEqual(results.map(({ruleId}) => ruleId))
  })

  test('keeps fingerprints when lines move, and keeps them apart', () => {
    const prints = (report: Report) =>
      read(report).results.map(result => result.partialFingerprints['awesomePaperLint/v1'])
    const before = withFindings([small(1), small(2), small(3)], 'one\ntwo\ntwo\n')
    const after = withFindings([small(3), small(5), small(6)], 'new\nnew\n  one\nnew\ntwo\ntwo  \n')
    expect(prints(after)).toEqual(prints(before))
    expect(new Set(prints(ordinary)).size).toBe(10)
  })

  test('holds at most 5,000 results, errors first, and says what it leaves out', () => {
    const {results} = read(many(6000))
    expect(results).toHaveLength(5000)
    expect(results.findIndex(({level}) => level === 'warning')).toBe(3600)
    expect(sarif(many(6000), options)).toContain('1000 more findings are left out of this file')
  })

  test('encodes paths as references', () => {
    const [result] = read({...ordinary, files: [{...ordinary.files[0]!, path: 'my lists/a:b#1 ü.md'}]}).results
    expect(result?.locations[0].physicalLocation.artifactLocation.uri).toBe('my%20lists/a%3Ab%231%20%C3%BC.md')
  })
})
