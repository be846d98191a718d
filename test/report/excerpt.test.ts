import fc from 'fast-check'
import {describe, expect, test} from 'vitest'
import {excerpt, linesOf} from '../../src/report/excerpt.ts'
import {widthOf} from '../../src/report/width.ts'

/** The excerpt of one line around the columns from `column` to `endColumn`. */
function around(line: string, column: number, endColumn: number, width: number) {
  return excerpt([line], {line: 1, column, endLine: 1, endColumn}, width)
}

const character = fc.constantFrom(
  'a',
  'b',
  ' ',
  '\t',
  '漢',
  '😀',
  'é',
  'e\u0301',
  '\u202e',
  '\u001b',
  '\ud800',
  '👩‍🔬',
  '##['
)
const lineText = fc.array(character, {maxLength: 120}).map(parts => parts.join(''))

describe('excerpt', () => {
  test('shows a line that fits as it is', () => {
    expect(around('abc def', 5, 8, 40)).toEqual({before: 'abc ', marked: 'def', after: '', indent: 4, length: 3})
  })

  test('cuts what lies before and behind', () => {
    const {before, marked, after} = around(`${'x'.repeat(100)}here${'y'.repeat(100)}`, 101, 105, 30)!
    expect(before).toMatch(/^…x+$/)
    expect(marked).toBe('here')
    expect(after).toMatch(/^y+…$/)
  })

  test('counts a wide character as two columns and a tab as one', () => {
    expect(around('漢\t字x', 4, 5, 40)).toMatchObject({indent: 5, length: 1})
  })

  test('marks one column for an empty range', () => {
    expect(around('abc', 4, 4, 40)).toMatchObject({indent: 3, length: 1, marked: ''})
  })

  test('marks to the end of the line when the range goes on below', () => {
    expect(excerpt(['abc', 'def'], {line: 1, column: 2, endLine: 2, endColumn: 2}, 40)).toMatchObject({
      marked: 'bc',
      length: 2
    })
  })

  test('is absent for blank lines and for lines that are not there', () => {
    expect(around('  ', 1, 1, 40)).toBeUndefined()
    expect(excerpt([], {line: 9, column: 1, endLine: 9, endColumn: 1}, 40)).toBeUndefined()
  })

  test('fits its width with the mark below the range, whatever the line', () => {
    const place = fc.nat({max: 130})
    fc.assert(
      fc.property(lineText, place, place, fc.integer({min: 20, max: 140}), (line, column, length, width) => {
        const result = around(line, column + 1, column + 1 + length, width)
        if (!result) return
        const {before, marked, after, indent} = result
        expect(widthOf(before)).toBe(indent)
        expect(result.length).toBe(Math.max(1, widthOf(marked)))
        expect(widthOf(before + marked + after)).toBeLessThanOrEqual(width)
        expect(indent + result.length).toBeLessThanOrEqual(width)
        expect(before + marked + after).not.toMatch(/[\p{Cc}\p{Cs}\u202e]|##\[/u)
      }),
      {numRuns: 3000}
    )
  })
})

describe('linesOf', () => {
  test('knows the line endings of Markdown and no others', () => {
    expect(linesOf('a\nb\r\nc\rd\u2028e')).toEqual(['a', 'b', 'c', 'd\u2028e'])
  })
})
