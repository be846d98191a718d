import type {Heading as HeadingNode, Nodes, Parents, Root} from 'mdast'
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
}

/** Where an entry stands: the headings above it, without the list's title. One object per heading node. */
export interface Section {
  readonly path: readonly string[]
  readonly heading?: Heading
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
}

const isBreak = /^<\/?br\s*\/?>$/i

/** Walk a tree once and take from it what the reader needs. Nodes without position are passed over. */
export function outline(tree: Root, text: string): Outline {
  const headings: Heading[] = []
  const blocks: Block[] = []
  const comments: {span: Span; value: string}[] = []
  const definitions: ListLink[] = []
  const broken: BrokenLink[] = []
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
  }

  const phrasing = (node: Parents, kind: Block['kind'], item: boolean) => {
    const span = spanOf(node)
    if (!span) return
    const links: ListLink[] = []
    const breaks: Span[] = []
    const masked = mask(node, span, text, (leaf, place) => {
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
    const heading = {span, depth: node.depth, text: collapse(textOf(node))}
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
    } else if ('children' in node) {
      for (const [index, child] of node.children.entries()) walk(child, node.type === 'listItem' && index === 0)
    }
  }
  walk(tree, false)
  return {headings, blocks, comments, definitions, broken}
}
