import {looksLikeAuthors} from '../credits.ts'
import {styleMarks} from '../draft.ts'
import {hasLink} from '../groups.ts'
import {breakMark, type View} from '../view.ts'

const quotes: Readonly<Record<string, string>> = {'"': '"', '“': '”', '”': '”', '「': '」', '『': '』', '《': '》'}

/** A title in quotation marks, after nothing or after authors. */
export function quotedTitle({text}: View, from: number): {open: number; close: number; short?: boolean} | undefined {
  const line = text.slice(from, from + 1200).split(breakMark)[0]!
  const match = /["“「『《]/.exec(line)
  if (!match) return
  const open = from + match.index
  const before = text.slice(from, open).replace(styleMarks, '')
  if (hasLink(before)) return
  // `AQUA: "Program Induction by Rationale Generation"`
  const short = /^[^\s]{1,30}(?:\s[^\s]{1,20}){0,2}:\s*$/.test(before.trim())
  if (before.trim() && !short && !(/[,.]\s*$|et al\.?,?\s*$/i.test(before) || looksLikeAuthors(before.trim()))) return
  if (before.trim() && !/\p{Lu}/u.test(before)) return
  const ends = quotes[text[open]!]!
  const closes = [ends, ...('"“'.includes(text[open]!) ? ['"', '”'] : [])]
    .map(mark => text.indexOf(mark, open + 1))
    .filter(at => at > 0)
  const close = closes.length > 0 ? Math.min(...closes) : -1
  if (close < 0 || close - open > 400) return
  const inner = text.slice(open + 1, close)
  if (!before.trim()) {
    // Only quotes around the whole title count: `"Why Should I Trust You?": Explaining ...` has them inside.
    const after = text.slice(close + 1).replace(styleMarks, '')
    if (/^\s*[:\p{L}\p{N}-]/u.test(after) && !/^\s*(?:by|in|from)\b/.test(after)) return
  }
  return inner.replace(styleMarks, '').trim().split(/\s+/).length >= (short ? 3 : 2)
    ? {open, close, ...(short && {short})}
    : undefined
}
