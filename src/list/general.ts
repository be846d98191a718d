import {type ExtraVenue, exactVenue, findVenue} from '../catalog/venues.ts'
import type {Draft, RoledLink} from './draft.ts'
import type {Entry} from './entry.ts'
import {collapse, type ListLink} from './link.ts'
import type {Reading} from './segment/reading.ts'
import {readTag, type Tag} from './tag.ts'

/** Build the entry of a reading that was found to be a paper. */
export function entryOf(reading: Reading, text: string, venues: readonly ExtraVenue[]): Entry {
  const {draft, section, container} = reading
  const title = draft.title!
  const link = paperLink(draft)
  const known = draft.venue && (exactVenue(draft.venue.text, venues) ?? findVenue(draft.venue.text, venues))
  const scoped = scopeOf(reading, venues)
  return {
    span: reading.span,
    section,
    item: container === 'item',
    ...(draft.venue && {venue: {span: draft.venue.span, text: draft.venue.text, ...(known && {known})}}),
    ...(draft.year && {year: draft.year}),
    ...(draft.tag && {tag: draft.tag}),
    ...(draft.date && {date: draft.date}),
    ...(draft.short && {short: draft.short}),
    ...(draft.subtitle && {subtitle: {span: draft.subtitle.span, text: draft.subtitle.text}}),
    affiliations: draft.affiliations.flatMap(({span}) => split(span, text)),
    ...(draft.authors[0] && {authors: draft.authors[0]}),
    title: {span: title.span, text: title.text},
    url: link ? {span: link.urlSpan, text: link.url} : {span: {start: title.span.end, end: title.span.end}, text: ''},
    ...(link && {link}),
    links: unique(draft.links).filter(one => one !== link),
    gaps: [],
    missing: [],
    container,
    ...(scoped && {scope: scoped})
  }
}

const unique = (links: readonly RoledLink[]): ListLink[] => [...new Set(links.map(({link}) => link))]

/** The link to the paper: the title's own, else the first that a label calls one, else the first that is nothing else. */
function paperLink({title, links, titleIsCode}: Draft): ListLink | undefined {
  if (title?.link && !titleIsCode) return title.link
  const others = links.filter(({link}) => link !== title?.link)
  const labelled = others.find(({role, labelled}) => role === 'paper' && labelled)
  const chosen = labelled ?? others.find(({role}) => role === 'paper') ?? others.find(({role}) => role === undefined)
  return chosen?.link
}

/** What the words of headings say; hundreds of entries stand below each. */
const read = new WeakMap<readonly ExtraVenue[], Map<string, Tag | undefined>>()

function headingTag(words: string, venues: readonly ExtraVenue[]): Tag | undefined {
  const tags = read.get(venues) ?? new Map<string, Tag | undefined>()
  read.set(venues, tags)
  if (tags.has(words)) return tags.get(words)
  const tag = readTag(
    words.replace(/\s+(?:papers?|preprints?|论文)$/i, '').replace(/^(?!(?:19|20)\d\d\s)[\d.]+\s+(?=\p{L})/u, ''),
    venues
  )
  tags.set(words, tag)
  return tag
}

/** Venue and year that the headings or groups above give, where the entry itself lacks them. */
function scopeOf({draft, scopes}: Reading, venues: readonly ExtraVenue[]): Entry['scope'] {
  let venue: string | undefined
  let year: number | undefined
  for (const words of scopes) {
    const tag = headingTag(words, venues)
    if (!tag) continue
    if (tag.venue?.known) venue ??= tag.venue.text
    if (tag.when && (!tag.venue || tag.venue.known)) year ??= tag.when.value
  }
  const scope = {...(!draft.venue && venue && {venue}), ...(!draft.year && year !== undefined && {year})}
  return Object.keys(scope).length > 0 ? scope : undefined
}

/** `UMich&ByteDance`, `MIT, CMU`, `PKU/THU`: each institution with its span. */
function split(span: {readonly start: number; readonly end: number}, text: string) {
  const fields: {span: {start: number; end: number}; text: string}[] = []
  for (const match of text.slice(span.start, span.end).matchAll(/[^&,/，、[\]()@]+/g)) {
    const name = match[0].trim()
    if (!name) continue
    const start = span.start + match.index + match[0].indexOf(name)
    fields.push({span: {start, end: start + name.length}, text: collapse(name)})
  }
  return fields
}
