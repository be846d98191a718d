import {letters} from '../../text/letters.ts'
import type {Block} from '../blocks.ts'
import {looksLikeAuthors} from '../credits.ts'
import {readDetail} from '../detail.ts'
import {type Context, type Draft, newDraft} from '../draft.ts'
import {readHead} from '../head.ts'
import {type Piece, pieces} from '../pieces.ts'
import {readTag} from '../tag.ts'
import {cutAll, type View, viewOf} from '../view.ts'
import type {Reading, Scope} from './reading.ts'

/** A paragraph outside of lists: one entry a line, or one entry over several lines. */
export function readParagraph(block: Block, text: string, context: Context, scopes: Scope, result: Reading[]): void {
  const view = viewOf(block, text)
  const parts = whole(pieces(block, text), block, text)
  const views = cutAll(
    view,
    parts.map(({span}) => span)
  )
  let open: {reading: Reading; hasUrl: boolean} | undefined
  for (const [index, piece] of parts.entries()) {
    const part = views[index]!
    // Most lines below a title are in italics: they need no look for a title of their own.
    const italic = open !== undefined && isItalic(part)
    const draft = italic ? newDraft() : readHead(part, context)
    if (open && (italic || isContinuation(draft, part, open.hasUrl, context))) {
      readDetail(open.reading.draft, part, context, true)
      // Home pages of the authors are no link to the paper.
      open.hasUrl ||= piece.links.length > 0 && !italic
      if (open.reading.container === 'block') open.reading.span = {start: open.reading.span.start, end: piece.span.end}
      continue
    }
    const pair = index === 0 && draft.titleIsCode === false && pairOf(result.at(-1), draft)
    if (pair) {
      readDetail(pair.draft, part, context, false)
      continue
    }
    const multi = parts.length > index + 1 && piece.links.length === 0
    const reading: Reading = {
      draft,
      span: piece.span,
      section: scopes.section,
      container: multi ? 'block' : 'line',
      ending: piece.ending,
      scopes: scopes.words,
      piece
    }
    result.push(reading)
    open = {reading, hasUrl: piece.links.length > 0}
  }
}

/** Lines joined where bold or italic text goes on over their end. */
function whole(parts: readonly Piece[], block: Block, text: string): Piece[] {
  const long = block.marks.filter(({inner}) => inner && /[\r\n]/.test(text.slice(inner.start, inner.end)))
  if (long.length === 0) return [...parts]
  const joined: Piece[] = []
  for (const piece of parts) {
    const before = joined.at(-1)
    const within =
      before && long.some(({inner}) => inner && inner.start < before.span.end && inner.end > piece.span.start)
    if (!before || !within || before.ending === 'break') joined.push(piece)
    else
      joined[joined.length - 1] = {
        ...piece,
        item: before.item,
        span: {start: before.span.start, end: piece.span.end},
        masked: block.masked.slice(before.span.start - block.span.start, piece.span.end - block.span.start),
        links: [...before.links, ...piece.links]
      }
  }
  return joined
}

/** The entry before, when this line is the other half of a `code [T](u)` and `paper [T](u)` pair. */
function pairOf(before: Reading | undefined, draft: Draft): Reading | undefined {
  if (!before?.draft.title || !draft.title || before.draft.titleIsCode !== true) return
  return letters(before.draft.title.text).slice(0, 12) === letters(draft.title.text).slice(0, 12) ? before : undefined
}

/** Whether a line goes on with the entry of the line before: its authors, its venue, its links. */
function isContinuation(draft: Draft, view: View, hasUrl: boolean, {venues}: Context): boolean {
  const plain = view.text.replace(/[\uE000-\uE016]/g, ' ').trim()
  const autolink = draft.title?.link?.kind === 'autolink' || (!draft.title && view.links.length > 0)
  const tag = hasUrl || draft.title?.link ? undefined : readTag(plain.replace(/[[\]()]/g, ' '), venues)
  if (tag?.venue && tag.when) return true
  if (!hasUrl) return autolink || !draft.title || view.links.length === 0 || isLabelsOnly(draft)
  if (!draft.title) return true
  return view.links.length === 0 && (looksLikeAuthors(plain) || draft.title.text === '')
}

const isItalic = ({text}: View) => /^\s*\uE012/.test(text) && /\uE013\W*$/.test(text)

/** A line of venue and links whose only "title" is a remainder: `CVPR 2025. [[PDF](u)]`. */
const isLabelsOnly = (draft: Draft) =>
  (draft.venue !== undefined || draft.links.length > 0) && (draft.title?.text.length ?? 0) < 12 && !draft.title?.link
