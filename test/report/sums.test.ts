import {describe, expect, test} from 'vitest'
import {exitCode} from '../../src/report/exit-code.ts'
import {summarize} from '../../src/report/summary.ts'
import {small, withFindings} from './many.ts'
import {clean, ordinary} from './ordinary.ts'

describe('summarize', () => {
  test('leaves out verdicts that do not occur and tells the others in a fixed order', () => {
    const {links} = summarize(ordinary.files, ordinary.links.toReversed())
    expect(Object.entries(links)).toEqual([
      ['alive', 90],
      ['moved', 1],
      ['dead', 1],
      ['blocked', 8],
      ['unstable', 1]
    ])
  })

  test('adds up nothing to zeros', () => {
    expect(summarize([], [])).toEqual({errors: 0, warnings: 0, entries: 0, links: {}})
  })
})

describe('exitCode', () => {
  const warned = withFindings([small(1, {severity: 'warning'}), small(2, {severity: 'warning'})])

  test('is 0 for a clean list', () => expect(exitCode(clean)).toBe(0))
  test('is 1 for an error', () => expect(exitCode(withFindings([small(1)]))).toBe(1))
  test('is 0 for warnings', () => expect(exitCode(warned)).toBe(0))
  test('is 0 for as many warnings as are allowed', () => expect(exitCode(warned, {maxWarnings: 2})).toBe(0))
  test('is 1 for more warnings than are allowed', () => expect(exitCode(warned, {maxWarnings: 1})).toBe(1))
  test('is 0 for links that could not be verified', () =>
    expect(exitCode({...clean, links: ordinary.links}, {maxWarnings: 0})).toBe(0))
})
