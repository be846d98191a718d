import type {Span} from '../text/span.ts'
import {badDestination} from './destination.ts'
import type {ListLink} from './link.ts'
import {linkRest, linkStart, opaque} from './mask.ts'

/** What the author of a link got wrong, so that Markdown shows its source or leads elsewhere. */
export type BrokenKind =
  | 'no-closing-parenthesis'
  | 'no-closing-bracket'
  | 'no-opening-bracket'
  | 'no-opening-parenthesis'
  | 'wrong-closing-bracket'
  | 'space-in-url'
  | 'space-before-parenthesis'
  | 'reversed'
  | 'full-width'
  | 'nested-link'
  | 'text-for-url'
  | 'misspelt-scheme'
  | 'missing-scheme'

/** A link that CommonMark does not read as its author meant it. */
export interface BrokenLink {
  readonly kind: BrokenKind
  /** What is wrong, after "Unexpected ": with the text that was seen. */
  readonly unexpected: string
  /** What belongs there, after "expected ". */
  readonly expected: string
  /** The range to replace; empty for an insertion. */
  readonly place: Span
  /** What replaces it, likeliest first; absent where nobody can know. */
  readonly fixes: readonly string[]
  readonly safe: boolean
  /** The whole construct as written. */
  readonly span: Span
  /** What was meant as the label and as the URL. */
  readonly label: Span
  readonly url?: Span
}

interface Finder {
  readonly masked: string
  readonly base: number
  readonly text: string
  readonly links: ReadonlyMap<number, ListLink>
}

