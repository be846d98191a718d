import type {ExtraVenue, Venue} from './venue.ts'
import {allVenues} from './venue-table.ts'

export {nearVenue} from './near-venue.ts'
export type {Confidence, ExtraVenue, Venue, VenueKind} from './venue.ts'
export {allVenues} from './venue-table.ts'

/** The ways to a venue: by its spelling, and by its letters and digits alone; `undefined` where two venues claim one. */
interface Index {
  readonly spelt: ReadonlyMap<string, Venue | undefined>
  readonly bare: ReadonlyMap<string, Venue | undefined>
}

const indexes = new WeakMap<readonly Venue[], Index>()

/**
 * The venue that a tag names, or nothing: by name or alias whatever the case, then without spaces, dots and hyphens,
 * then without a publisher or `Proc. of` in front. `IEEE SP` is S&P and `ACM CIKM` is CIKM, but `IEEE Security` is nothing.
 */
export function findVenue(written: string, extra?: readonly ExtraVenue[]): Venue | undefined {
  const index = indexOf(allVenues(extra))
  const text = written.trim().replace(/\s+/g, ' ')
  const direct = lookUp(text, index)
  if (direct) return direct
  const [, publisher, rest] =
    /^(?:(acm|ieee|usenix|acm\/ieee|ieee\/acm)|proc(?:eedings|\.)?(?: of)?(?: the)?) (.+)$/i.exec(text) ?? []
  if (!rest) return undefined
  const venue = lookUp(rest, index)
  if (!venue || !publisher) return venue
  // `IEEE Security` must not become USENIX Security: the publisher written has to be one of the venue's.
  return publisher
    .toUpperCase()
    .split('/')
    .some(name => venue.publisher?.includes(name))
    ? venue
    : undefined
}

/**
 * The venue whose name or alias is exactly what is written, ignoring case and outer blanks (an alias also without its
 * closing parenthesis). What an export may call canonical without interpreting anybody's words.
 */
export function exactVenue(written: string, extra?: readonly ExtraVenue[]): Venue | undefined {
  return indexOf(allVenues(extra)).spelt.get(written.trim().toLowerCase())
}

function lookUp(text: string, {spelt, bare}: Index): Venue | undefined {
  return spelt.get(text.toLowerCase()) ?? bare.get(bareName(text))
}

/** A tag's letters, digits and ampersands in lower case: `Euro-Sys`, `EUROSYS` and `Euro Sys` are one. */
export function bareName(written: string): string {
  return written.toLowerCase().replace(/[\s.\-\u2010-\u2014_]+/g, '')
}

function indexOf(venues: readonly Venue[]): Index {
  const built = indexes.get(venues)
  if (built) return built
  const spelt = new Map<string, Venue | undefined>()
  const bare = new Map<string, Venue | undefined>()
  // Names first, so that no alias takes a name from its venue.
  for (const venue of venues) claim(spelt, venue.name.toLowerCase(), venue)
  for (const venue of venues) for (const alias of spellings(venue)) claim(spelt, alias.toLowerCase(), venue, true)
  for (const [text, venue] of spelt) if (venue) claim(bare, bareName(text), venue)
  const index = {spelt, bare}
  indexes.set(venues, index)
  return index
}

/** Lets a venue have a key; two different claimants of equal right lose it, because neither is meant for certain. */
function claim(keys: Map<string, Venue | undefined>, key: string, venue: Venue, asAlias = false) {
  const owner = keys.get(key)
  if (!keys.has(key)) keys.set(key, venue)
  else if (owner !== venue && !(asAlias && owner?.name.toLowerCase() === key)) keys.set(key, undefined)
}

/** A venue's aliases, each also without a remark in parentheses. */
export function spellings(venue: Venue): readonly string[] {
  return venue.aliases.flatMap(alias => {
    const plain = alias.replace(/\s*\([^()]*\)$/, '')
    return plain === alias ? [alias] : [alias, plain]
  })
}
