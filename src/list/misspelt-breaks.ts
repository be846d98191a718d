import type {Span} from '../text/span.ts'
import type {Block} from './blocks.ts'

/** A tag that was to be `<br>`. */
export interface MisspeltBreak {
  readonly place: Span
  /** Html that does not know it, or no html at all, so that readers see it. */
  readonly shown: boolean
}

/** Blanks and slashes in the wrong places: no html, but text. Behind a backslash it is meant as text. */
const asText = /(?<![\\`])<[ \t]?[\\/]?[ \t]?br[ \t]?[\\/]?[ \t]?>/gi
/** The keys beside those of `br`, and letters twice: none of them is an element of html. */
const asTag = /^<(?:b[etdf45]|[vng]r|bb+r|brr+|bre)\s*\/?>$/i
/** Of lists without breaks nobody can say that one was meant. */
const least = 3

/** Line breaks of a list that are misspelt: `< br>` and `<br\>` are shown as text, `<be>` as nothing. */
export function misspeltBreaks(blocks: readonly Block[], text: string): MisspeltBreak[] {
  const found: MisspeltBreak[] = []
  const tags: Span[] = []
  const closed = new Set<string>()
  let breaks = 0
  for (const {masked, marks, span} of blocks) {
    if (masked.includes('<'))
      for (const {0: whole, index} of masked.matchAll(asText)) {
        const start = span.start + index
        found.push({place: {start, end: start + whole.length}, shown: true})
      }
    for (const {kind, span: place} of marks) {
      if (kind === 'break' && text[place.start] === '<') breaks++
      if (kind !== 'html') continue
      const source = text.slice(place.start, place.end)
      if (asTag.test(source)) tags.push(place)
      else if (source.startsWith('</')) closed.add(source.slice(2, -1).trim().toLowerCase())
    }
  }
  if (tags.length === 0 || breaks < least || tags.length > breaks) return found
  // What is closed somewhere is an element of whoever wrote it.
  const isElement = ({start, end}: Span) =>
    closed.has(
      text
        .slice(start + 1, end - 1)
        .replace(/[\s/]/g, '')
        .toLowerCase()
    )
  return [...found, ...tags.filter(tag => !isElement(tag)).map(place => ({place, shown: false}))].sort(
    (a, b) => a.place.start - b.place.start
  )
}