const urlLike = /^(?:[a-z]{2,8}[:;]\/{1,2}|https?\/\/|www\.|mailto:|#\S|[\w%.~-]+\/\S[^()]*\.\w{2,4}\s*[)）])/i
const wayBack = 4000

/**
 * Find the links in masked source (see `mask`) that their author meant but Markdown does not read.
 * `base` is the offset of the masked text in `text`; `links` are the real ones, by the offset where they start.
 */
export function findBroken(
  masked: string,
  base: number,
  text: string,
  links: ReadonlyMap<number, ListLink>
): BrokenLink[] {
  // Nearly every block is sound: look closer only where a link's punctuation was left as text.
  if (!/[\]】][ \t\u3000]*[(（]|\(\s?(?:https?:|www\.)|\]https?:|\)\[https?:/.test(masked)) return []
  const finder = {masked, base, text, links}
  const found = [...afterBracket(finder), ...withoutBracket(finder), ...withoutParenthesis(finder), ...reversed(finder)]
  return found
    .sort((a, b) => a.span.start - b.span.start)
    .filter((broken, index, all) => index === 0 || broken.span.start >= all[index - 1]!.span.end)
}

/** Index of the bracket that `]` at `close` closes, or -1; looks back over at most one soft line ending. */
function opener({masked}: Finder, close: number): number {
  let depth = 0
  let lines = 0
  for (let at = close - 1; at >= 0 && at > close - wayBack; at--) {
    const unit = masked[at]!
    if (unit === ']' || unit === '】') depth++
    else if (unit === '[' || unit === '【') {
      if (depth === 0) return at
      depth--
    } else if (unit === '\n' && (++lines > 1 || /(?: {2}|\\|\uE002)\r?$/.test(masked.slice(Math.max(0, at - 3), at))))
      return -1
  }
  return -1
}

const lineEnd = (masked: string, from: number) => {
  const ending = /[\r\n]/g
  ending.lastIndex = from
  return ending.exec(masked)?.index ?? masked.length
}

/** Index of the parenthesis that closes the one before `from`, on the same line, or -1. */
function closer(masked: string, from: number, end: number, closing = ')'): number {
  let depth = 0
  for (let at = from; at < end; at++) {
    if (masked[at] === '(') depth++
    else if (masked[at] === closing && depth === 0) return at
    else if (masked[at] === ')') depth--
  }
  return -1
}

/** `](...` that is no link: no `)`, a blank in the URL, a blank before `(`, no `[`, full-width marks, prose for a URL. */
function* afterBracket(finder: Finder): Generator<BrokenLink> {
  const {masked, base, text} = finder
  for (const match of masked.matchAll(/([\]】])([ \t\u3000]{0,2})([(（])[ \t]*/g)) {
    const bracket = match.index
    const from = bracket + match[0].length
    const end = lineEnd(masked, from)
    const rest = masked.slice(from, end)
    const open = opener(finder, bracket)
    const at = (start: number, stop: number) => ({start: base + start, end: base + stop})
    const slice = (start: number, stop: number) => text.slice(base + start, base + stop)

    if (rest[0] === linkStart) {
      const inner = finder.links.get(base + from)
      if (!inner || open < 0 || match[2] || text[inner.span.end] !== ')') continue
      const url = inner.urlSpan
      yield {
        kind: 'nested-link',
        unexpected: `link inside the parentheses of link \`${slice(open, bracket + 1)}\``,
        expected: `its URL \`${inner.url}\` alone`,
        place: {start: base + from, end: inner.span.end},
        fixes: [text.slice(url.start, url.end)],
        safe: false,
        span: {start: base + open, end: inner.span.end + 1},
        label: at(open + 1, bracket),
        url
      }
      continue
    }
    if (!urlLike.test(rest)) {
      yield* prose(finder, open, bracket, from, end, match[2]!)
      continue
    }

    const run = /^[^\s\uE000-\uE002]*/.exec(rest)![0]
    const fullWidth = match[1] === '】' || match[3] === '（' || (open >= 0 && masked[open] === '【')
    let close = closer(masked, from, end)
    if (match[3] === '（' || close < 0) {
      const wide = closer(masked, from, end, '）')
      if (wide >= 0 && (close < 0 || wide < close)) close = wide
    }
    const inside = close < 0 ? '' : masked.slice(from, close)
    const words = inside.trim().split(/\s+/)
    const spaced = words.length > 1

    if (close < 0 || (spaced && (words.length > 3 || /[\uE000-\uE002[\]]/.test(inside)))) {
      yield* unclosed(finder, open, bracket, from, run, match[2]!)
      continue
    }
    const url = words[0]!
    const wide = fullWidth || masked[close] === '）'
    const labelStart = open < 0 ? missingOpener(finder, bracket) : open
    const label = at(open < 0 ? labelStart : open + 1, bracket)
    const construct = {span: at(labelStart, close + 1), label, url: at(from, from + inside.trimEnd().length)}
    const quoted = `\`${slice(bracket, close + 1)}\``
    if (wide) {
      const written = `${open < 0 ? '' : '['}${slice(label.start - base, bracket)}](${url})`
      yield {
        kind: 'full-width',
        unexpected: `full-width bracket around link \`${slice(labelStart, close + 1)}\``,
        expected: 'ASCII brackets `[`, `]`, `(`, `)`',
        place: construct.span,
        fixes: spaced || open < 0 ? [] : [written],
        safe: true,
        ...construct
      }
    } else if (spaced) {
      const joined = words.join('')
      const encoded = words.join('%20')
      const fileName = /\/\S*[a-z] [A-Z]\S*\.\w+$/.test(inside) || !/^https?:/i.test(url)
      yield {
        kind: 'space-in-url',
        unexpected: `space in URL \`${slice(from, close)}\``,
        expected: 'a URL without spaces',
        place: at(from, close),
        fixes: fileName ? [encoded, joined] : [joined, encoded],
        safe: false,
        ...construct
      }
    } else if (open < 0) {
      const groups = labelStart > 0 && /[\]】]\s*$/.test(masked.slice(Math.max(0, labelStart - 4), labelStart))
      const known = bracket > labelStart
      yield {
        kind: 'no-opening-bracket',
        unexpected: `link without \`[\` before \`${clip(slice(labelStart, bracket))}\``,
        expected: `\`[\` before its text`,
        place: at(labelStart, labelStart),
        fixes: known ? ['['] : [],
        safe: groups,
        ...construct
      }
    } else if (match[2]) {
      yield {
        kind: 'space-before-parenthesis',
        unexpected: `space between \`]\` and \`(\` in ${quoted}`,
        expected: 'none',
        place: at(bracket + 1, bracket + 1 + match[2].length),
        fixes: [''],
        safe: true,
        ...construct
      }
    }
  }
}

const clip = (text: string) => (text.length > 60 ? `${text.slice(0, 59)}…` : text)

/** A URL that never ends: `[T](https://host/path` and then a blank, a cell's end or the wrong bracket. */
function* unclosed(
  finder: Finder,
  open: number,
  bracket: number,
  from: number,
  run: string,
  gap: string
): Generator<BrokenLink> {
  const {masked, base, text} = finder
  if (open < 0 || gap || !run) return
  const surplus = masked.slice(0, open).endsWith('[') // `[[paper](url]`: the last bracket closes the outer one
  const wrong = !surplus && /^[^[]*\]$/.test(run)
  let url = run.replace(/[,;。，]+$/, '')
  if (/^[^[]*\]+$/.test(url)) url = url.replace(/\]+$/, '')
  const end = from + url.length
  const place = {start: base + end, end: base + end + (wrong ? 1 : 0)}
  const shown = text.slice(base + from, base + end)
  yield {
    kind: wrong ? 'wrong-closing-bracket' : 'no-closing-parenthesis',
    unexpected: wrong ? `\`]\` after URL \`${shown}\`` : `link without \`)\` after \`${shown}\``,
    expected: wrong ? '`)`' : '`)` straight after the URL',
    place,
    fixes: [')'],
    safe: true,
    span: {start: base + open, end: Math.max(place.end, place.start)},
    label: {start: base + open + 1, end: base + bracket},
    url: {start: base + from, end: base + end}
  }
}

