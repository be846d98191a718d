import {identify} from './catalog/identifiers.ts'
import {exactVenue} from './catalog/venues.ts'
import {splitPeople} from './list/people.ts'
import type {List} from './list/read.ts'

/** One entry as data: the contract of `awesome-lint export --format json`. Absent fields are `null` or `[]`. */
export interface ExportedEntry {
  readonly path: string
  /** 1-based. */
  readonly line: number
  /** Headings above the entry, without the list's title. */
  readonly section: readonly string[]
  /** The catalog's spelling, or the tag as written when the venue is unknown. */
  readonly venue: string | null
  /** Four digits. */
  readonly year: number | null
  readonly affiliations: readonly string[]
  readonly title: string
  readonly url: string | null
  /** Further links of the entry. */
  readonly links: readonly {readonly label: string; readonly url: string}[]
  readonly authors: readonly string[]
  /** Read from the URL. */
  readonly doi: string | null
  /** Read from the URL, without version. */
  readonly arxiv: string | null
}

/** The entries of a list as data, in document order. */
export function exportEntries({entries, lines, settings}: List, path: string): ExportedEntry[] {
  return entries.map(entry => {
    const {doi, arxiv} = entry.url.text ? identify(entry.url.text) : {}
    return {
      path,
      line: lines.lineAt(entry.span.start),
      section: entry.section.path,
      venue: venueName(entry.venue?.text ?? entry.scope?.venue, settings.venues),
      year: entry.year?.value ?? entry.scope?.year ?? null,
      affiliations: entry.affiliations.map(({text}) => text),
      title: entry.title.text,
      url: entry.url.text || null,
      links: entry.links.filter(({url}) => url !== entry.url.text).map(({text, url}) => ({label: text, url})),
      authors: entry.authors ? splitPeople(entry.authors.text) : [],
      doi: doi ?? null,
      arxiv: arxiv ?? null
    }
  })
}

/** The catalog's spelling of exactly this name, else the name as written: an export interprets nobody's words. */
const venueName = (written: string | undefined, extra: List['settings']['venues']) =>
  written === undefined ? null : (exactVenue(written, extra)?.name ?? written)
