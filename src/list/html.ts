import {decodeNamedCharacterReference} from 'decode-named-character-reference'
import {decodeNumericCharacterReference} from 'micromark-util-decode-numeric-character-reference'
import type {Span} from '../text/span.ts'

/** One attribute of a start tag. */
export interface Attribute {
  /** In lower case. */
  readonly name: string
  /** Where the value stands, without quotes; empty for an attribute without one. */
  readonly value: Span
}

/** One start tag of html. */
export interface Tag {
  /** In lower case. */
  readonly name: string
  readonly attributes: readonly Attribute[]
}

/** Elements whose content is text, whatever it looks like. */
const rawText = new Set(['script', 'style', 'textarea', 'title', 'xmp', 'iframe', 'noembed', 'noframes'])
const blank = /[ \t\n\f\r]/
const endOfName = /[ \t\n\f\r/>]/

/**
 * The start tags of a stretch of html, as the HTML standard reads them, in one pass. Comments and the content of scripts hold
 * none; a tag that is cut off is none. The tokenizers of the registry (htmlparser2's has 43 KB, parse5's 108) would be loaded with
 * every list, for a rule cannot wait until they are.
 */
export function* startTags(text: string, {start: from, end: to}: Span = {start: 0, end: text.length}): Generator<Tag> {
  const skip = (needle: string, at: number) => {
    const found = text.indexOf(needle, at)
    return found < 0 || found >= to ? to : found + needle.length
  }
  let at = from
  while (at < to) {
    at = text.indexOf('<', at)
    if (at < 0 || at >= to) return
    if (text.startsWith('<!--', at)) at = /^-?>/.exec(text.slice(at + 4, at + 6)) ? skip('>', at) : skip('-->', at + 4)
    else if (/[!?]/.test(text[at + 1] ?? '')) at = skip('>', at)
    else if (/[a-z]/i.test(text[at + 1] ?? '')) {
      const {tag, end} = readTag(text, at + 1, to)
      if (!tag) return
      yield tag
      at = rawText.has(tag.name) ? endOf(tag.name, text, end, to) : end
    } else at++
  }
}

/** The offset of the end tag that closes an element of raw text. */
function endOf(name: string, text: string, from: number, to: number): number {
  const end = new RegExp(`</${name}(?=[ \\t\\n\\f\\r/>])`, 'gi')
  end.lastIndex = from
  return Math.min(to, end.exec(text)?.index ?? to)
}

function readTag(text: string, start: number, to: number): {tag?: Tag; end: number} {
  let at = start
  while (at < to && !endOfName.test(text[at]!)) at++
  const name = text.slice(start, at).toLowerCase()
  const attributes: Attribute[] = []
  const seen = new Set<string>()
  for (;;) {
    while (at < to && (blank.test(text[at]!) || text[at] === '/')) at++
    if (at >= to) return {end: to}
    if (text[at] === '>') return {tag: {name, attributes}, end: at + 1}
    const begin = at++
    while (at < to && text[at] !== '=' && !endOfName.test(text[at]!)) at++
    const attribute = text.slice(begin, at).toLowerCase()
    let next = at
    while (next < to && blank.test(text[next]!)) next++
    let value = {start: at, end: at}
    if (text[next] === '=' && next < to) {
      at = next + 1
      while (at < to && blank.test(text[at]!)) at++
      const quote = text[at]
      if (quote === '"' || quote === "'") {
        const close = text.indexOf(quote, at + 1)
        if (close < 0 || close >= to) return {end: to}
        value = {start: at + 1, end: close}
        at = close + 1
      } else {
        const open = at
        while (at < to && text[at] !== '>' && !blank.test(text[at]!)) at++
        value = {start: open, end: at}
      }
    }
    // Of an attribute that stands twice the first counts.
    if (!seen.has(attribute)) attributes.push({name: attribute, value})
    seen.add(attribute)
  }
}

/** Html text with its character references (`&amp;`, `&#38;`) resolved; one without semicolon stands as it is. */
export const decodeReferences = (text: string): string =>
  text.replace(/&(?:#x([\da-f]{1,6})|#(\d{1,7})|([a-z][a-z\d]{1,31}));/gi, (whole, hex, decimal, name) => {
    if (name !== undefined) return decodeNamedCharacterReference(name) || whole
    return decodeNumericCharacterReference(hex ?? decimal, hex === undefined ? 10 : 16)
  })
