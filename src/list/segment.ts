import type {Span} from '../text/span.ts'
import type {Block, Group, Item, Outline, Section} from './blocks.ts'
import {looksLikeAuthors} from './credits.ts'
import {readDetail} from './detail.ts'
import type {Context, Draft} from './draft.ts'
import {readHead} from './head.ts'
import {type Piece, pieces} from './pieces.ts'
import {roleOfLabel} from './roles.ts'
import {readTable} from './table.ts'
import {readTag} from './tag.ts'
import {breakMark, slice, styleMarksOnly, type View, viewOf} from './view.ts'

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

interface Node {
  readonly item: Item
  readonly blocks: Block[]
  readonly children: Node[]
}

type Element = {readonly block: Block} | {readonly node: Node} | {readonly cells: readonly Block[]}

/** Cut a list into the places where entries may stand, and read each of them. */
export function readings({blocks, groups}: Outline, text: string, context: Context): Reading[] {
  const result: Reading[] = []
  const elements = elementsOf(blocks)
  const scopes = scopeTracker(groups)
  for (let index = 0; index < elements.length; index++) {
    const element = elements[index]!
    if ('cells' in element) {
      const first = element.cells[0]!
      result.push(...readTable(element.cells, text, context, {words: scopes.at(first), section: scopes.section(first)}))
    } else if ('node' in element) {
      const first = firstBlock(element.node)
      if (first)
        readNode(element.node, text, context, {words: scopes.at(first), section: scopes.section(first)}, result)
    } else {
      const {block} = element
      if (block.kind === 'heading') continue
      let next = index + 1
      const details: Node[] = []
      for (; next < elements.length; next++) {
        const after = elements[next]!
        if (!('node' in after) || !isDetailItem(after.node, text, context)) break
        details.push(after.node)
      }
      if (details.length === 0 && scopes.enter(block, text)) continue
      readParagraph(block, text, context, {words: scopes.at(block), section: scopes.section(block)}, result)
      const last = result.at(-1)
      if (details.length > 0 && last && last.span.start >= block.span.start) {
        for (const node of details) readDetails(last.draft, node, text, context)
        index = next - 1
      }
    }
  }
  return result
}

/** Lists as trees of items, tables as all their cells, paragraphs and headings as they are. */
function elementsOf(blocks: readonly Block[]): Element[] {
  const elements: Element[] = []
  const nodes = new Map<Item, Node>()
  let cells: Block[] | undefined
  for (const block of blocks) {
    if (block.cell) {
      if (cells && cells[0]!.cell!.table === block.cell.table) cells.push(block)
      else {
        cells = [block]
        elements.push({cells})
      }
      continue
    }
    const item = block.items.at(-1)
    if (!item || block.kind === 'heading') {
      elements.push({block})
      continue
    }
    let parent: Node | undefined
    for (const one of block.items) {
      let node = nodes.get(one)
      if (!node) {
        node = {item: one, blocks: [], children: []}
        nodes.set(one, node)
        if (parent) parent.children.push(node)
        else elements.push({node})
      }
      parent = node
    }
    parent!.blocks.push(block)
  }
  return elements
}

const firstBlock = (node: Node): Block | undefined => node.blocks[0] ?? node.children.map(firstBlock).find(Boolean)

/** Keeps the words above an entry: bold paragraphs and summaries inside of headings. */
function scopeTracker(groups: readonly Group[]) {
  let next = 0
  let group = ''
  let label = ''
  let heading: Section['heading']
  let section: Section | undefined
  const settle = (block: Block) => {
    for (; next < groups.length && groups[next]!.at <= block.span.start; next++) {
      group = groups[next]!.text
      label = ''
      section = undefined
    }
    if (block.section.heading !== heading) {
      heading = block.section.heading
      label = ''
      section = undefined
    }
  }
  return {
    /** Take a paragraph as the label of what follows, if it is one. */
    enter(block: Block, text: string): boolean {
      settle(block)
      if (block.links.length > 0) return false
      const source = text.slice(block.span.start, block.span.end).trim()
      const bold = /^(\*\*|__)([^*_]{1,60})\1:?$/.exec(source)
      const words = (bold?.[2] ?? source).replace(/[:：]$/, '').trim()
      if (!bold && !(source.length < 50 && /[:：]$/.test(source))) return false
      if (words.split(/\s+/).length > 5) return false
      label = words
      section = undefined
      return true
    },
    /** The block's section, or the group inside of it. */
    section(block: Block): Section {
      settle(block)
      if (!label && !group) return block.section
      section ??= {...block.section, group: label || group}
      return section
    },
    at(block: Block): string[] {
      settle(block)
      return [label, group, ...[...block.section.path].reverse()].filter(Boolean)
    }
  }
}

