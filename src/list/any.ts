import type {ExtraVenue} from '../catalog/venues.ts'
import type {Outline} from './blocks.ts'
import {deviations} from './deviations.ts'
import type {Entry} from './entry.ts'
import type {Format} from './format.ts'
import {entryOf} from './general.ts'
import {type Read, runOn} from './given.ts'
import {type Inferred, inferPattern} from './infer.ts'
import {papersOf} from './papers.ts'
import {notationOf, type Pattern} from './pattern.ts'
import type {Reading} from './segment/reading.ts'
import {readings} from './segment.ts'
import {type PlacedUnit, unitsOf} from './unit.ts'

/** What a list of unknown format turned out to be. */
export interface AnyRead extends Read {
  /** How it writes its entries, if it has a custom at all. */
  readonly format?: Format
}

/** Read the entries of a list, and find out how it writes them unless a pattern is given. */
export function readAny(outline: Outline, text: string, venues: readonly ExtraVenue[], given?: Pattern): AnyRead {
  const all = readings(outline, text, {venues})
  const papers = papersOf(all, {venues})
  const entries: Entry[] = papers.map(reading => entryOf(reading, text, venues))
  for (const [index, reading] of papers.entries()) {
    const next = papers[index + 1]
    if (next && runsInto(reading, next, text))
      entries[index] = {...entries[index]!, runsOn: runOn(reading.span.end, next.span.start, text)}
  }
  const {entries: compared, main} = compare(entries, text, given)
  // A few papers among other things have no format of their own.
  const dominates = main && entries.length * 5 >= all.length
  const candidates = Math.max(entries.length, all.filter(({draft}) => draft.links.length > 0).length)
  return {
    entries: compared,
    candidates,
    ...(main &&
      (given || dominates) && {format: {notation: notationOf(main.pattern), parts: [], pattern: main.pattern}})
  }
}

/** Hold entries to the shape that dominates among those of their kind: items, lines, blocks, rows. */
function compare(entries: readonly Entry[], text: string, given: Pattern | undefined) {
  const kinds = new Map<Entry['container'], {entry: Entry; units: PlacedUnit[]}[]>()
  for (const entry of entries) {
    const one = {entry, units: unitsOf(entry, text)}
    const kind = kinds.get(entry.container)
    if (kind) kind.push(one)
    else kinds.set(entry.container, [one])
  }
  let main: Inferred | undefined
  const changed = new Map<Entry, Entry>()
  for (const members of kinds.values()) {
    const inferred = given ? {pattern: given, count: members.length} : inferPattern(members.map(({units}) => units))
    if (!inferred) continue
    if (!main || inferred.count > main.count) main = inferred
    for (const [entry, deviation] of deviations(inferred.pattern, members, text))
      changed.set(entry, {...entry, ...deviation})
  }
  return {entries: entries.map(entry => changed.get(entry) ?? entry), main}
}

/** Whether two lines render as one: they are neighbours in one paragraph with nothing but a line ending between them. */
function runsInto(one: Reading, next: Reading, text: string): boolean {
  return (
    one.ending === 'soft' &&
    one.container === 'line' &&
    next.container === 'line' &&
    /^[ \t]*(?:\r\n?|\n)[ \t]*$/.test(text.slice(one.span.end, next.span.start))
  )
}
