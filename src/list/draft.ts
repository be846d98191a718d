import type {ExtraVenue} from '../catalog/venues.ts'
import type {Span} from '../text/span.ts'
import {collapse, type ListLink} from './link.ts'
import type {Role} from './roles.ts'
import type {Tag} from './tag.ts'
import {sourceSpan, type View} from './view.ts'

/** A field of an entry in the making: where it stands, and its text as people read it. */
export interface Found {
  readonly span: Span
  readonly text: string
}

/** A link of an entry and what it is for. */
export interface RoledLink {
  readonly link: ListLink
  /** Absent where neither label nor address tells. */
  readonly role?: Role
  /** The label, or the words before the link, say so; else only the address does. */
  readonly labelled: boolean
}

/** What was found in the text of one entry so far; the first of each kind counts. */
export interface Draft {
  /** `set` where bold or quotes set it off from other text. */
  title?: Found & {readonly link?: ListLink; readonly set?: boolean}
  venue?: Found & {readonly known: boolean}
  year?: Found & {readonly value: number}
  /** The day or month of the paper, where it is more than a year. */
  date?: Found
  /** The span from venue to year where both stand in one tag. */
  tag?: Span
  short?: Found
  /** What follows a linked short name and belongs to the title. */
  subtitle?: Found
  readonly affiliations: Found[]
  readonly authors: Found[]
  readonly links: RoledLink[]
  /** The word before the title's link says that it leads to code. */
  titleIsCode?: boolean
}

/** What the reader knows beside the text. */
export interface Context {
  readonly venues: readonly ExtraVenue[]
}

/** Of a paper nothing is known of yet. */
export const newDraft = (): Draft => ({affiliations: [], authors: [], links: []})

/** Units of a view that are no text: style marks and images. */
export const styleMarks = /[\uE002\uE010-\uE016]/g

/** Text of a stretch of a view as people read it; links count as their labels. */
export function readable(view: View, from: number, to: number): string {
  let next = 0
  for (let i = 0; i < from; i++) if (view.text[i] === '\uE000') next++
  return collapse(
    view.text
      .slice(from, to)
      .replace(/\uE000/g, () => view.links[next++]?.text ?? '')
      .replace(/\uE014/g, ' ')
      .replace(styleMarks, '')
      .replace(/[\u200B-\u200D\u2060\uFEFF\uFFFC\u00AD]/g, '')
  )
}

/** A stretch of a view as a field. */
export const found = (view: View, from: number, to: number): Found => ({
  span: sourceSpan(view, from, to),
  text: readable(view, from, to)
})

/** Take venue, year and date of a tag that stands in a view from unit `base` on; what the draft has already stays. */
export function takeTag(draft: Draft, {venue, when}: Tag, view: View, base: number): void {
  const place = (from: number, to: number) => sourceSpan(view, base + from, base + to)
  const hadVenue = draft.venue !== undefined
  if (venue && !draft.venue) draft.venue = {span: place(venue.from, venue.to), text: venue.text, known: venue.known}
  if (!when) return
  const year = {...place2(when.year.from, when.year.to), value: when.value}
  if (when.date) draft.date ??= place2(when.whole.from, when.whole.to)
  // The year of the venue counts more than the paper's own date.
  if (!draft.year || (venue && !hadVenue && draft.tag === undefined)) {
    draft.year = year
    if (venue && !hadVenue) {
      const spans = [draft.venue!.span, year.span]
      draft.tag = {start: Math.min(...spans.map(one => one.start)), end: Math.max(...spans.map(one => one.end))}
    }
  }

  function place2(from: number, to: number): Found {
    return {span: place(from, to), text: view.text.slice(base + from, base + to)}
  }
}
