import type {ExtraVenue} from '../catalog/venues.ts'
import type {Block} from './blocks.ts'
import {type Entry, readEntry} from './entry.ts'
import type {Format} from './format.ts'
import {match} from './match.ts'
import {type Piece, pieces} from './pieces.ts'

/** What a list holds, read by a format or without one. */
export interface Read {
  readonly entries: readonly Entry[]
  /** Lines, items and rows that might be entries. */
  readonly candidates: number
}

/** Read the entries of a list whose format is given: whatever does not fit it is no entry. */
export function readGiven(blocks: readonly Block[], text: string, format: Format, venues: readonly ExtraVenue[]): Read {
  const entries: Entry[] = []
  let candidates = 0
  for (const block of blocks) {
    if (block.kind !== 'paragraph' || block.links.length === 0) continue
    let before: {piece: Piece; index: number} | undefined
    for (const piece of pieces(block, text)) {
      const found = match(piece, format)
      const entry = found && readEntry(piece, found, text, venues)
      if (entry || (isCandidate(piece) && (piece.item || !block.item))) candidates++
      if (!entry) {
        before = undefined
        continue
      }
      if (before?.piece.ending === 'soft')
        entries[before.index] = {
          ...entries[before.index]!,
          runsOn: runOn(before.piece.span.end, piece.span.start, text)
        }
      before = {piece, index: entries.length}
      entries.push(entry)
    }
  }
  return {entries, candidates}
}

/** The blanks at the end of a line, where a break is missing. */
export function runOn(end: number, next: number, text: string): {start: number; end: number} {
  return {start: end, end: end + /^[ \t]*/.exec(text.slice(end, next))![0].length}
}

/** A line with a link that leads outside of the file: links to its own headings are a table of contents. */
const isCandidate = (piece: Piece) => piece.links.some(link => !link.url.startsWith('#'))
