import type {CheckedLink, VerdictKind} from '../links/verdict.ts'
import type {Finding} from '../lint.ts'

export type {Finding, Severity} from '../lint.ts'

/** How a part of a list writes its entries, where that is not how the whole list does. */
export interface PartFormat {
  readonly format: string
  /** What the part is: a section, a table, or all entries of one kind (rows beside more items, say). */
  readonly of: 'section' | 'table' | 'kind'
  /** The headings above the part, without the list's title. */
  readonly section: readonly string[]
  /** Line of its first entry, 1-based. */
  readonly line: number
  /** How many entries are held to it. */
  readonly entries: number
}

/** One list as this run saw it, after any fixes. */
export interface FileReport {
  /** Relative to the working folder, with `/`; `<stdin>` for standard input. */
  readonly path: string
  /** The list's entry format in the notation of the `entry` option. */
  readonly format: string
  /** The formats of its parts that have one of their own; absent where there are none. */
  readonly formats?: readonly PartFormat[]
  /** Number of entries read. */
  readonly entries: number
  readonly findings: readonly Finding[]
  /** Sentences about the list as a whole that are no findings, such as "fewer than half of the lines fit the format". */
  readonly notes: readonly string[]
  /** The text the findings point into, without byte order mark: for source excerpts; never printed whole. */
  readonly text: string
}

/** A list that was not checked. */
export interface Refusal {
  readonly path: string
  /** Why not, as the end of a sentence. */
  readonly because: string
}

/** One distinct URL, its verdict and every place where it stands. */
export interface LinkReport extends CheckedLink {
  readonly places: readonly LinkPlace[]
}

/** One place where a URL stands. */
export interface LinkPlace {
  readonly path: string
  readonly line: number
  readonly column: number
  /** The heading that it stands under, if there is one. */
  readonly section?: string
}

/** All that one run found, as one plain value: reporters are functions of it. */
export interface Report {
  readonly version: 1
  readonly tool: {readonly name: string; readonly version: string}
  readonly files: readonly FileReport[]
  readonly links: readonly LinkReport[]
  /** Sentences about the run as a whole, such as why links were not checked. */
  readonly notes: readonly string[]
  readonly summary: Summary
  /** Lists that could not be checked, such as for the time they take; absent when all were. */
  readonly refused?: readonly Refusal[]
  /** The change that the report is limited to; absent when it is about whole lists. */
  readonly scope?: ScopeReport
}

/** A change under review: the report has its findings and its links only. */
export interface ScopeReport {
  /** What it is compared with, as the user calls it. */
  readonly base: string
  /** Id of the commit it is compared with: the merge base; absent before the first commit. */
  readonly commit?: string
  /** Entries that the change adds, in the order of the lists; their verdicts stand with the links. */
  readonly addedEntries: readonly AddedEntry[]
  /** Number of entries written anew, and of entries that are gone. Moved entries count as neither. */
  readonly changedEntries: number
  readonly removedEntries: number
}

/** An entry that stands in no earlier version. */
export interface AddedEntry {
  readonly path: string
  readonly line: number
  /** Venue and year as written: `OSDI'21`. */
  readonly tag?: string
  readonly title: string
  readonly url: string
}

/** What the report adds up to. Verdicts that do not occur are left out. */
export interface Summary {
  readonly errors: number
  readonly warnings: number
  readonly entries: number
  readonly links: Readonly<Partial<Record<VerdictKind, number>>>
}

/** A reporter turns a report into text; it prints nothing and knows nothing but its arguments. */
export type Reporter = (report: Report, options: ReporterOptions) => string

export interface ReporterOptions {
  /** ANSI colours are allowed. */
  readonly color: boolean
  /** Width of the terminal in columns, if it is one. */
  readonly columns?: number
  /** Only errors are wanted: no warnings. Sums still count what is not shown. */
  readonly quiet: boolean
  /** The rules of this run, for formats that explain them. */
  readonly rules?: readonly RuleText[]
  /**
   * Address on the web of the folder that paths are relative to, ending in `/`: `https://github.com/OWNER/REPO/blob/SHA/`.
   * Formats that link to lines do without it where they can.
   */
  readonly source?: string
}

/** What a rule says of itself, for formats that explain rules. */
export interface RuleText {
  readonly id: string
  /** One sentence: what holds in a list that follows the rule. */
  readonly summary: string
  /** Why that matters. */
  readonly why: string
  /** Address of the rule's page. */
  readonly docs: string
}
