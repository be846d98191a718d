import type {Root} from 'mdast'
import type {ExtraAffiliation} from '../catalog/affiliations.ts'
import type {ExtraVenue} from '../catalog/venues.ts'
import {indexLines, type Lines} from '../text/lines.ts'
import {type Heading, outline} from './blocks.ts'
import type {BrokenLink} from './broken.ts'
import {type Entry, readEntry} from './entry.ts'
import {defaultNotation, type Format, parseFormat} from './format.ts'
import type {ListLink} from './link.ts'
import {match} from './match.ts'
import {type Piece, pieces} from './pieces.ts'
import {readSuppressions, type Suppressions, type SuppressionUse} from './suppressions.ts'

/** What the user says of his list; all of it is optional. */
export interface ListSettings {
  /** The entry format, in the notation of {@link parseFormat}; default {@link defaultNotation}. */
  readonly entry?: string
  /** Venues that the catalog lacks. */
  readonly venues?: readonly ExtraVenue[]
  /** Institutions that the catalog lacks. */
  readonly affiliations?: readonly ExtraAffiliation[]
}

/** Verdicts by URL, as far as rules need them. */
export type Verdicts = ReadonlyMap<string, {readonly kind: string; readonly because: string; readonly to?: string}>

/** One Markdown file of papers, read. Spans are offsets into `text`, which has no byte order mark. */
export interface List {
  readonly text: string
  readonly lines: Lines
  readonly settings: ListSettings
  readonly format: Format
  readonly entries: readonly Entry[]
  /** Lines and items that hold a link and so might be entries. */
  readonly candidates: number
  /** At least half of the candidates are entries of the format, so that a deviation means something. */
  readonly fits: boolean
  readonly headings: readonly Heading[]
  /** Every link of the file, broken ones as they were meant, in source order. */
  readonly links: readonly ListLink[]
  readonly broken: readonly BrokenLink[]
  /** What the link check holds of its URLs; only in a run that checked them. */
  readonly verdicts?: Verdicts
  /** The comments that silence rules. */
  readonly suppressions: Suppressions
  /** What became of the comments; only after the rules ran. */
  readonly use?: SuppressionUse
  readonly comments: readonly {readonly span: {readonly start: number; readonly end: number}; readonly value: string}[]
}

/** Read a list from its tree. `text` is the source without byte order mark, as the parser counts. */
export function readList(tree: Root, text: string, settings: ListSettings = {}): List {
  const format = parseFormat(settings.entry ?? defaultNotation)
  const {headings, blocks, comments, definitions, broken} = outline(tree, text)
  const entries: Entry[] = []
  let candidates = 0
  for (const block of blocks) {
    if (block.kind !== 'paragraph' || block.links.length === 0) continue
    let before: {piece: Piece; index: number} | undefined
    for (const piece of pieces(block, text)) {
      const found = match(piece, format)
      const entry = found && readEntry(piece, found, text, settings.venues ?? [])
      if (entry || (isCandidate(piece) && (piece.item || !block.item))) candidates++
      if (!entry) {
        before = undefined
        continue
      }
      if (before?.piece.ending === 'soft') {
        const end = before.piece.span.end
        const width = /^[ \t]*/.exec(text.slice(end, piece.span.start))![0].length
        entries[before.index] = {...entries[before.index]!, runsOn: {start: end, end: end + width}}
      }
      before = {piece, index: entries.length}
      entries.push(entry)
    }
  }
  const lines = indexLines(text)
  return {
    text,
    lines,
    suppressions: readSuppressions(tree, text, lines),
    settings,
    format,
    entries,
    candidates,
    headings,
    broken,
    comments,
    fits: entries.length * 2 >= candidates,
    links: [...blocks.flatMap(block => block.links), ...definitions].sort((a, b) => a.span.start - b.span.start)
  }
}

/** A line with a link that leads outside of the file: links to its own headings are a table of contents. */
const isCandidate = (piece: Piece) => piece.links.some(link => !link.url.startsWith('#'))
