import type {ExtraVenue} from '../catalog/venues.ts'
import type {Outline} from './blocks.ts'
import {type Custom, customsOf, formatOf, type Shaped} from './customs.ts'
import {deviations} from './deviations.ts'
import type {Entry} from './entry.ts'
import type {Format} from './format.ts'
import {entryOf} from './general.ts'
import {type Read, runOn} from './given.ts'
import {papersOf} from './papers.ts'
import type {Pattern} from './pattern.ts'
import type {Reading} from './segment/reading.ts'
import {readings} from './segment.ts'
import {unitsOf} from './unit.ts'

/** What a list of unknown format turned out to be. */
export interface AnyRead extends Read {
  /** How it writes its entries, if it has a custom at all. */
  readonly format?: Format
  /** Customs of parts of it, in source order. */
  readonly customs?: readonly Custom[]
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
  // A few papers among other things have no format of their own.
  const isList = entries.length * 5 >= all.length
  const {entries: compared, main, customs} = compare(entries, papers, text, isList, given)
  const candidates = Math.max(entries.length, all.filter(({draft}) => draft.links.length > 0).length)
  return {
    entries: compared,
    candidates,
    ...(main && {format: formatOf(main.pattern)}),
    customs
  }
}

/** Hold entries to the shapes that dominate, and note how they differ from them. */
function compare(
  entries: readonly Entry[],
  papers: readonly Reading[],
  text: string,
  isList: boolean,
  given: Pattern | undefined
) {
  const shaped = entries.flatMap((entry, index): Shaped[] => {
    // Rows of html are laid out by their tags.
    if (text[entry.span.start] === '<') return []
    const table = papers[index]?.table?.start
    return [{entry, units: unitsOf(entry, text), ...(table !== undefined && {table})}]
  })
  const {main, held} = customsOf(shaped, isList, given)
  const changed = new Map<Entry, Entry>()
  // A section alone is no proof that an entry lacks anything: lists of several generations mix their formats.
  for (const {pattern, members, custom} of held)
    for (const [entry, deviation] of deviations(pattern, members, text))
      if (custom?.part !== 'section' || deviation.missing.length === 0)
        changed.set(entry, {...entry, ...deviation, ...(custom && {custom})})
  return {
    entries: entries.map(entry => changed.get(entry) ?? entry),
    main,
    customs: held.flatMap(({custom}) => custom ?? []).sort((one, other) => one.start - other.start)
  }
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
