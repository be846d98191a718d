import type {BrokenLink} from './broken-link.ts'
import {clip, closer, type Finder, lineEnd, opener, wayBack} from './finder.ts'

/** `[Title(https://host)` and `[Title)(https://host)`: the label is never closed. */
export function* withoutBracket(finder: Finder): Generator<BrokenLink> {
  const {masked, base, text} = finder
  for (const match of masked.matchAll(/([^\]】\s(（\uE000-\uE002])([ \t]?)\((?=https?:\/\/|www\.)/g)) {
    const paren = match.index + match[0].length - 1
    const close = closer(masked, paren + 1, lineEnd(masked, paren))
    if (close < 0 || /\s/.test(masked.slice(paren, close).trim())) continue
    // `[[Title])(url)]`: nothing is missing, the parenthesis is too many.
    if (masked[match.index - 1] === ']' && masked[close + 1] === ']') continue
    const open = opener(finder, paren)
    if (open < 0 || /[\uE000-\uE002]/.test(masked.slice(open, paren))) continue
    const wrong =
      (match[1] === ')' && closer(masked, open + 1, paren) === match.index) ||
      (match[1] === '}' && !masked.slice(open, paren).includes('{'))
    const start = wrong ? match.index : match.index + 1
    const shown = clip(text.slice(base + open, base + start))
    yield {
      kind: 'no-closing-bracket',
      unexpected: `link without \`]\` after \`${shown}\``,
      expected: '`]` before the parenthesis',
      place: {start: base + start, end: base + paren},
      fixes: [']'],
      safe: true,
      span: {start: base + open, end: base + close + 1},
      label: {start: base + open + 1, end: base + start},
      url: {start: base + paren + 1, end: base + close}
    }
  }
}

/** `[Title]https://host)` and `[Title]https://host`; `[1]https://host` is a numbered reference, not a link. */
export function* withoutParenthesis(finder: Finder): Generator<BrokenLink> {
  const {masked, base, text} = finder
  for (const match of masked.matchAll(/\](https?:\/\/[^\s\uE000-\uE002|]+)/g)) {
    const open = opener(finder, match.index)
    if (open < 0 || /^\W*\d*\W*$/.test(masked.slice(open + 1, match.index))) continue
    const from = match.index + 1
    const close = closer(masked, from, from + match[1]!.length)
    const end = close < 0 ? from + bare(match[1]!).length : close
    const url = text.slice(base + from, base + end)
    yield {
      kind: 'no-opening-parenthesis',
      unexpected: `link without \`(\` before \`${url}\``,
      expected: '`(` straight after `]`',
      place: {start: base + from, end: base + (close < 0 ? end : from)},
      fixes: [close < 0 ? `(${url})` : '('],
      safe: close >= 0,
      span: {start: base + open, end: base + (close < 0 ? end : close + 1)},
      label: {start: base + open + 1, end: base + match.index},
      url: {start: base + from, end: base + end}
    }
  }
}

/** A URL without the bracket that closes an outer one, as in `[[paper]https://host]`. */
const bare = (url: string) => (url.includes('[') ? url : url.replace(/\].*$/, ''))

/** `(Title)[https://host]`: the brackets changed places. */
export function* reversed({masked, base, text}: Finder): Generator<BrokenLink> {
  for (const match of masked.matchAll(/\)\[(https?:\/\/[^\s[\]\uE000-\uE002]+)\]/g)) {
    let depth = 0
    let open = match.index - 1
    for (; open >= 0 && open > match.index - wayBack && masked[open] !== '\n'; open--) {
      if (masked[open] === ')') depth++
      else if (masked[open] === '(' && depth-- === 0) break
    }
    if (masked[open] !== '(') continue
    const label = {start: base + open + 1, end: base + match.index}
    const url = {start: base + match.index + 2, end: base + match.index + 2 + match[1]!.length}
    const span = {start: base + open, end: url.end + 1}
    yield {
      kind: 'reversed',
      unexpected: `link \`${clip(text.slice(span.start, span.end))}\` with its brackets reversed`,
      expected: '`[text](url)`',
      place: span,
      fixes: [`[${text.slice(label.start, label.end)}](${text.slice(url.start, url.end)})`],
      safe: true,
      span,
      label,
      url
    }
  }
}
