import {linkRest, linkStart} from '../mask.ts'
import type {BrokenLink} from './broken-link.ts'
import {clip, closer, type Finder, lineEnd, opener, wayBack} from './finder.ts'

const partners: Readonly<Record<string, string>> = {')': '(', '}': '{', '>': '<'}

/** `[[arXiv]])(https://host)`, `[Title](](https://host)`: one mark too many between label and URL. */
export function* strayMark(finder: Finder): Generator<BrokenLink> {
  const {masked, base, text} = finder
  for (const match of masked.matchAll(/\]([)}>[]|\(\])\((https?:\/\/[^\s()\uE000-\uE002]+)\)/g)) {
    const bracket = match.index
    const [whole, mark, url] = match as unknown as [string, string, string]
    const open = opener(finder, bracket)
    if (open < 0 || masked.slice(open, bracket).includes(linkStart)) continue
    // Where an outer bracket is open and stays so, the mark stands for the one that closes it.
    if (opener(finder, open) >= 0 && masked[bracket + whole.length] !== ']') continue
    if (isOpen(masked.slice(Math.max(0, open - wayBack), bracket), mark)) continue
    const [start, end] = [base + bracket + 1, base + bracket + 1 + mark.length]
    yield {
      kind: 'stray-mark',
      unexpected: `\`${mark}\` between label \`${clip(text.slice(base + open, start))}\` and its URL`,
      expected: 'none',
      place: {start, end},
      fixes: [''],
      safe: true,
      span: {start: base + open, end: base + bracket + whole.length},
      label: {start: base + open + 1, end: base + bracket},
      url: {start: end + 1, end: end + 1 + url.length}
    }
  }
}

/** Whether a bracket that this mark closes is open at the end of a text: `([paper])(…)`. */
function isOpen(text: string, mark: string): boolean {
  const opening = partners[mark]
  let depth = 0
  for (let at = text.length - 1; opening !== undefined && at >= 0 && text[at] !== '\n'; at--)
    if (text[at] === mark) depth++
    else if (text[at] === opening && depth-- === 0) return true
  return false
}

/** `[Title](https://host/1)](https://host/2)`, `[[torch](https://host/1)](https://host/2)`: one text, two destinations. */
export function* secondDestination(finder: Finder): Generator<BrokenLink> {
  const {masked, base, text, links} = finder
  for (const match of masked.matchAll(/\]\((?=https?:\/\/|www\.|#\S)/g)) {
    const bracket = match.index
    const from = bracket + 2
    const close = closer(masked, from, lineEnd(masked, from))
    if (close < 0 || /[\s[\]\uE000-\uE002]/.test(masked.slice(from, close))) continue
    const open = opener(finder, bracket)
    const behind = masked[bracket - 1] === linkRest
    if (open < 0 ? !behind : !masked.slice(open, bracket).includes(linkStart)) continue
    const link = links.get(base + masked.lastIndexOf(linkStart, bracket))
    if (!link) continue
    const url = text.slice(base + from, base + close)
    // `[[torch](u)](v)]`: the last bracket closes the outer one, so that of `](v)` is too many.
    const whole = open < 0 || masked[close + 1] === ']'
    const place = {start: base + bracket + (whole ? 0 : 1), end: base + close + 1}
    const shown = clip(text.slice(link.span.start, link.span.end))
    yield {
      kind: 'second-destination',
      unexpected: `second destination \`${clip(url)}\` ${behind ? 'behind' : 'around'} link \`${shown}\``,
      expected: 'one',
      place,
      // Which of two is right, nobody can know here.
      fixes: url === link.url ? [''] : [],
      safe: false,
      label: link.label,
      ...(whole && behind
        ? {span: {start: link.span.start, end: place.end}, url: link.urlSpan}
        : {span: {start: place.start, end: place.start}})
    }
  }
}
