import {linkRest, linkStart} from '../mask.ts'
import type {BrokenLink} from './broken-link.ts'
import {clip, closer, type Finder, lineEnd, opener} from './finder.ts'
import {missingOpener} from './missing-opener.ts'
import {prose} from './prose.ts'
import {unclosed} from './unclosed.ts'

const urlLike = /^(?:[a-z]{2,8}[:;]\/{1,2}|https?\/\/|www\.|mailto:|#\S|[\w%.~-]+\/\S[^()]*\.\w{2,4}\s*[)）])/i

/** `](...` that is no link: no `)`, a blank in the URL, a blank before `(`, no `[`, full-width marks, prose for a URL. */
export function* afterBracket(finder: Finder): Generator<BrokenLink> {
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
    if (/^\(https?:\/\//.test(rest) && open >= 0 && !match[2]) {
      const run = /^\([^\s()\uE000-\uE002]*\)/.exec(rest)?.[0]
      if (!run) continue
      yield {
        kind: 'double-parenthesis',
        unexpected: `second \`(\` before URL \`${slice(from + 1, from + run.length - 1)}\``,
        expected: 'one',
        place: at(from, from + 1),
        fixes: [''],
        safe: true,
        span: at(open, from + run.length),
        label: at(open + 1, bracket),
        url: at(from + 1, from + run.length - 1)
      }
      continue
    }
    // `[Title](](url)` has a stray mark; a link in the label, or before the bracket: no link can be around it, and what is behind is told as a second destination.
    if (open < 0 && masked.endsWith('](', bracket)) continue
    if (open < 0 ? masked[bracket - 1] === linkRest : masked.slice(open, bracket).includes(linkStart)) continue
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
