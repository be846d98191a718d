import type {Image, Root} from 'mdast'
import {decodeString} from 'micromark-util-decode-string'
import {visit} from 'unist-util-visit'
import type {Span} from '../text/span.ts'
import {decodeReferences, startTags} from './html.ts'
import {destination, type ListLink} from './link.ts'
import {spanOf} from './mask.ts'

/**
 * The images of a list, and what its html links to: `href` of `a` and `area`, `src` of what GitHub shows, and `srcset`. They
 * belong to no entry, but they can die like any link.
 */
export function embeddedLinks(tree: Root, text: string): ListLink[] {
  if (!/!\[|\b(?:href|src|srcset)\s*=/i.test(text)) return []
  const found: ListLink[] = []
  visit(tree, node => {
    const span = spanOf(node)
    if (!span) return
    if (node.type === 'image') {
      const image = readImage(node, span, text)
      if (image) found.push(image)
    } else if (node.type === 'html') {
      // Never as arguments of one call: a file may hold more than the stack does.
      for (const link of htmlLinks(text, span)) found.push(link)
    }
  })
  return found
}

/** An image; `undefined` where its destination cannot be told from its alternative text. */
function readImage({url, alt}: Image, span: Span, text: string): ListLink | undefined {
  if (!text.startsWith('![', span.start)) return
  for (
    let close = text.indexOf('](', span.start);
    close >= 0 && close < span.end;
    close = text.indexOf('](', close + 1)
  ) {
    const urlSpan = destination(close + 2, span.end - 1, text)
    if (decodeString(text.slice(urlSpan.start, urlSpan.end)) !== url) continue
    return {span, label: {start: span.start + 2, end: close}, text: alt ?? '', url, urlSpan, kind: 'image'}
  }
  return
}

/** Elements with a `src` that readers see or follow; scripts and style sheets are taken out by GitHub. */
const shown = /^(?:img|source|video|audio|track|embed|iframe)$/

/** What the start tags of some html link to. */
export function* htmlLinks(text: string, span: Span): Generator<ListLink> {
  for (const {name, attributes} of startTags(text, span)) {
    for (const {name: attribute, value} of attributes) {
      if (attribute === 'srcset' && /^(?:img|source)$/.test(name))
        for (const one of candidates(text, value)) yield htmlLink(text, one)
      else if (attribute === 'href' ? /^(?:a|area)$/.test(name) : attribute === 'src' && shown.test(name))
        yield htmlLink(text, value)
    }
  }
}

function htmlLink(text: string, {start: from, end: to}: Span): ListLink {
  const source = text.slice(from, to)
  const start = from + (source.length - source.trimStart().length)
  const end = Math.max(start, to - (source.length - source.trimEnd().length))
  // Line ends and tabs inside of an address do not count, says the URL standard.
  const url = decodeReferences(text.slice(start, end).replace(/[\t\r\n]/g, ''))
  const urlSpan = {start, end}
  return {span: urlSpan, label: {start, end: start}, text: '', url, urlSpan, kind: 'html'}
}

/** The addresses of a `srcset`: each up to a blank, with a descriptor up to the next comma. */
function* candidates(text: string, {start, end}: Span): Generator<Span> {
  let at = start
  while (at < end) {
    while (at < end && /[\s,]/.test(text[at]!)) at++
    const from = at
    while (at < end && !/\s/.test(text[at]!)) at++
    const commas = /,*$/.exec(text.slice(from, at))![0].length
    if (at - commas > from) yield {start: from, end: at - commas}
    if (commas === 0) while (at < end && text[at] !== ',') at++
  }
}
