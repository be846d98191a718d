import type {Range, Span} from './span.ts'

/** The lines of a text, found once: offsets to lines and columns in logarithmic time. */
export interface Lines {
  /** Number of lines; a final line ending does not start another one. */
  readonly count: number
  /** 1-based line that holds the offset. */
  lineAt(offset: number): number
  /** The line's content, without its line ending. */
  span(line: number): Span
  /** Where a span stands for people. */
  range(span: Span): Range
}

/**
 * Index the lines of a text. `\n`, `\r\n` and a lone `\r` end a line, as in CommonMark.
 * Lines are counted from 1; an offset past the end belongs to the last line.
 */
export function indexLines(text: string): Lines {
  const starts = [0]
  for (const match of text.matchAll(/\r\n?|\n/g)) starts.push(match.index + match[0].length)
  const last = starts.length > 1 && starts.at(-1) === text.length ? starts.length - 1 : starts.length

  const lineAt = (offset: number) => {
    let low = 0
    let high = starts.length - 1
    while (low < high) {
      const middle = (low + high + 1) >> 1
      if (starts[middle]! <= offset) low = middle
      else high = middle - 1
    }
    return low + 1
  }

  return {
    count: last,
    lineAt,
    span(line) {
      const start = starts[line - 1] ?? text.length
      let end = starts[line] ?? text.length
      while (end > start && (text[end - 1] === '\n' || text[end - 1] === '\r')) end--
      return {start, end}
    },
    range({start, end}) {
      const line = lineAt(start)
      const endLine = lineAt(end)
      return {line, column: start - starts[line - 1]! + 1, endLine, endColumn: end - starts[endLine - 1]! + 1}
    }
  }
}
