import {decodeString} from 'micromark-util-decode-string'
import type {Span} from '../text/span.ts'
import type {Block} from './blocks.ts'
import type {ListLink} from './link.ts'
import {linkRest, linkStart} from './mask.ts'

/** Stands for one link in a view. */
export const linkMark = linkStart
/** Stands for one image in a view. */
export const imageMark = '\uE002'
/** Stand before and after bold text in a view. */
export const strongOpen = '\uE010'
export const strongClose = '\uE011'
/** Stand before and after italic text in a view. */
export const emphasisOpen = '\uE012'
export const emphasisClose = '\uE013'
/** Stands for a hard break in a view. */
export const breakMark = '\uE014'
/** Stand before and after code in a view. */
export const codeOpen = '\uE015'
export const codeClose = '\uE016'

/**
 * Running text as people see it, for patterns to run over: escapes and entities resolved, each link one unit, the ends of
 * bold, italic and code text one unit each. Every unit knows where in the source it stands.
 */
export interface View {
  readonly text: string
  /** Source offset of each unit, and of the end. */
  readonly at: readonly number[]
  /** The links in the order of their units. */
  readonly links: readonly ListLink[]
}

const entity = /&(?:#[xX][\dA-Fa-f]{1,6}|#\d{1,7}|[A-Za-z][A-Za-z\d]{1,31});/y

/** How many of one character after the other a view holds: more mean nothing, and patterns take the square of them. */
const longestRun = 64

/** Make the view of a block. */
export function viewOf(block: Block, source: string): View {
  const {
    masked,
    span: {start: base}
  } = block
  const marks = markers(block)
  const text: string[] = []
  const at: number[] = []
  const links: ListLink[] = []
  let nextLink = 0
  let run = 0
  const push = (unit: string, offset: number) => {
    // Astral characters are two units, both of which need an offset.
    for (let i = 0; i < unit.length; i++) at.push(offset)
    text.push(unit)
  }
  for (let i = 0; i < masked.length; ) {
    const offset = base + i
    const unit = masked[i]!
    if (unit === linkStart) {
      while (nextLink < block.links.length && block.links[nextLink]!.span.start < offset) nextLink++
      const link = block.links[nextLink]
      if (link?.span.start === offset) {
        links.push(link)
        push(linkMark, offset)
      }
      i++
      while (masked[i] === linkRest) i++
      continue
    }
    const mark = marks.get(offset)
    if (mark) {
      for (const [at, one] of mark.units) push(one, at)
      if (mark.link) links.push(mark.link)
      i = Math.max(i + 1, mark.to - base)
      continue
    }
    if (unit === '\uE002') i++
    else if (unit === '\\' && /[!-/:-@[-`{-~]/.test(masked[i + 1] ?? '')) {
      push(masked[i + 1]!, offset)
      i += 2
    } else if (unit === '&') {
      entity.lastIndex = offset
      const found = entity.exec(source)?.[0]
      push(found ? decodeString(found) : unit, offset)
      i += found?.length ?? 1
    } else if (/[^\S\r\n]/.test(unit)) {
      // One blank for many: nobody sees the others, and patterns are spared them.
      if (!/[^\S\r\n]$/.test(text.at(-1) ?? '')) push(unit === '\t' ? ' ' : unit, offset)
      i++
    } else {
      run = unit === masked[i - 1] ? run + 1 : 1
      if (run <= longestRun) push(unit, offset)
      i++
    }
  }
  at.push(base + masked.length)
  return {text: text.join(''), at, links}
}

interface Marker {
  units: (readonly [offset: number, unit: string])[]
  to: number
  link?: ListLink
}

/** What stands for the markers of a block's nodes, by the offset where they begin. */
function markers({marks, links}: Block): Map<number, Marker> {
  const found = new Map<number, Marker>()
  const add = (span: Span, unit: string) => found.set(span.start, {units: [[span.start, unit]], to: span.end})
  for (const {kind, span, inner, text} of marks) {
    if (inner) {
      const [open, close] =
        kind === 'strong' ? [strongOpen, strongClose] : kind === 'emphasis' ? [emphasisOpen, emphasisClose] : ['', '']
      add({start: span.start, end: inner.start}, open)
      add({start: inner.end, end: span.end}, close)
    } else if (kind === 'code') {
      const start = span.start
      found.set(start, {
        units: [[start, codeOpen], ...[...(text ?? '')].map(unit => [start, unit] as const), [span.end - 1, codeClose]],
        to: span.end
      })
    } else if (kind === 'image') add(span, imageMark)
    else if (kind === 'break') add(span, breakMark)
    else if (kind === 'html') add(span, '')
  }
  // Bare URLs are text to the mask, and one link to the view.
  for (const link of links)
    if (link.kind === 'autolink')
      found.set(link.span.start, {units: [[link.span.start, linkMark]], to: link.span.end, link})
  return found
}

/** Part of a view, between two of its units. */
export function slice(view: View, from: number, to: number): View {
  let skipped = 0
  for (let i = 0; i < from; i++) if (view.text[i] === linkMark) skipped++
  const text = view.text.slice(from, to)
  let held = 0
  for (const unit of text) if (unit === linkMark) held++
  return {text, at: view.at.slice(from, to + 1), links: view.links.slice(skipped, skipped + held)}
}

/** The source span of the units between two of them, without outer white space. */
export function sourceSpan({text, at}: View, from: number, to: number): Span {
  while (from < to && /[\s\uE010-\uE016]/.test(text[from]!)) from++
  while (to > from && /[\s\uE010-\uE016]/.test(text[to - 1]!)) to--
  // The last unit may stand for several characters of source.
  return {start: at[from]!, end: to > from ? Math.max(at[to]!, at[to - 1]! + 1) : at[from]!}
}

/** Units of a view that are neither text nor links. */
export const styleMarksOnly = /[\uE002\uE010-\uE016]/g

/** The link that stands at a unit of a view. */
export const linkAt = ({text, links}: View, at: number): ListLink | undefined => {
  let index = 0
  for (let i = 0; i < at; i++) if (text[i] === linkMark) index++
  return links[index]
}

/** The parts of a view that stand in spans of source, which follow each other. */
export function cutAll({text, at, links}: View, spans: readonly Span[]): View[] {
  let unit = 0
  let link = 0
  return spans.map(({start, end}) => {
    for (; unit < text.length && at[unit]! < start; unit++) if (text[unit] === linkMark) link++
    const [from, first] = [unit, link]
    for (; unit < text.length && at[unit]! < end; unit++) if (text[unit] === linkMark) link++
    return {text: text.slice(from, unit), at: at.slice(from, unit + 1), links: links.slice(first, link)}
  })
}
