import type {Nodes, Parents} from 'mdast'
import type {Span} from '../text/span.ts'

/** Stands for the first unit of a link in masked text; the rest of the link is {@link linkRest}. */
export const linkStart = '\uE000'
/** Stands for every further unit of a link in masked text. */
export const linkRest = '\uE001'
/** Stands for every unit of code, images, html and other nodes whose source must not be read as text. */
export const opaque = '\uE002'

/** Blank the private-use characters that the mask and the view need, should a list contain them. */
const clean = (text: string) => text.replace(/[\uE000-\uE01F]/g, ' ')

/** Replace spans of a masked text (offset by `base`) by one link token each, keeping every offset and line ending. */
export function maskLinks(masked: string, base: number, spans: readonly Span[]): string {
  let text = masked
  for (const {start, end} of spans) {
    text = text.slice(0, start - base) + linkStart + linkRest.repeat(end - start - 1) + text.slice(end - base)
  }
  return text
}

/** The source span of a node, if it has one: remark-gfm makes nodes without. */
export function spanOf(node: Nodes): Span | undefined {
  const start = node.position?.start.offset
  const end = node.position?.end.offset
  return start === undefined || end === undefined ? undefined : {start, end}
}

/** A link written as `[label](url)`; autolinks and bare URLs read as text. */
const isInlineLink = (node: Nodes, text: string, span: Span) => node.type === 'link' && text[span.start] === '['

/**
 * The source of a paragraph, heading or cell in which every node that is no plain text is blanked out, unit for unit,
 * so that patterns run over what CommonMark left as text, and offsets stay true. Calls `visit` for each leaf it meets.
 */
export function mask(block: Parents, span: Span, text: string, visit: (node: Nodes, span: Span) => void): string {
  const parts: string[] = []
  let at = span.start
  const blank = (node: Span, filler: string) => {
    if (node.start < at) return
    parts.push(clean(text.slice(at, node.start)), filler)
    at = node.end
  }
  const walk = (parent: Parents) => {
    for (const node of parent.children) {
      const place = spanOf(node)
      if (!place) continue
      visit(node, place)
      const length = place.end - place.start
      if (node.type === 'link') {
        if (isInlineLink(node, text, place)) blank(place, linkStart + linkRest.repeat(length - 1))
      } else if (node.type === 'linkReference') blank(place, linkStart + linkRest.repeat(length - 1))
      else if (node.type === 'text' || node.type === 'break') continue
      else if ('children' in node) walk(node)
      // A comment renders as nothing: what stands before and after it belongs together.
      else if (node.type === 'html' && node.value.startsWith('<!--')) blank(place, ' '.repeat(length))
      else blank(place, opaque.repeat(length))
    }
  }
  walk(block)
  parts.push(clean(text.slice(at, span.end)))
  return parts.join('')
}
