import {describe, expect, test} from 'vitest'
import {github} from '../../src/report/github.ts'
import {hostile} from './hostile.ts'
import {many, small, withFindings} from './many.ts'
import {clean} from './ordinary.ts'

const options = {color: false, quiet: false}
const rows = (text: string) => text.split('\n').slice(0, -1)

describe('github', () => {
  test('is silent about a clean list', () => expect(github(clean, options)).toBe(''))

  test('writes ten annotations of each kind and says how many more there are', () => {
    const written = rows(github(many(100), options))
    expect(written.map(row => row.split(' ')[0])).toEqual([
      ...Array(10).fill('::error'),
      ...Array(10).fill('::warning'),
      '::notice'
    ])
    expect(written.at(-1)).toBe(
      '::notice title=awesome-paper-lint::and 50 errors, 30 warnings more that GitHub has no room for here'
    )
  })

  test('puts lines of the change first', () => {
    const findings = Array.from({length: 30}, (_, index) => small(index + 1, {inChange: index >= 20}))
    const lines = rows(github(withFindings(findings), options)).slice(0, 10)
    expect(lines.map(row => Number(/line=(\d+)/.exec(row)?.[1]))).toEqual([21, 22, 23, 24, 25, 26, 27, 28, 29, 30])
  })

  test('gives columns only where a finding stands on one line', () => {
    const text = github(withFindings([small(3, {endLine: 4})]), options)
    expect(text).toBe('::error file=README.md,line=3,endLine=4,title=some-rule::Line 3\n')
  })

  test('writes nothing that the runner would take for another command', () => {
    for (const row of rows(github(hostile, options))) {
      expect(row).toMatch(
        /^::(error|warning|notice) (file=[^:,]+,line=\d+,endLine=\d+(,col=\d+,endColumn=\d+)?,)?title=[^:,]+::/
      )
    }
  })
})
