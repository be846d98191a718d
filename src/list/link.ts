import type {Link as LinkNode} from 'mdast'
import {toString as textOf} from 'mdast-util-to-string'
import type {Span} from '../text/span.ts'
import type {BrokenLink} from './broken.ts'
import {spanOf} from './mask.ts'

/** One link of a list as its author meant it, with the spans of its parts. */
export interface ListLink {
  /** The whole construct: `[label](url)`, `<url>` or a bare URL; of html the address alone. */
  readonly span: Span
  /** What stands between the brackets, without outer blanks; the URL itself for autolinks, nothing for html. */
  readonly label: Span
  /** The label as people see it. */
  readonly text: string
  /** The destination, decoded: entities and backslash escapes resolved, nothing else changed. */
  readonly url: string
  /** Where the destination stands, without `<>` and title. */
  readonly urlSpan: Span
  readonly kind: 'link' | 'autolink' | 'definition' | 'reference' | 'recovered' | 'image' | 'html'
  /** Its label is nothing but images: a badge, whose words are not read as a title. */
  readonly badge?: true
  /** What is wrong with it as Markdown, for recovered links. */
  readonly broken?: BrokenLink
}

/** Read a link node; `undefined` if it has no position. */
export function readLink(node: LinkNode, text: string): ListLink | undefined {
  const span = spanOf(node)
  if (!span) return
  if (text[span.start] !== '[') {
    const inner = text[span.start] === '<' ? {start: span.start + 1, end: span.end - 1} : span
    return {span, label: inner, text: textOf(node), url: node.url, urlSpan: inner, kind: 'autolink'}
  }
  const last = node.children.at(-1)
  const labelEnd = last ? (spanOf(last)?.end ?? span.start + 1) : span.start + 1
  const close = text.indexOf('](', labelEnd)
  const label = trimmed({start: span.start + 1, end: close}, text)
  return {
    span,
    label,
    text: collapse(textOf(node)),
    url: node.url,
    urlSpan: destination(close + 2, span.end - 1, text),
    kind: 'link',
    ...(node.children.length > 0 && node.children.every(child => child.type === 'image') && {badge: true})
  }
}

/** The span of the destination in `( url "title" )`: `from` is after the parenthesis, `to` before the closing one. */
export function destination(from: number, to: number, text: string): Span {
  let start = from
  while (start < to && isBlank(text[start]!)) start++
  if (text[start] === '<') {
    const close = text.indexOf('>', start)
    return {start: start + 1, end: close < 0 || close > to ? to : close}
  }
  let end = start
  while (end < to && !isBlank(text[end]!)) end += text[end] === '\\' ? 2 : 1
  return {start, end: Math.min(end, to)}
}

/** What ends a destination in CommonMark: invisible characters, such as U+FEFF, do not. */
const isBlank = (character: string) => character <= ' '

/** White space collapsed and trimmed, as it renders. */
export const collapse = (text: string) => text.replace(/\s+/g, ' ').trim()

/** A span without outer white space. */
export function trimmed({start, end}: Span, text: string): Span {
  while (start < end && /\s/.test(text[start]!)) start++
  while (end > start && /\s/.test(text[end - 1]!)) end--
  return {start, end}
}
