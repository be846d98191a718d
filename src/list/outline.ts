import type {Heading as HeadingNode, Nodes, Parents, Root, Table} from 'mdast'
import {toString as textOf} from 'mdast-util-to-string'
import type {Span} from '../text/span.ts'
import type {Block, Cell, Group, Heading, Item, Outline, Section} from './blocks.ts'
import type {BrokenLink} from './broken.ts'
import {collapse, type ListLink} from './link.ts'
import {spanOf} from './mask.ts'
import {definitionLink, definitionsOf} from './outline/definition.ts'
import {htmlTableReader} from './outline/html-table.ts'
import {readRunning} from './outline/running.ts'

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
  const htmlCells = htmlTableReader(text)
  const referred = definitionsOf(tree, text)

  const html = (value: string, span: Span) => {
    // One that does not end takes all that follows: the search for its end is over.
    for (const match of value.matchAll(/<!--[\s\S]*?(?:-->|$)/g)) {
      if (!match[0].endsWith('-->')) continue
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
    const {broken: found, ...running} = readRunning(node, span, text, referred, html)
    for (const link of found) broken.push(link)
    blocks.push({kind, span, section, item, items: [...items], ...(cell && {cell}), ...running})
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
      if (!span) return
      html(node.value, span)
      if (/<\/?(?:table|tr|t[dh])\b/i.test(node.value)) for (const cell of htmlCells(span, section)) blocks.push(cell)
    } else if (node.type === 'definition') {
      const span = spanOf(node)
      if (!span) return
      const definition = definitionLink(node, span, text)
      if (definition) definitions.push(definition)
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
