import type {Span} from '../../text/span.ts'

/** What the author of a link got wrong, so that Markdown shows its source or leads elsewhere. */
export type BrokenKind =
  | 'no-closing-parenthesis'
  | 'no-closing-bracket'
  | 'no-opening-bracket'
  | 'no-opening-parenthesis'
  | 'wrong-closing-bracket'
  | 'space-in-url'
  | 'space-before-parenthesis'
  | 'reversed'
  | 'full-width'
  | 'nested-link'
  | 'text-for-url'
  | 'misspelt-scheme'
  | 'missing-scheme'
  | 'marks-around-url'
  | 'double-parenthesis'
  | 'stray-mark'
  | 'second-destination'
  | 'unbalanced'

/** A link that CommonMark does not read as its author meant it. */
export interface BrokenLink {
  readonly kind: BrokenKind
  /** What is wrong, after "Unexpected ": with the text that was seen. */
  readonly unexpected: string
  /** What belongs there, after "expected ". */
  readonly expected: string
  /** The range to replace; empty for an insertion. */
  readonly place: Span
  /** What replaces it, likeliest first; absent where nobody can know. */
  readonly fixes: readonly string[]
  readonly safe: boolean
  /** The whole construct as written. */
  readonly span: Span
  /** What was meant as the label and as the URL. */
  readonly label: Span
  readonly url?: Span
}
