import type {Span} from '../../text/span.ts'
import type {Section} from '../blocks.ts'
import type {Draft} from '../draft.ts'
import type {Piece} from '../pieces.ts'

/** One place of a list that may be an entry, read. */
export interface Reading {
  readonly draft: Draft
  /** The line, item, row or paragraph; it begins where the title's line begins. */
  span: Span
  readonly section: Section
  readonly container: 'line' | 'item' | 'row' | 'block'
  /** What keeps the next line of the same paragraph apart. */
  readonly ending?: Piece['ending']
  /** Headings' and groups' words that may carry a venue or a year, innermost first. */
  readonly scopes: readonly string[]
  /** The first line of a list item, which is one even where a paragraph would be many. */
  readonly piece?: Piece
  /** Which table it is a row of. */
  readonly table?: Span
}

/** Where an entry stands, and the words above it. */
export interface Scope {
  readonly words: readonly string[]
  readonly section: Section
}
