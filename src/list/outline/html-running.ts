import type {Span} from '../../text/span.ts'
import type {Block, Mark} from '../blocks.ts'
import {decodeReferences, startTags} from '../html.ts'
import {collapse, type ListLink, trimmed} from '../link.ts'
import {linkRest, linkStart, opaque} from '../mask.ts'
import {pairStyles} from './html-style.ts'

const tag = /<!--[\s\S]*?(?:-->|$)|<(\/?)([a-z][a-z\d]*)\b(?:[^<>"']|"[^"]*"|'[^']*')*>/gi

/** The text of some html as people see it. */
const textOf = (html: string) => collapse(decodeReferences(html.replace(tag, ' ')))

/** `<a href="url">text</a>` as a link. */
export function anchorLink(text: string, open: Span, close: Span): ListLink | undefined {
  for (const {name, attributes} of startTags(text, open)) {
    const address = attributes.find(attribute => attribute.name === 'href')?.value
    if (name !== 'a' || !address) return
    const urlSpan = trimmed(address, text)
    return {
      span: {start: open.start, end: close.end},
      label: trimmed({start: open.end, end: close.start}, text),
      text: textOf(text.slice(open.end, close.start)),
      url: decodeReferences(text.slice(urlSpan.start, urlSpan.end)),
      urlSpan,
      kind: 'html'
    }
  }
  return
}

/** A stretch of html inside of one element, such as a table cell, as running text. */
export function readHtml(span: Span, text: string): Pick<Block, 'masked' | 'links' | 'breaks' | 'marks'> {
  const links: ListLink[] = []
  const breaks: Span[] = []
  const marks: Mark[] = []
  const opened: Span[] = []
  const source = text.slice(span.start, span.end)
  const units = source.replace(/[\uE000-\uE01F\r\n\t]/g, ' ').split('')
  for (const match of source.matchAll(tag)) {
    const place = {start: span.start + match.index, end: span.start + match.index + match[0].length}
    const name = match[2]?.toLowerCase()
    units.fill(opaque, match.index, match.index + match[0].length)
    if (name === 'br') {
      breaks.push(place)
      marks.push({kind: 'break', span: place})
    } else marks.push({kind: name === 'img' ? 'image' : 'html', span: place})
    if (name !== 'a') continue
    if (!match[1]) opened.push(place)
    else {
      const open = opened.pop()
      const link = open && anchorLink(text, open, place)
      // The last of them ends last.
      if (link && !((links.at(-1)?.span.end ?? 0) > open.start)) links.push(link)
    }
  }
  for (const {span: place} of links) {
    units.fill(linkRest, place.start - span.start, place.end - span.start)
    units[place.start - span.start] = linkStart
  }
  return {masked: units.join(''), links, breaks, marks: pairStyles(marks, text)}
}
