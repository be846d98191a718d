import {allVenues, type ExtraVenue, spellings, type Venue} from '../catalog/venues.ts'

/** Words of tags beside the names of venues: how a paper was received, and what leads to a name. */
const beside =
  'in at proc proceedings of the appeared published presented accepted conditionally by to appear acm ieee usenix oral orals spotlight spotlights splotlight poster posters highlight highlights presentation paper papers award awards candidate finalist nomination runner up honorable honourable mention long short talk extended abstract top demo citations citation jan january feb february mar march apr april may june july aug august sept september sep oct october nov november dec december'
const known = new WeakMap<readonly Venue[], ReadonlySet<string>>()
const word = /[\p{L}\p{N}]+/gu

/** Whether words without digits may name a venue: all of them occur in names of venues, or beside them. */
export function mayName(text: string, extra: readonly ExtraVenue[]): boolean {
  const words = text.toLowerCase().match(word) ?? []
  // Few words may be a name in parts: `Euro Sys`.
  if (words.length <= 3 || /\b(?:best|outstanding|distinguished)\b/i.test(text)) return true
  const names = wordsOf(allVenues(extra))
  return words.every(one => names.has(one))
}

function wordsOf(venues: readonly Venue[]): ReadonlySet<string> {
  let names = known.get(venues)
  if (!names) {
    const all = venues.flatMap(venue => [venue.name, ...spellings(venue)]).join(' ')
    names = new Set([...beside.split(' '), ...(all.toLowerCase().match(word) ?? [])])
    known.set(venues, names)
  }
  return names
}
