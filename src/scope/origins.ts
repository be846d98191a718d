import type {Linted} from '../lint.ts'
import {indexLines} from '../text/lines.ts'
import {matchLines} from './match-lines.ts'

/** Where a line stood before the change. */
export interface Origin {
  readonly list: Linted
  /** 1-based. */
  readonly line: number
  /** What it read, blanks at its end included. */
  readonly text: string
}

/** A line of a list now, and where it stood before, if it is not new. */
export interface Line {
  readonly text: string
  readonly origin?: Origin
}

/** What stood before the change, as one list needs to know it. */
export interface Before {
  /** The list itself, under whatever name; absent when it is new. */
  readonly base?: Linted
  /** Lines that this list has taken over from another place or list, by their text, in order. */
  readonly moved: ReadonlyMap<string, readonly Origin[]>
  /** Every list as it was, those that are gone included. */
  readonly lists: readonly Linted[]
  /** Every URL that stood in one of them. */
  readonly urls: ReadonlySet<string>
}

/** The lines of a text, without line ends. */
export function linesOf(text: string): string[] {
  const lines = indexLines(text)
  return Array.from({length: lines.count}, (_, index) => {
    const {start, end} = lines.span(index + 1)
    return text.slice(start, end)
  })
}

/**
 * What makes a line the same line: blanks at its end hold a list together or do not, but whoever adds them has not written
 * the line.
 */
const lineKey = (text: string) => text.trimEnd()

/** The lines of a list now. Those that were moved, within the list or from another one, are not new. */
export function originsOf({list}: Linted, {base, moved}: Before): Line[] {
  const now = linesOf(list.text)
  const old = base ? linesOf(base.list.text) : []
  const matched = matchLines(old.map(lineKey), now.map(lineKey))
  const taken = new Map<string, number>()
  return now.map((text, index): Line => {
    const from = matched[index]!
    if (from >= 0) return {text, origin: {list: base!, line: from + 1, text: old[from]!}}
    const key = lineKey(text)
    const number = taken.get(key) ?? 0
    const origin = moved.get(key)?.[number]
    if (!origin) return {text}
    taken.set(key, number + 1)
    return {text, origin}
  })
}

/**
 * Find the lines that moved: gone from one place of any list, and new in another. Each is handed out once, so that the
 * second copy of a line is new.
 *
 * @returns for every list what it has taken over.
 */
export function findMoves(
  lists: readonly {readonly now: readonly string[]; readonly base?: Linted}[],
  gone: readonly Linted[]
): Map<string, Origin[]>[] {
  const pool = new Map<string, Origin[]>()
  const leave = (list: Linted, text: string, line: number) => {
    const key = lineKey(text)
    if (key.trim() === '') return
    const origins = pool.get(key)
    const origin = {list, line, text}
    origins ? origins.push(origin) : pool.set(key, [origin])
  }
  const matches = lists.map(({now, base}) => {
    const old = base ? linesOf(base.list.text) : []
    const matched = matchLines(old.map(lineKey), now.map(lineKey))
    const kept = new Set(matched)
    for (const [index, text] of old.entries()) if (!kept.has(index)) leave(base!, text, index + 1)
    return matched
  })
  for (const linted of gone)
    for (const [index, text] of linesOf(linted.list.text).entries()) leave(linted, text, index + 1)
  return lists.map(({now}, number) => {
    const taken = new Map<string, Origin[]>()
    for (const [index, text] of now.entries()) {
      if (matches[number]![index]! >= 0) continue
      const key = lineKey(text)
      const origin = pool.get(key)?.shift()
      if (!origin) continue
      const origins = taken.get(key)
      origins ? origins.push(origin) : taken.set(key, [origin])
    }
    return taken
  })
}
