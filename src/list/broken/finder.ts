import type {ListLink} from '../link.ts'

/** What the search for broken links looks at. */
export interface Finder {
  readonly masked: string
  readonly base: number
  readonly text: string
  readonly links: ReadonlyMap<number, ListLink>
}

/** How far back the beginning of a link is looked for. */
export const wayBack = 4000
/** How far ahead its end is: from each bracket of a line without end it would be to the end of all. */
export const wayAhead = 4000

/** Index of the bracket that `]` at `close` closes, or -1; looks back over at most one soft line ending. */
export function opener({masked}: Finder, close: number): number {
  let depth = 0
  let lines = 0
  for (let at = close - 1; at >= 0 && at > close - wayBack; at--) {
    const unit = masked[at]!
    if (unit === ']' || unit === '】') depth++
    else if (unit === '[' || unit === '【') {
      if (depth === 0) return at
      depth--
    } else if (unit === '\n' && (++lines > 1 || /(?: {2}|\\|\uE002)\r?$/.test(masked.slice(Math.max(0, at - 3), at))))
      return -1
  }
  return -1
}

/** Index of the end of a line, or of what is looked at of a very long one. */
export function lineEnd(masked: string, from: number): number {
  const ahead = masked.slice(from, from + wayAhead)
  const ending = ahead.search(/[\r\n]/)
  return from + (ending < 0 ? ahead.length : ending)
}

/** Index of the last of some units up to a place, or of where the search for it ends. */
export function lastBefore(masked: string, at: number, units: readonly string[]): number {
  const from = Math.max(0, at - wayBack)
  const behind = masked.slice(from, at + 1)
  return from + Math.max(...units.map(unit => behind.lastIndexOf(unit)))
}

/** Index of the parenthesis that closes the one before `from`, on the same line, or -1. */
export function closer(masked: string, from: number, end: number, closing = ')'): number {
  let depth = 0
  for (let at = from; at < end; at++) {
    if (masked[at] === '(') depth++
    else if (masked[at] === closing && depth === 0) return at
    else if (masked[at] === ')') depth--
  }
  return -1
}

/** A quotation in a message, cut where it is long. */
export const clip = (text: string) => (text.length > 60 ? `${text.slice(0, 59)}…` : text)
