import type {Span} from '../text/span.ts'
import type {BrokenLink} from './broken.ts'
import type {ListLink} from './link.ts'

/** A heading of the list, with its place in the outline. */
export interface Heading {
  readonly span: Span
  /** Rank: 1 to 6. */
  readonly depth: number
  readonly text: string
  /** What GitHub makes its anchor of: the text without images and html, blanks kept. */
  readonly bare: string
}

/**
 * Where an entry stands: the headings above it, without the list's title. One object per heading node, and per group below
 * it: what a `<summary>` or a bold line sets apart is not the same place.
 */
export interface Section {
  readonly path: readonly string[]
  readonly heading?: Heading
  /** The bold line or `<summary>` that the entry stands under, if there is one below the heading. */
  readonly group?: string
}

/** One list item; the same object for all blocks inside of it. */
export interface Item {
  readonly span: Span
  readonly ordered: boolean
}

/** Where a table cell stands; the same `table` for all cells of one. */
export interface Cell {
  readonly table: Span
  /** 0 is the head. */
  readonly row: number
  readonly column: number
  /** The source of the whole row. */
  readonly rowSpan: Span
}

/** A node inside of running text that is no plain text. */
export interface Mark {
  readonly kind: 'strong' | 'emphasis' | 'delete' | 'code' | 'image' | 'html' | 'break'
  readonly span: Span
  /** What its markers enclose, for the kinds that have markers. */
  readonly inner?: Span
  /** Text of code, alternative text of an image. */
  readonly text?: string
}

/** A stretch of running text: a paragraph, a heading or a table cell. */
export interface Block {
  readonly kind: 'paragraph' | 'heading' | 'cell'
  readonly span: Span
  readonly section: Section
  /** The first paragraph of a list item: one entry at most begins in it. */
  readonly item: boolean
  /** The block's source with every link as one token and every other node that is no text blanked; see `mask`. */
  readonly masked: string
  /** Its links, recovered ones included, in source order. */
  readonly links: readonly ListLink[]
  /** Spans of hard breaks: two spaces, a backslash, `<br>`. */
  readonly breaks: readonly Span[]
  /** Its bold, italic, code and other nodes, outer ones first. */
  readonly marks: readonly Mark[]
  /** The list items it stands in, outermost first. */
  readonly items: readonly Item[]
  readonly cell?: Cell
}

/** A label that holds for the entries after it, such as the `<summary>` of a `<details>`; empty where it ends. */
export interface Group {
  readonly at: number
  readonly text: string
}

/** All that a list consists of, in source order. */
export interface Outline {
  readonly headings: readonly Heading[]
  readonly blocks: readonly Block[]
  /** Html comments, with their spans. */
  readonly comments: readonly {readonly span: Span; readonly value: string}[]
  /** Reference definitions, which are links too. */
  readonly definitions: readonly ListLink[]
  readonly broken: readonly BrokenLink[]
  readonly groups: readonly Group[]
}
