import type {Span} from '../text/span.ts'
import type {Entry} from './entry.ts'
import {fieldsOf} from './unit/fields.ts'
import {gapOf, splitGap, trailing} from './unit/gap.ts'

/** Names of what a format consists of; `links` is any number of further links, `label` the words on the link to the paper. */
export const unitNames = [
  'short',
  'venue',
  'yy',
  'yyyy',
  'date',
  'affiliation',
  'authors',
  'title',
  'subtitle',
  'label',
  'url',
  'links',
  '*'
] as const

export type UnitName = (typeof unitNames)[number]

/** One field of an entry with the punctuation that belongs to it: `[` before and `]` after it. */
export interface Unit {
  readonly name: UnitName
  readonly open: string
  readonly close: string
}

/** A unit with its places: of the field, and of the punctuation since the field before. */
export interface PlacedUnit extends Unit {
  readonly span: Span
  readonly gap: Span
}

/** The units of an entry in the order in which they stand. */
export function unitsOf(entry: Entry, text: string): PlacedUnit[] {
  const fields = fieldsOf(entry, text)
  const units: PlacedUnit[] = []
  let at = entry.span.start
  let open = ''
  for (const [index, {name, span}] of fields.entries()) {
    const next = fields[index + 1]
    if (index === 0) open = gapOf(text.slice(at, span.start), entry).trimStart()
    const source = text.slice(span.end, next ? next.span.start : Math.max(span.end, entry.span.end))
    const after = next ? gapOf(source, entry) : trailing(gapOf(source, entry))
    const [close, rest] = next ? splitGap(after, next.name) : [splitGap(after)[0].trimEnd(), '']
    units.push({name, open, close, span, gap: {start: at, end: span.start}})
    at = span.end
    open = rest
  }
  return units
}
