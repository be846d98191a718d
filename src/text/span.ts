/** A half-open range of a list's source, in UTF-16 units; a byte order mark is not counted. */
export interface Span {
  readonly start: number
  readonly end: number
}

/** Where a span stands for people: 1-based lines and columns, columns in UTF-16 units, the end exclusive. */
export interface Range {
  readonly line: number
  readonly column: number
  readonly endLine: number
  readonly endColumn: number
}

/** True when two spans share at least one unit, or when an empty span lies strictly inside the other. */
export function overlaps(a: Span, b: Span): boolean {
  return a.start < b.end && b.start < a.end
}
