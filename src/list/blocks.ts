import type {Heading as HeadingNode, Nodes, Parents, Root, Table} from 'mdast'
import {toString as textOf} from 'mdast-util-to-string'
import type {Span} from '../text/span.ts'
import {type BrokenLink, findBroken, misledLink} from './broken.ts'
import {collapse, type ListLink, readLink} from './link.ts'
import {mask, maskLinks, spanOf} from './mask.ts'
import {recoveredLink} from './recover.ts'

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

const isBreak = /^<\/?br\s*\/?>$/i

/** Walk a tree once and take from it what the reader needs. Nodes without position are passed over. */
export function outline(tree: Root, text: string): Outline {
  const headings: Heading[] = []
  const blocks: Block[] = []
  const comments: {span: Span; value: string}[] = []
  const definitions: ListLink[] = []
  const broken: BrokenLink[] = []
  const groups: Group[] = []
  const items: Item[] = []
  let cell: Cell | undefined
  let title: Heading | undefined
  let above: Heading[] = []
  let section: Section = {path: []}

  const html = (value: string, span: Span) => {
    for (const match of value.matchAll(/<!--[\s\S]*?-->/g)) {
      comments.push({
        span: {start: span.start + match.index, end: span.start + match.index + match[0].length},
        value: match[0]
      })
    }
    for (const match of value.matchAll(/<summary>([^<]*(?:<(?!\/summary)[^<]*)*)<\/summary>|<\/details>/gi))
      groups.push({at: span.start + match.index, text: collapse((match[1] ?? '').replace(/<[^<>]*>/g, ' '))})
  }

  const phrasing = (node: Parents, kind: Block['kind'], item: boolean) => {
    const span = spanOf(node)
    if (!span) return
    const links: ListLink[] = []
    const breaks: Span[] = []
    const marks: Mark[] = []
    const masked = mask(node, span, text, (leaf, place) => {
      const mark = markOf(leaf, place)
      if (mark) marks.push(mark)
      if (leaf.type === 'link') {
        const link = readLink(leaf, text)
        if (link) links.push(link)
      } else if (leaf.type === 'break') breaks.push(place)
      else if (leaf.type === 'html') {
        if (isBreak.test(leaf.value)) breaks.push(place)
        else html(leaf.value, place)
      }
    })
    const unread = findBroken(masked, span.start, text, new Map(links.map(link => [link.span.start, link])))
    const misled = links.flatMap(link => misledLink(link) ?? [])
    const recovered = [...unread, ...misled].flatMap(one => recoveredLink(one, text) ?? [])
    const real = links.filter(
      link => ![...unread, ...misled].some(one => link.span.start >= one.span.start && link.span.start < one.span.end)
    )
    broken.push(...[...unread, ...misled].sort((a, b) => a.span.start - b.span.start))
    blocks.push({
      kind,
      span,
      section,
      item,
      breaks,
      marks,
      items: [...items],
      ...(cell && {cell}),
      masked:
        unread.length === 0
          ? masked
          : maskLinks(
              masked,
              span.start,
              recovered.map(link => link.span)
            ),
      links: recovered.length === 0 ? links : [...real, ...recovered].sort((a, b) => a.span.start - b.span.start)
    })
  }

  const enter = (node: HeadingNode) => {
    phrasing(node, 'heading', false)
    const span = spanOf(node)
    if (!span) return
    const heading = {
      span,
      depth: node.depth,
      text: collapse(textOf(node)),
      bare: textOf(node, {includeImageAlt: false, includeHtml: false})
    }
    headings.push(heading)
    above = [...above.filter(one => one.depth < node.depth), heading]
    if (node.depth === 1) title ??= heading
    section = {path: above.filter(one => one !== title).map(one => one.text), heading}
  }

  const walk = (node: Nodes, item: boolean) => {
    if (node.type === 'heading') enter(node)
    else if (node.type === 'paragraph') phrasing(node, 'paragraph', item)
    else if (node.type === 'tableCell') phrasing(node, 'cell', false)
    else if (node.type === 'html') {
      const span = spanOf(node)
      if (span) html(node.value, span)
    } else if (node.type === 'definition') {
      const span = spanOf(node)
      if (!span) return
      const start = text.indexOf(':', span.start + (node.label?.length ?? 0)) + 1
      const at = text.indexOf(node.url, start)
      if (at >= 0 && at < span.end)
        definitions.push({
          span,
          label: span,
          text: node.label ?? '',
          url: node.url,
          urlSpan: {start: at, end: at + node.url.length},
          kind: 'definition'
        })
    } else if (node.type === 'table') enterTable(node)
    else if ('children' in node) {
      const span = spanOf(node)
      if (node.type === 'listItem' && span)
        items.push({span, ordered: /^\d/.test(text.slice(span.start, span.start + 1))})
      for (const [index, child] of node.children.entries()) walk(child, node.type === 'listItem' && index === 0)
      if (node.type === 'listItem' && span) items.pop()
    }
  }
  const enterTable = (table: Table) => {
    const span = spanOf(table)
    for (const [row, {children, ...node}] of table.children.entries()) {
      const rowSpan = spanOf({...node, children})
      for (const [column, child] of children.entries()) {
        cell = span && rowSpan && {table: span, row, column, rowSpan}
        phrasing(child, 'cell', false)
      }
    }
    cell = undefined
  }
  walk(tree, false)
  return {headings, blocks, comments, definitions, broken, groups}
}

/** What a view has to know of a node in running text. */
function markOf(node: Nodes, span: Span): Mark | undefined {
  switch (node.type) {
    case 'strong':
    case 'emphasis':
    case 'delete': {
      const first = node.children[0] && spanOf(node.children[0])
      const last = node.children.at(-1) && spanOf(node.children.at(-1)!)
      return first && last && {kind: node.type, span, inner: {start: first.start, end: last.end}}
    }
    case 'inlineCode':
      return {kind: 'code', span, text: node.value}
    case 'image':
      return {kind: 'image', span, text: node.alt ?? ''}
    case 'html':
      return {kind: isBreak.test(node.value) ? 'break' : 'html', span}
    case 'break':
      return {kind: 'break', span}
    default:
      return
  }
}
