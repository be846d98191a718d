import {describe, expect, test} from 'vitest'
import {pretty} from '../../src/report/pretty.ts'
import {widthOf} from '../../src/report/width.ts'
import {cpuTime} from '../helpers/cpu-time.ts'
import {hostile} from './hostile.ts'
import {many, small, withFindings} from './many.ts'
import {clean, ordinary} from './ordinary.ts'

const plain = {color: false, quiet: false}

describe('pretty', () => {
  test('says one line about a clean list', () => {
    expect(pretty(clean, plain)).toBe('✔ No findings in 101 entries of README.md · links: 101 alive\n')
  })

  test('says how many warnings it holds back when only errors are wanted', () => {
    const report = withFindings([small(1, {severity: 'warning'})])
    expect(pretty(report, {...plain, quiet: true})).toMatch(
      /^✔ No errors since origin\/main in 101 entries of README\.md \(1 warning not shown\).*\n$/
    )
  })

  test.each([80, 120])('keeps the ordinary report within %i columns', columns => {
    const rows = pretty(ordinary, {...plain, columns}).split('\n')
    expect(rows.filter(row => widthOf(row) > columns && !/https:\/\/\S+$/.test(row) && !/fix:/.test(row))).toEqual([])
  })

  test('puts the rule right behind the message when the width is unknown', () => {
    const text = pretty(withFindings([small(1, {message: 'Unexpected x '.repeat(20).trim()})]), plain)
    expect(text).toMatch(/Unexpected x {2}some-rule\n/)
  })

  test('takes colour from its options alone', () => {
    expect(pretty(ordinary, plain)).not.toContain('\u001b')
    expect(pretty(ordinary, {...plain, color: true})).toContain('\u001b[31m')
  })

  test('paints and says the same', () => {
    const painted = pretty(hostile, {...plain, color: true, columns: 80})
    expect(painted.replace(/\u001b\[\d+m/g, '')).toBe(pretty(hostile, {...plain, columns: 80}))
  })

  test('prints no row that the log of a GitHub job obeys', () => {
    for (const columns of [40, 80, 120]) expect(pretty(hostile, {...plain, columns})).not.toMatch(/^\s*::|##\[/m)
  })

  test('names every host that could not be verified once for each way it failed', () => {
    expect(pretty(ordinary, plain).match(/^ {2}dl\.acm\.org .*/gm)).toEqual([
      '  dl.acm.org  7 blocked: status 403 from dl.acm.org: robots are barred',
      '  dl.acm.org  1 unstable: no answer within 20 s, 3 times'
    ])
  })

  test('prints 5,000 findings in well under a second', () => {
    const report = many(5000)
    pretty(report, {...plain, color: true, columns: 120})
    const start = cpuTime()
    pretty(report, {...plain, color: true, columns: 120})
    expect(cpuTime() - start).toBeLessThan(900)
  })

  test('prints 5,000 findings of one line of a megabyte in well under a second', () => {
    const findings = Array.from({length: 5000}, (_, index) =>
      small(1, {column: index * 200 + 1, endColumn: index * 200 + 9})
    )
    const report = withFindings(findings, '漢x'.repeat(500_000))
    const start = cpuTime()
    pretty(report, {...plain, columns: 80})
    expect(cpuTime() - start).toBeLessThan(2000)
  })
})
