import type {Span} from '../../text/span.ts'
import {unpaired} from '../brackets.ts'
import type {Entry} from '../entry.ts'
import type {ListLink} from '../link.ts'
import type {UnitName} from '../unit.ts'

interface Placed {
  readonly name: UnitName
  readonly span: Span
}

/** The fields of an entry that stand in its own lines, in order; those that overlap another are left out. */
export function fieldsOf(entry: Entry, text: string): Placed[] {
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
  if (affiliations[0])
    add('affiliation', closed({start: affiliations[0].span.start, end: affiliations.at(-1)!.span.end}, text))
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

/** Institutions with the bracket that closes a short name among them: `Hunan University (HNU)`. */
const closed = ({start, end}: Span, text: string): Span =>
  text[end] === ')' && unpaired(text.slice(start, end)) > unpaired(text.slice(start, end + 1))
    ? {start, end: end + 1}
    : {start, end}

/** A label without brackets of its own: `paper` of `[[paper]](url)`. */
const bare = ({start, end}: Span, text: string): Span => {
  const marks = /^(\\?\[).*?(\\?\])$/s.exec(text.slice(start, end))
  return marks ? {start: start + marks[1]!.length, end: end - marks[2]!.length} : {start, end}
}

/** A further link with the brackets around it: `[[code](url)]`. */
function outer({span}: ListLink, text: string): Span {
  return text[span.start - 1] === '[' && text[span.end] === ']' ? {start: span.start - 1, end: span.end + 1} : span
}
