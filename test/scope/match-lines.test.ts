import fc from 'fast-check'
import {describe, expect, test} from 'vitest'
import {matchLines} from '../../src/scope/match-lines.ts'
import {cpuTime} from '../helpers/cpu-time.ts'

const match = (before: string, now: string) => [...matchLines([...before], [...now])]
const lines = fc.array(fc.constantFrom('a', 'b', 'c', 'd', '', 'e'), {maxLength: 40})

describe('matchLines', () => {
  test('finds insertions, removals and changes', () => {
    expect(match('abc', 'abc')).toEqual([0, 1, 2])
    expect(match('abc', 'axbc')).toEqual([0, -1, 1, 2])
    expect(match('abc', 'ac')).toEqual([0, 2])
    expect(match('abc', 'axc')).toEqual([0, -1, 2])
    expect(match('', 'ab')).toEqual([-1, -1])
    expect(match('ab', '')).toEqual([])
  })

  test('takes the first of two equal lines for the old one', () => {
    expect(match('ab', 'aab')).toEqual([0, -1, 1])
    expect(match('abc', 'abcb')).toEqual([0, 1, 2, -1])
  })

  test('keeps what stands between lines that occur once', () => {
    expect(match('..1..2..3..', '..1.x.2..3.y.')).toEqual([0, 1, 2, 3, -1, 4, 5, 6, 7, 8, 9, -1, 10])
  })

  test('matches equal lines only, each once and in order, and all of a text to itself', () => {
    fc.assert(
      fc.property(lines, lines, (before, now) => {
        const matched = [...matchLines(before, now)]
        const old = matched.filter(index => index >= 0)
        expect(old).toEqual([...new Set(old)].sort((a, b) => a - b))
        for (const [index, from] of matched.entries()) if (from >= 0) expect(before[from]).toBe(now[index])
        expect([...matchLines(now, now)]).toEqual(now.map((_, index) => index))
      })
    )
  })

  test.each([
    ['rewritten to the last line', (index: number) => `new ${index}`],
    ['turned around', (index: number) => `old ${99_999 - index}`],
    ['of which every other line is new', (index: number) => (index % 2 ? `new ${index}` : `old ${index}`)],
    ['of equal lines', () => 'old 7']
  ])('takes no long time for a text %s', (_, line) => {
    const before = Array.from({length: 100_000}, (_, index) => `old ${index}`)
    const start = cpuTime()
    matchLines(
      before,
      before.map((_, index) => line(index))
    )
    expect(cpuTime() - start).toBeLessThan(3000)
  })
})
