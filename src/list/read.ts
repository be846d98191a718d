import type {Root} from 'mdast'
import type {ExtraAffiliation} from '../catalog/affiliations.ts'
import type {ExtraVenue} from '../catalog/venues.ts'
import {indexLines, type Lines} from '../text/lines.ts'
import {touching} from '../text/touching.ts'
import {type AnyRead, readAny} from './any.ts'
import type {Heading} from './blocks.ts'
import type {BrokenLink} from './broken.ts'
import type {Custom} from './customs.ts'
import {usedDefinitions} from './definitions.ts'
import {embeddedLinks} from './embedded.ts'
import type {Entry} from './entry.ts'
import {type Format, parseFormat} from './format.ts'
import {FormatError} from './format-error.ts'
import {readGiven} from './given.ts'
import type {ListLink} from './link.ts'
import {mend} from './mend.ts'
import {type MisspeltBreak, misspeltBreaks} from './misspelt-breaks.ts'
import {outline} from './outline.ts'
import type {FileFacts} from './relative.ts'
import {readSuppressions, type Suppressions, type SuppressionUse} from './suppressions.ts'
import {type BrokenTable, brokenTables} from './table/broken.ts'

/** What the user says of his list; all of it is optional. */
export interface ListSettings {
  /** The entry format, in the notation of {@link parseFormat}; inferred where it is absent. */
  readonly entry?: string
  /** Venues that the catalog lacks. */
  readonly venues?: readonly ExtraVenue[]
  /** Institutions that the catalog lacks. */
  readonly affiliations?: readonly ExtraAffiliation[]
  /** The current year; where it is absent, that of the catalog's data. */
  readonly now?: number
}

/** The verdict on a URL, as far as rules need it. */
export interface LinkVerdict {
  readonly kind: string
  readonly because: string
  /** Where it moved to. */
  readonly to?: string
  /** Another spelling of a dead link that is alive. */
  readonly instead?: string
  /** A snapshot of a dead link in the archive. */
  readonly archived?: string
  /** Whether the page has the id that the fragment names. */
  readonly fragment?: {readonly found: boolean; readonly because: string}
}

/** Verdicts by URL. */
export type Verdicts = ReadonlyMap<string, LinkVerdict>

/** One Markdown file of papers, read. Spans are offsets into `text`, which has no byte order mark. */
export interface List {
  readonly text: string
  readonly lines: Lines
  readonly settings: ListSettings
  /** How it writes its entries; the notation is empty where no shape dominates. */
  readonly format: Format
  /** How parts of it write their entries, where they have a custom of their own. */
  readonly customs: readonly Custom[]
  readonly entries: readonly Entry[]
  /** Lines and items that hold a link and so might be entries. */
  readonly candidates: number
  /** The list has a format, or parts of it have: one shape dominates, or at least half of the candidates are entries of the one given. */
  readonly fits: boolean
  readonly headings: readonly Heading[]
  /** Every link of the file, images and html included, broken ones as they were meant, in source order. */
  readonly links: readonly ListLink[]
  readonly broken: readonly BrokenLink[]
  /** Tables that GitHub does not show as such. */
  readonly brokenTables: readonly BrokenTable[]
  /** Line breaks that are none, because their tag is misspelt. */
  readonly misspeltBreaks: readonly MisspeltBreak[]
  /** What the link check holds of its URLs; only in a run that checked them. */
  readonly verdicts?: Verdicts
  /** What is known of the files that it links to; only in a run that could look. */
  readonly files?: FileFacts
  /** The comments that silence rules. */
  readonly suppressions: Suppressions
  /** What became of the comments; only after the rules ran. */
  readonly use?: SuppressionUse
  readonly comments: readonly {readonly span: {readonly start: number; readonly end: number}; readonly value: string}[]
}

/** Of a list in which no shape dominates. */
const noFormat: Format = {notation: '', parts: []}

/** Read a list from its tree. `text` is the source without byte order mark, as the parser counts. */
export function readList(tree: Root, text: string, settings: ListSettings = {}): List {
  const outlined = outline(tree, text)
  const {headings, blocks, comments, definitions, broken} = outlined
  const venues = settings.venues ?? []
  const given = settings.entry === undefined ? undefined : parseFormat(settings.entry)
  const read: AnyRead =
    given && !given.pattern ? readGiven(blocks, text, given, venues) : readAny(outlined, text, venues, given?.pattern)
  const {candidates} = read
  const custom = given ? undefined : plainFormat(read.format?.notation)
  const entries = custom ? mend(read.entries, blocks, text, custom, venues) : read.entries
  const format = given ?? read.format ?? noFormat
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
    broken: withoutFormats(broken, entries),
    brokenTables: brokenTables(blocks, text),
    misspeltBreaks: misspeltBreaks(blocks, text),
    comments,
    customs: read.customs ?? [],
    fits: given ? entries.length * 2 >= candidates : read.format !== undefined || (read.customs ?? []).length > 0,
    links: [
      // Of a reference the definition counts, of html the address.
      ...blocks.flatMap(block => block.links.filter(({kind}) => kind !== 'reference' && kind !== 'html')),
      ...usedDefinitions(definitions, text),
      ...embeddedLinks(tree, text)
    ].sort((a, b) => a.span.start - b.span.start)
  }
}

/** A bracket without partner, where the list's format says which mark is missing: one fault, told once. */
function withoutFormats(broken: readonly BrokenLink[], entries: readonly Entry[]): BrokenLink[] {
  const lacking = entries.filter(({span, gaps}) =>
    gaps.some(gap => /[[\]]/.test(gap.literal) && gap.span.start >= span.start)
  )
  const near = touching(lacking, ({span}) => ({start: span.start, end: span.end + 2}))
  return broken.filter(({kind, place}) => kind !== 'unbalanced' || !near({start: place.start, end: place.end + 1}))
}

/** A format without optional parts or columns, by which one line can be read; `undefined` for any other. */
function plainFormat(notation: string | undefined): Format | undefined {
  if (notation === undefined) return
  try {
    const format = parseFormat(notation)
    return format.pattern ? undefined : format
  } catch (error) {
    // What is inferred may name parts that a single line cannot be read by.
    if (error instanceof FormatError) return
    throw error
  }
}
