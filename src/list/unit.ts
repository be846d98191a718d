import type {Span} from '../text/span.ts'
import type {Entry} from './entry.ts'
import type {ListLink} from './link.ts'

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

/** What closes a field rather than opening the next one. */
const closers = /^[.?!,]?[\])}>】）*_`~"”]+/

/** Split the punctuation between two fields into what closes the one and what opens the other. */
export function splitGap(gap: string, next?: UnitName): [close: string, open: string] {
  const close = closers.exec(gap)?.[0] ?? ''
  const open = gap.slice(close.length)
  // The blank before a title belongs to what may be missing in front of it.
  const blank = next === 'title' && open.startsWith(' ') ? ' ' : ''
  // A full stop ends a title, unless a question mark does; it says nothing of the format.
  return [close.replace(/^[.?!,]/, '') + blank, open.slice(blank.length)]
}

/** Images, comments, emoji and runs of blanks are not punctuation; words are `{*}`, but for the little ones. */
export function normalGap(source: string): string {
  return source
    .replace(/<!--[^>]*-->|!\[[^\]]*\]\([^)]*\)|<[^<>]*>/g, ' ')
    .replace(/:[a-z\d_+-]{2,30}:|\p{Extended_Pictographic}|\uFE0F|\u200D|[★☆⭐]/gu, '')
    .replace(/[\p{L}\p{N}][^[\](){}|<>*`]*[\p{L}\p{N}]|[\p{L}\p{N}]/gu, words =>
      /^(?:by|in|at|from|and)$/i.test(words) ? words : '{*}'
    )
    .replace(/\s+/g, ' ')
    .replace(/\{\*\}(?:\W{0,6}\{\*\})+/g, '{*}')
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

/** The punctuation of a gap; in a table row, other cells are `{*}` whatever they hold. */
function gapOf(source: string, {container}: Entry): string {
  if (container !== 'row' || !source.includes('|')) return normalGap(source)
  const cells = source.split(/(?<!\\)\|/)
  return cells
    .map((cell, index) => {
      if (index > 0 && index < cells.length - 1) return ' {*} '
      const marks = normalGap(cell).trim()
      return index === 0
        ? `${/^[\])}*_`~]*/.exec(marks)![0]} `
        : ` ${/(?:\[{1,2}(?:\{\*\})?\]{1,2}\(|[[({*_`~]*)$/.exec(marks)![0]}`
    })
    .join('|')
}

/** What stands after the last field: marks count, remarks do not. */
const trailing = (gap: string) => (/^[.,;!]?[\])}>】）*_`~"”]+|^\s*\|.*$/.exec(gap)?.[0] ?? '').trimEnd()

interface Placed {
  readonly name: UnitName
  readonly span: Span
}

/** The fields of an entry that stand in its own lines, in order; those that overlap another are left out. */
function fieldsOf(entry: Entry, text: string): Placed[] {
  const {venue, year, date, short, affiliations, authors, title, subtitle, link, links} = entry
  const placed: Placed[] = []
  const add = (name: UnitName, span: Span | undefined) => {
    if (span && span.end > span.start && span.start >= entry.span.start && span.end <= entry.span.end)
      placed.push({name, span})
  }
  add('title', title.span)
  add('subtitle', subtitle?.span)
  add('short', short?.span)
  add('venue', venue?.span)
  if (date) add('date', date.span)
  if (year && !(date && year.span.start >= date.span.start && year.span.end <= date.span.end))
    add(year.span.end - year.span.start === 2 ? 'yy' : 'yyyy', year.span)
  add('authors', authors?.span)
  if (affiliations[0]) add('affiliation', {start: affiliations[0].span.start, end: affiliations.at(-1)!.span.end})
  if (link) {
    add('url', link.urlSpan)
    if (
      entry.container !== 'row' &&
      link.url &&
      link.label.start !== link.urlSpan.start &&
      link.label.end - link.label.start < 80
    )
      add('label', bare(link.label, text))
  }
  // What follows the last field of the paper itself is as free as people are.
  const end = Math.max(...placed.map(one => one.span.end))
  for (const one of entry.container === 'row' ? [] : links) if (one.span.start < end) add('links', outer(one, text))
  placed.sort((a, b) => a.span.start - b.span.start || b.span.end - a.span.end)
  const kept: Placed[] = []
  for (const one of placed) {
    const before = kept.at(-1)
    if (
      before?.name === 'links' &&
      one.name === 'links' &&
      /^[\s,;|/&·•]*$/.test(text.slice(before.span.end, one.span.start))
    )
      kept[kept.length - 1] = {name: 'links', span: {start: before.span.start, end: one.span.end}}
    else if (!before || one.span.start >= before.span.end) kept.push(one)
    else if (before.name === 'label' && one.name !== 'label') kept[kept.length - 1] = one
  }
  return kept
}

/** A label without brackets of its own: `paper` of `[[paper]](url)`. */
const bare = ({start, end}: Span, text: string): Span =>
  text[start] === '[' && text[end - 1] === ']' ? {start: start + 1, end: end - 1} : {start, end}

/** A further link with the brackets around it: `[[code](url)]`. */
function outer({span}: ListLink, text: string): Span {
  return text[span.start - 1] === '[' && text[span.end] === ']' ? {start: span.start - 1, end: span.end + 1} : span
}
