import {SaxesParser} from 'saxes'
import {describe, expect, test} from 'vitest'
import {junit} from '../../src/report/junit.ts'
import type {Report} from '../../src/report/report.ts'
import {hostile} from './hostile.ts'
import {clean, ordinary} from './ordinary.ts'

/** The elements of the XML with their attributes; throws where it is not well-formed. */
function elements(report: Report) {
  const seen: {readonly name: string; readonly attributes: Readonly<Record<string, unknown>>}[] = []
  const parser = new SaxesParser()
  parser.on('error', error => {
    throw error
  })
  parser.on('opentag', ({name, attributes}) => seen.push({name, attributes: {...attributes}}))
  parser.write(junit(report, {color: false, quiet: false})).close()
  return seen
}

describe('junit', () => {
  test.each([
    ['ordinary', ordinary],
    ['hostile', hostile]
  ] as const)('of the %s report is well-formed and its sums are right', (_, report) => {
    const all = elements(report)
    const total = (name: string) => all.filter(element => element.name === name).length
    const sum = (key: string) =>
      all.reduce((number, {name, attributes}) => number + (name === 'testsuite' ? Number(attributes[key]) : 0), 0)
    expect(sum('tests')).toBe(total('testcase'))
    expect(sum('failures')).toBe(total('failure'))
    expect(sum('skipped')).toBe(total('skipped'))
    expect([total('failure'), total('skipped')]).toEqual([report.summary.errors, report.summary.warnings])
  })

  test('has one passing case for a clean list', () => {
    expect(elements(clean).map(({name}) => name)).toEqual(['testsuites', 'testsuite', 'testcase'])
  })
})
