import {type ExtraVenue, findVenue, type Venue} from '../catalog/venues.ts'
import type {Span} from '../text/span.ts'
import type {Section} from './blocks.ts'
import type {Custom} from './customs.ts'
import type {FieldName} from './format.ts'
import type {ListLink} from './link.ts'
import {collapse} from './link.ts'
import type {Gap, Match} from './match.ts'
import type {Piece} from './pieces.ts'
import type {UnitName} from './unit.ts'

/** A field of an entry: where it stands, and its text as people read it. */
export interface Field {
  readonly span: Span
  readonly text: string
}

/** One paper of a list. Fields that the entry does not have are absent. */
export interface Entry {
  readonly span: Span
  readonly section: Section
  readonly item: boolean
  /** As written; `known` is the catalog's venue of that name. */
  readonly venue?: Field & {readonly known?: Venue}
  /** `value` has four digits. */
  readonly year?: Field & {readonly value: number}
  /** The span from venue to year: the tag `OSDI'21`. */
  readonly tag?: Span
  /** One an institution: `UMich&ByteDance` are two. */
  readonly affiliations: readonly Field[]
  readonly authors?: Field
  readonly title: Field
  /** The destination, decoded; its span is the source between the parentheses. Empty where the paper has no link. */
  readonly url: Field
  /** Links of the entry other than the one to the paper. */
  readonly links: readonly ListLink[]
  /** The link to the paper, if it has one. */
  readonly link?: ListLink
  /** The paper's own day or month: `2023.12`, `[2023/08]`. */
  readonly date?: Field
  /** A short name in brackets in front of the title. */
  readonly short?: Field
  /** The rest of a title of which only the beginning is the link; `title.text` has both. */
  readonly subtitle?: Field
  /** What the entry is written in: a line, a list item, a table row, or a paragraph of several lines. */
  readonly container: 'line' | 'item' | 'row' | 'block'
  /** Venue and year that headings or groups above give, where the entry's own text does not. */
  readonly scope?: {readonly venue?: string; readonly year?: number}
  /** The punctuation around its fields, beside that of the format. */
  readonly gaps: readonly Gap[]
  /** Fields that all other entries have. */
  readonly missing: readonly UnitName[]
  /** The custom of its part of the list, where it deviates from that and not from the format of the whole. */
  readonly custom?: Custom
  /** Where the break should be if the next entry renders on the same line. */
  readonly runsOn?: Span
}

/** Two-digit years above this are of the last century. */
const century = 50

/** Build an entry from a piece and its match; `undefined` when what matched cannot be one. */
export function readEntry(piece: Piece, match: Match, text: string, venues: readonly ExtraVenue[]): Entry | undefined {
  const {fields, link, gaps, missing} = match
  const field = (name: FieldName): Field | undefined => {
    const span = fields.get(name)
    return span && {span, text: collapse(text.slice(span.start, span.end))}
  }
  const title: Field | undefined =
    link.label === fields.get('title') ? {span: link.label, text: link.text} : field('title')
  if (!title?.text) return

  const written = field('venue')
  const known = written && findVenue(written.text, venues)
  const digits = field('yy') ?? field('yyyy')
  // Without a year, only a name from the catalog tells a venue from any other word in brackets.
  if (written && !digits && !known) return
  const value =
    digits &&
    (digits.text.length === 4
      ? Number(digits.text)
      : Number(digits.text) + (Number(digits.text) > century ? 1900 : 2000))
  const venue = written && {...written, ...(known && {known})}
  const year = digits && value !== undefined ? {...digits, value} : undefined
  const affiliation = fields.get('affiliation')
  const authors = field('authors')
  return {
    span: piece.span,
    section: piece.section,
    item: piece.item,
    ...(venue && {venue}),
    ...(year && {year}),
    ...(venue &&
      year && {
        tag: {start: Math.min(venue.span.start, year.span.start), end: Math.max(venue.span.end, year.span.end)}
      }),
    affiliations: affiliation ? split(affiliation, text) : [],
    ...(authors && {authors}),
    title,
    url: {span: link.urlSpan, text: link.url},
    links: piece.links.filter(one => one !== link),
    link,
    gaps,
    missing,
    container: piece.item ? 'item' : 'line'
  }
}

/** `UMich&ByteDance`, `MIT, CMU`, `PKU/THU`, `CMU][MSR`: each institution with its span. */
function split(span: Span, text: string): Field[] {
  const fields: Field[] = []
  for (const match of text.slice(span.start, span.end).matchAll(/[^&,/，、[\]]+/g)) {
    const name = match[0].trim()
    if (!name) continue
    const start = span.start + match.index + match[0].indexOf(name)
    fields.push({span: {start, end: start + name.length}, text: collapse(name)})
  }
  return fields
}
