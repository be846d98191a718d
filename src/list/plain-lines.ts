/** A line by its offsets. */
export interface Line {
  readonly start: number
  /** Before its line ending. */
  readonly end: number
  /** After its line ending. */
  readonly next: number
}

/** All lines of a text; a final line ending does not start another one. */
export function linesOf(text: string): Line[] {
  const lines: Line[] = []
  let start = 0
  for (const match of text.matchAll(/\r\n?|\n/g)) {
    const next = match.index + match[0].length
    lines.push({start, end: match.index, next})
    start = next
  }
  if (start < text.length) lines.push({start, end: text.length, next: text.length})
  return lines
}