/** `[Title](Title again, or a citation)`: prose where the URL belongs. Short remarks after a tag are no link. */
function* prose(
  finder: Finder,
  open: number,
  bracket: number,
  from: number,
  end: number,
  gap: string
): Generator<BrokenLink> {
  const {masked, base, text} = finder
  const close = closer(masked, from, end)
  if (open < 0 || close < 0 || gap) return
  const inside = masked.slice(from, close).trim()
  const label = masked.slice(open + 1, bracket)
  if (/[\uE000-\uE002]/.test(inside + label) || !/\s/.test(inside)) return
  const letters = (value: string) => value.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '')
  const same = letters(inside) === letters(label)
  const long = inside.split(/\s+/).length >= 4 && label.split(/\s+/).length >= 3
  if (!same && !long) return
  yield {
    kind: 'text-for-url',
    unexpected: `text \`${clip(text.slice(base + from, base + close))}\` in the parentheses of a link`,
    expected: 'a URL',
    place: {start: base + from, end: base + close},
    fixes: [],
    safe: false,
    span: {start: base + open, end: base + close + 1},
    label: {start: base + open + 1, end: base + bracket}
  }
}

/** Where a label without `[` begins: after the tags at the start of its line, or at the last of them if nothing else is left. */
function missingOpener({masked}: Finder, bracket: number): number {
  const line = Math.max(masked.lastIndexOf('\n', bracket), masked.lastIndexOf('|', bracket)) + 1
  const token = Math.max(masked.lastIndexOf(linkRest, bracket), masked.lastIndexOf(opaque, bracket)) + 1
  let at = Math.max(line, token)
  let last = at
  const group = /\s*[[【][^[\]【】\n]*[\]】]/y
  for (;;) {
    group.lastIndex = at
    const match = group.exec(masked)
    if (!match || match.index + match[0].length > bracket) break
    last = at + match[0].search(/\S/)
    at += match[0].length
  }
  const rest = masked.slice(at, bracket)
  if (rest.trim() === '') return last
  return at + rest.search(/[^\s*_"“:：.-]/)
}

/** `[Title(https://host)` and `[Title)(https://host)`: the label is never closed. */
function* withoutBracket(finder: Finder): Generator<BrokenLink> {
  const {masked, base, text} = finder
  for (const match of masked.matchAll(/([^\]】\s(（\uE000-\uE002])([ \t]?)\((?=https?:\/\/|www\.)/g)) {
    const paren = match.index + match[0].length - 1
    const close = closer(masked, paren + 1, lineEnd(masked, paren))
    if (close < 0 || /\s/.test(masked.slice(paren, close).trim())) continue
    const open = opener(finder, paren)
    if (open < 0 || /[\uE000-\uE002]/.test(masked.slice(open, paren))) continue
    const wrong = match[1] === ')' && closer(masked, open + 1, paren) === match.index
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
function* withoutParenthesis(finder: Finder): Generator<BrokenLink> {
  const {masked, base, text} = finder
  for (const match of masked.matchAll(/\](https?:\/\/[^\s\uE000-\uE002|]+)/g)) {
    const open = opener(finder, match.index)
    if (open < 0 || /^\W*\d*\W*$/.test(masked.slice(open + 1, match.index))) continue
    const from = match.index + 1
    const close = closer(masked, from, from + match[1]!.length)
    const end = close < 0 ? from + match[1]!.length : close
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

/** `(Title)[https://host]`: the brackets changed places. */
function* reversed({masked, base, text}: Finder): Generator<BrokenLink> {
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

const because = {
  'misspelt-scheme': (url: string) => [`misspelt scheme in URL \`${url}\``, '`https://` or `http://`'],
  'missing-scheme': (url: string) => [`URL \`${url}\` without scheme`, '`https://` in front'],
  'text-for-url': (url: string) => [`text \`${url}\` in the parentheses of a link`, 'a URL']
} as const

/** A link that parses but leads nowhere: its scheme is mistyped or absent, or a word stands for the URL. */
export function misledLink(link: ListLink): BrokenLink | undefined {
  if (link.kind !== 'link') return
  const bad = badDestination(link.url)
  if (!bad) return
  const [unexpected, expected] = because[bad.kind](clip(link.url))
  return {
    kind: bad.kind,
    unexpected: unexpected!,
    expected: expected!,
    place: link.urlSpan,
    fixes: bad.expected ? [bad.expected] : [],
    safe: bad.safe,
    span: link.span,
    label: link.label,
    url: link.urlSpan
  }
}
