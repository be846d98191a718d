import {describe, expect, test} from 'vitest'
import {rdjson} from '../../src/report/rdjson.ts'
import {small, withFindings} from './many.ts'

/** What these tests look at. */
interface Result {
  readonly diagnostics: readonly {
    readonly location: {readonly range: unknown}
    readonly suggestions?: readonly {readonly range: unknown; readonly text: string}[]
  }[]
}

describe('rdjson', () => {
  test('counts columns in bytes of UTF-8, as its own example does', () => {
    const finding = small(1, {column: 4, endColumn: 5, fix: {text: 'c', safe: true}})
    const {diagnostics} = JSON.parse(rdjson(withFindings([finding], 'a𐐀b\n'), {color: false, quiet: false})) as Result
    const range = {start: {line: 1, column: 6}, end: {line: 1, column: 7}}
    expect(diagnostics[0]?.location.range).toEqual(range)
    expect(diagnostics[0]?.suggestions).toEqual([{range, text: 'c'}])
  })

  test('counts from the start of the line a range ends on', () => {
    const finding = small(1, {column: 2, endLine: 2, endColumn: 3})
    const {diagnostics} = JSON.parse(
      rdjson(withFindings([finding], 'é1\r\néé\r\n'), {color: false, quiet: false})
    ) as Result
    expect(diagnostics[0]?.location.range).toEqual({start: {line: 1, column: 3}, end: {line: 2, column: 5}})
  })
})
