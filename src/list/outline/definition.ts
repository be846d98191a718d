import type {Definition, LinkReference, Root} from 'mdast'
import {toString as textOf} from 'mdast-util-to-string'
import {visit} from 'unist-util-visit'
import type {Span} from '../../text/span.ts'
import {collapse, type ListLink, trimmed} from '../link.ts'
import {spanOf} from '../mask.ts'

/** A definition as a link; `undefined` where its address cannot be found in the source. */
export function definitionLink(node: Definition, span: Span, text: string): ListLink | undefined {
  const start = text.indexOf(':', span.start + (node.label?.length ?? 0)) + 1
  const at = text.indexOf(node.url, start)
  if (at < 0 || at >= span.end) return
  return {
    span,
    label: span,
    text: node.label ?? '',
    url: node.url,
    urlSpan: {start: at, end: at + node.url.length},
    kind: 'definition'
  }
}

/** All definitions of a list by their identifier, of which the first counts. */
export function definitionsOf(tree: Root, text: string): ReadonlyMap<string, ListLink> {
  const found = new Map<string, ListLink>()
  if (!text.includes(']:')) return found
  visit(tree, 'definition', node => {
    const span = spanOf(node)
    const link = span && definitionLink(node, span, text)
    if (link && !found.has(node.identifier)) found.set(node.identifier, link)
  })
  return found
}

/** `[Title][key]`: a link whose address stands in a definition. */
export function referenceLink(
  node: LinkReference,
  span: Span,
  text: string,
  definitions: ReadonlyMap<string, ListLink>
): ListLink | undefined {
  const definition = definitions.get(node.identifier)
  const last = node.children.at(-1)
  const end = last && spanOf(last)?.end
  if (!definition || end === undefined) return
  return {
    span,
    label: trimmed({start: span.start + 1, end}, text),
    text: collapse(textOf(node)),
    url: definition.url,
    urlSpan: definition.urlSpan,
    kind: 'reference'
  }
}
