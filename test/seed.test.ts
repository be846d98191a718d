import {readFileSync} from 'node:fs'
import {describe, expect, test} from 'vitest'
import {rules} from '../rules/index.ts'
import {house} from '../rules/presets/house.ts'
import {enabledRules} from '../src/enabled.ts'
import {exportEntries} from '../src/export.ts'
import {fix} from '../src/fix.ts'
import {lint} from '../src/lint.ts'
import {disguises} from './helpers/disguises.ts'

const read = (name: string) => readFileSync(new URL(`fixtures/seed/${name}`, import.meta.url), 'utf8')
const table = (name: string) => {
  const [head, ...rows] = read(name)
    .trimEnd()
    .split('\n')
    .map(line => line.split('\t'))
  return rows.map(row => Object.fromEntries(head!.map((key, index) => [key, row[index] ?? ''])))
}
const seed = read('awesome-dl-training-system.md')
const options = {rules: enabledRules({}, {rules, house})}
const plain = (text: string) => text.replace(/^\uFEFF/, '')

describe.each(disguises)('the seed list %s', (_, wear) => {
  const text = plain(wear(seed))

  test('gets exactly the findings an expert expects, with their places and fixes', () => {
    const {list, findings: inOrder} = lint(text, 'seed.md', options)
    const findings = inOrder.toSorted(
      (a, b) => a.finding.line - b.finding.line || (a.finding.rule < b.finding.rule ? -1 : 1)
    )
    expect(list.entries).toHaveLength(101)
    const expected = table('expected-findings.tsv')
    expect(findings.map(({finding}) => `${finding.line} ${finding.rule} ${finding.severity}`)).toEqual(
      expected.map(({line, rule, severity}) => `${line} ${rule} ${severity}`)
    )
    for (const [index, row] of expected.entries()) {
      const {finding} = findings[index]!
      if (row.column) expect([finding.column, finding.endColumn]).toEqual([Number(row.column), Number(row.endColumn)])
      if (row.fixKind) expect(finding.fix?.safe).toBe(row.fixKind === 'safe')
      if (row.column && row.fix) expect(finding.fix?.text.trim()).toBe(row.fix.trim())
    }
    expect(findings.filter(({finding}) => finding.severity === 'error')).toHaveLength(5)
    expect(findings.filter(({finding}) => finding.severity === 'warning')).toHaveLength(10)
  })

  test.each([
    ['safe', false],
    ['unsafe', true]
  ] as const)('is repaired by %s fixes to the expert’s text, and a second run changes nothing', (name, unsafe) => {
    const expected = plain(wear(read(`fixed-${name}.md`)))
    const fixed = fix(text, 'seed.md', options, unsafe)
    expect(fixed.text).toBe(expected)
    expect(fix(fixed.text, 'seed.md', options, unsafe).text).toBe(expected)
  })

  test('is exported as the expert reads it', () => {
    const exported = exportEntries(lint(text, 'seed.md', options).list, 'seed.md')
    const truth = table('truth.tsv')
    expect(exported).toHaveLength(truth.length)
    for (const [index, row] of truth.entries()) {
      const {line, section, venue, year, affiliations, title, url} = exported[index]!
      expect({
        line: String(line),
        section,
        venue,
        year: String(year),
        affiliation: affiliations.join('&'),
        title,
        url
      }).toEqual({
        line: row.line,
        section: [row.section],
        venue: row.venue,
        year: row.year,
        affiliation: row.affiliation,
        title: row.title,
        url: row.url!.trim()
      })
    }
  })
})
