import type {ExtraVenue} from '../catalog/venues.ts'
import type {Block} from './blocks.ts'
import {type Entry, readEntry} from './entry.ts'
import type {Format} from './format.ts'
import {match} from './match.ts'
import {pieces} from './pieces.ts'

/** More than this many such entries are no slips but another kind of entry. */
const most = 200

/**
 * Entries whose tags could not be told apart, because a bracket is missing, read anew by the format that their list
 * turned out to have.
 */
export function mend(
  entries: readonly Entry[],
  blocks: readonly Block[],
  text: string,
  format: Format,
  venues: readonly ExtraVenue[]
): readonly Entry[] {
  const names = new Set(format.parts.flatMap(part => (part.kind === 'field' ? part.name : [])))
  const lacks = ({venue, affiliations, container}: Entry) =>
    container !== 'row' && ((names.has('venue') && !venue) || (names.has('affiliation') && affiliations.length === 0))
  const lacking = entries.filter(lacks)
  if (lacking.length === 0 || lacking.length > Math.min(most, entries.length / 2)) return entries
  const mended = new Map<Entry, Entry>()
  for (const entry of lacking) {
    const at = entry.title.span.start
    const block = blocks.find(({span, kind}) => kind === 'paragraph' && span.start <= at && at < span.end)
    const piece = block && pieces(block, text).find(({span}) => span.start <= at && at < span.end)
    const found = piece && match(piece, format)
    const better = found && found.missing.length === 0 && readEntry(piece, found, text, venues)
    if (better)
      mended.set(entry, {
        ...entry,
        ...better,
        section: entry.section,
        container: entry.container,
        ...(entry.runsOn && {runsOn: entry.runsOn})
      })
  }
  return mended.size === 0 ? entries : entries.map(entry => mended.get(entry) ?? entry)
}
