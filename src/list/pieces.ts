import type {Span} from '../text/span.ts'
import type {Block, Section} from './blocks.ts'
import {type ListLink, trimmed} from './link.ts'

/** One line of a block as it renders, or one list item: the place where one entry may stand. */
export interface Piece {
  readonly span: Span
  readonly masked: string
  readonly links: readonly ListLink[]
  readonly section: Section
  /** True for the first piece of a list item. */
  readonly item: boolean
  /** What keeps the next piece of the same block apart: a hard break, or nothing, so that both render as one line. */
  readonly ending: 'break' | 'soft' | 'end'
}

/** Cut a block where its source lines end outside of links, and at `<br>`. */
export function pieces(block: Block, text: string): Piece[] {
  const {
    masked,
    span: {start: base}
  } = block
  const result: Piece[] = []
  let from = 0
  let nextLink = 0
  const cut = (to: number, next: number, ending: Piece['ending']) => {
    const span = trimmed({start: base + from, end: base + to}, text)
    const first = result.length === 0
    from = next
    const links: ListLink[] = []
    for (; nextLink < block.links.length && block.links[nextLink]!.span.start < base + next; nextLink++)
      links.push(block.links[nextLink]!)
    if (span.end > span.start) {
      result.push({
        span,
        masked: masked.slice(span.start - base, span.end - base),
        links,
        section: block.section,
        item: block.item && first,
        ending
      })
    }
  }
  let nextBreak = 0
  // A link masks its line endings, so only those outside of links are found here.
  for (const match of masked.matchAll(/\r\n?|\n/g)) {
    const at = base + match.index
    let ending: Piece['ending'] = 'soft'
    for (; nextBreak < block.breaks.length && block.breaks[nextBreak]!.start <= at; nextBreak++) {
      const hard = block.breaks[nextBreak]!
      const atEnd = text.slice(hard.end, at).trim() === ''
      if (hard.end >= at || atEnd) {
        ending = 'break'
        if (hard.start < at && hard.start - base >= from) {
          cut(hard.start - base, match.index + match[0].length, 'break')
        }
      } else if (hard.start - base >= from) cut(hard.start - base, hard.end - base, 'break')
    }
    if (from <= match.index) cut(match.index, match.index + match[0].length, ending)
  }
  for (; nextBreak < block.breaks.length; nextBreak++) {
    const hard = block.breaks[nextBreak]!
    if (hard.start - base >= from) cut(hard.start - base, hard.end - base, 'break')
  }
  cut(masked.length, masked.length, 'end')
  return result
}