/** A paragraph outside of lists: one entry a line, or one entry over several lines. */
function readParagraph(block: Block, text: string, context: Context, scopes: Scope, result: Reading[]): void {
  const view = viewOf(block, text)
  const parts = whole(pieces(block, text), block).map(piece => {
    const part = cut(view, piece.span)
    return {piece, view: part, draft: readHead(part, context)}
  })
  let open: {reading: Reading; hasUrl: boolean} | undefined
  for (const [index, {piece, view: part, draft}] of parts.entries()) {
    const continues = open && isContinuation(draft, part, open.hasUrl, context)
    if (open && continues) {
      readDetail(open.reading.draft, part, context, true)
      // Home pages of the authors are no link to the paper.
      open.hasUrl ||= piece.links.length > 0 && !isItalic(part)
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
function whole(parts: readonly Piece[], block: Block): Piece[] {
  const joined: Piece[] = []
  for (const piece of parts) {
    const before = joined.at(-1)
    const within =
      before && block.marks.some(({inner}) => inner && inner.start < before.span.end && inner.end > piece.span.start)
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
  const letters = (title?: string) => title?.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '')
  if (!before || !draft.title || before.draft.titleIsCode !== true) return
  return letters(before.draft.title?.text)?.slice(0, 12) === letters(draft.title.text)?.slice(0, 12)
    ? before
    : undefined
}

/** Whether a line goes on with the entry of the line before: its authors, its venue, its links. */
function isContinuation(draft: Draft, view: View, hasUrl: boolean, {venues}: Context): boolean {
  const plain = view.text.replace(/[\uE000-\uE016]/g, ' ').trim()
  const autolink = draft.title?.link?.kind === 'autolink' || (!draft.title && view.links.length > 0)
  if (isItalic(view)) return true
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

/** The part of a view that stands in a span of source. */
function cut(view: View, {start, end}: Span): View {
  let from = 0
  while (from < view.text.length && view.at[from]! < start) from++
  // The opening mark of bold text that begins before the piece stays outside.
  let to = from
  while (to < view.text.length && view.at[to]! < end) to++
  return slice(view, from, to)
}

/** A list item whose text is a label and an address: `- Paper: https://arxiv.org/abs/2311.15537`. */
function isDetailItem(node: Node, text: string, context: Context): boolean {
  const [head] = node.blocks
  if (!head) return false
  const source = viewOf(head, text).text
  const label =
    /^[\s\uE010-\uE013]*([\p{L}][\p{L} /-]{1,24}?)(?:\s?[（(][^()]{0,30}[)）])?[\s\uE010-\uE013]*[:：]/u.exec(
      source
    )?.[1]
  void context
  return (
    label !== undefined &&
    (roleOfLabel(label) !== undefined ||
      /^(?:homepage|authors?|affiliations?|venue|year|date|institutions?|作者|作者单位|单位|keywords?|tl;?dr|abstract|summary|conference|publication|中文解读|论文解读|代码)$/i.test(
        label.trim()
      ))
  )
}

/** An item of a list: an entry with details below it, or a group of entries. */
function readNode(node: Node, text: string, context: Context, scopes: Scope, result: Reading[], nested = false): void {
  const [head, ...more] = node.blocks
  if (head) {
    const view = viewOf(head, text)
    const lines = view.text.includes('\n') || view.text.includes(breakMark) ? pairLines(head, view, text) : undefined
    const draft = readHead(lines ? lines[0]! : view, context)
    const strong = node.children.filter(child => isStrong(child, text, context))
    // One paper below a paper is another version of it.
    const children = strong.length > 1 || draft.links.length === 0 ? strong : []
    const isGroup = draft.links.length === 0 && !draft.venue && children.length > 0
    if (!isGroup) {
      const [piece] = pieces(head, text)
      for (const line of lines?.slice(1) ?? []) readDetail(draft, line, context, true)
      for (const block of more) readDetail(draft, viewOf(block, text), context, true)
      for (const child of node.children) if (!children.includes(child)) readDetails(draft, child, text, context)
      result.push({
        draft,
        span: {start: head.span.start, end: (lines && piece ? piece.span : head.span).end},
        section: scopes.section,
        container: 'item',
        scopes: scopes.words,
        ...(piece && {piece})
      })
      for (const child of children) readNode(child, text, context, scopes, result, true)
      return
    }
    const words = view.text.replace(styleMarksOnly, '').trim()
    for (const child of node.children)
      readNode(child, text, context, {...scopes, words: [words, ...scopes.words]}, result, nested)
    return
  }
  for (const child of node.children) readNode(child, text, context, scopes, result, nested)
}

/** An item's text line by line, where a second line begins with a label of its own: `- code [T](u)` and `paper [T](u)`. */
function pairLines(head: Block, view: View, text: string): View[] | undefined {
  const parts = pieces(head, text).map(piece => cut(view, piece.span))
  const isPair = parts.some(
    (part, index) => index > 0 && /^\s*(?:paper|code|pdf|slides|video)\b[\s:：]*\uE000/i.test(part.text)
  )
  return isPair || view.text.includes(breakMark) ? parts : undefined
}

/** A nested item that is an entry of its own: a title with a link to a paper. */
function isStrong(node: Node, text: string, context: Context): boolean {
  const [head] = node.blocks
  if (!head || head.links.length === 0 || isDetailItem(node, text, context)) return false
  const draft = readHead(viewOf(head, text), context)
  const words = draft.title?.text.split(' ').length ?? 0
  return (
    words >= 3 &&
    draft.titleIsCode === undefined &&
    draft.links.some(({role, link}) => role === 'paper' && link.kind !== 'autolink')
  )
}

/** All the lines of an item that belongs to an entry. */
function readDetails(draft: Draft, node: Node, text: string, context: Context): void {
  for (const block of node.blocks) readDetail(draft, viewOf(block, text), context, false)
  for (const child of node.children) readDetails(draft, child, text, context)
}
