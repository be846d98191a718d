import type {Entry} from './entry.ts'
import type {ListLink} from './link.ts'
import {roleOfLabel} from './roles.ts'

/** How brackets stand around a label: `[pdf](u)`, `[[pdf]](u)`, `[[pdf](u)]`. */
type Style = 'plain' | 'inside' | 'around'

/** A label whose brackets are others than those of nearly all labels of its list. */
export interface OddLabel {
  /** The link as the others are written, with what stands around it. */
  readonly expected: string
  /** How it is written, and how the others are, the address left out. */
  readonly shapes: readonly [seen: string, usual: string]
  readonly span: {readonly start: number; readonly end: number}
  /** How many are written so. */
  readonly others: number
}

/** Fewer labels have no custom, and more than one in fifty others are one of their own. */
const least = 30
const exceptions = 50
/** A word that is seldom a label is one of the text: `see the [documentation](u)`. */
const leastOfWord = 3

/** Labels of papers, code and venues in other brackets than nearly all have; what has a deviation already is left alone. */
export function oddLabels(entries: readonly Entry[], text: string): OddLabel[] {
  const counts = {plain: 0, inside: 0, around: 0}
  const labels = entries.flatMap(entry => {
    const links = entry.link ? [entry.link, ...entry.links] : entry.links
    return [...new Set(links)].flatMap(link => {
      const style = isLabel(entry, link) ? styleOf(link, text) : undefined
      return style ? [{entry, link, style}] : []
    })
  })
  for (const {style} of labels) counts[style]++
  const usual = (Object.keys(counts) as Style[]).find(
    style => counts[style] * exceptions >= labels.length * (exceptions - 1)
  )
  if (!usual || counts[usual] < least) return []
  const wordOf = ({label}: ListLink) => text.slice(label.start, label.end).replace(/^\[|\]$/g, '')
  const keyOf = (link: ListLink) => wordOf(link).replace(/[*_]/g, '').toLowerCase()
  const words = new Map<string, number>()
  for (const {link, style} of labels) if (style === usual) words.set(keyOf(link), (words.get(keyOf(link)) ?? 0) + 1)
  return labels.flatMap(({entry, link, style}) => {
    if (style === usual || entry.gaps.length > 0 || entry.missing.length > 0) return []
    if ((words.get(keyOf(link)) ?? 0) < leastOfWord) return []
    const word = wordOf(link)
    const rest = text.slice(link.label.end + 1, link.span.end)
    const wide = style === 'around' ? 1 : 0
    const span = {start: link.span.start - wide, end: link.span.end + wide}
    return [
      {
        expected: shape(usual, word, rest),
        shapes: [shape(style, word, '(…)'), shape(usual, word, '(…)')],
        span,
        others: counts[usual]
      }
    ]
  })
}

const shape = (style: Style, word: string, rest: string) =>
  style === 'plain' ? `[${word}]${rest}` : style === 'inside' ? `[[${word}]]${rest}` : `[[${word}]${rest}]`

/** Whether a link is called by what it is for, or by where the paper appeared; titles and names are no labels. */
function isLabel({title, venue}: Entry, {kind, label, text}: ListLink): boolean {
  if (kind !== 'link' || label.start === title.span.start) return false
  const isVenue = venue !== undefined && label.start <= venue.span.start && venue.span.end <= label.end
  return (isVenue || roleOfLabel(text) !== undefined) && /^\[?[\w .'’-]{1,30}\]?$/.test(text)
}

/** `undefined` where the brackets are neither, as in a group of links or a label that lost one. */
function styleOf({span, label}: ListLink, text: string): Style | undefined {
  const [opens, closes] = [text[label.start] === '[', text[label.end - 1] === ']']
  const [before, after] = [text[span.start - 1] === '[', text[span.end] === ']']
  if (before !== after || opens !== closes || (before && opens)) return
  return before ? 'around' : opens ? 'inside' : 'plain'
}
