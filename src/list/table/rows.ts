import type {Span} from '../../text/span.ts'
import {cellsOf} from '../row-cells.ts'

/** A line of a paragraph, looked at as a row of a table. */
export interface Row {
  /** The line without what is around it: blanks, markers of quotes. */
  readonly span: Span
  readonly source: string
  /** What stands before it on its line. */
  readonly prefix: string
  readonly cells: number
  /** Whether it begins, ends with a bar, and whether it has one at all. */
  readonly bars: {readonly start: boolean; readonly end: boolean; readonly any: boolean}
}

/** The lines of a paragraph that begins at an offset. */
export function rowsOf(paragraph: string, offset: number, text: string): Row[] {
  const before = text.slice(text.lastIndexOf('\n', offset - 1) + 1, offset)
  return [...paragraph.matchAll(/[^\r\n]+/g)].map(({0: line, index}) => {
    const inner = line.trimStart().replace(/^(?:>[ \t]*)+/, '')
    const source = inner.trimEnd()
    const start = offset + index + line.length - inner.length
    const written = line.slice(0, line.length - inner.length)
    return {
      span: {start, end: start + source.length},
      source,
      // The marker of an item stands once, what goes on below it is indented.
      prefix: index === 0 ? before.replace(/[^>\s]/g, ' ') : written,
      cells: cellsOf(source),
      bars: {start: source.startsWith('|'), end: source.endsWith('|'), any: source.includes('|')}
    }
  })
}
