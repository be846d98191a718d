import type {Context, Draft} from '../draft.ts'
import {hasLink} from '../groups.ts'
import {emphasisOpen, linkMark, strongClose, strongOpen, type View} from '../view.ts'
import {linkedTitle} from './linked.ts'
import {plainTitle, readAuthors} from './plain.ts'
import {quotedTitle} from './quoted.ts'
import {cutTail} from './tail.ts'
import {trimTitle} from './tidy.ts'

/** Find the title; the index after it. */
export function readTitle(draft: Draft, view: View, from: number, context: Context): number {
  const {text} = view
  const at = text[from] === strongOpen || text[from] === emphasisOpen ? from + 1 : from
  if (text[at] === linkMark) return linkedTitle(draft, view, at, context)
  const quoted = quotedTitle(view, from)
  if (quoted) {
    if (quoted.open > from) readAuthors(draft, view, from, quoted.open)
    draft.title = {...trimTitle(view, quoted.open + 1, quoted.close), set: true}
    return quoted.close + 1
  }
  const behind = precededByStrong(text, from)
  if (text[from] === strongOpen || behind >= 0) {
    const open = behind >= 0 ? behind : from
    const close = text.indexOf(strongClose, open)
    if (close > from && !hasLink(text.slice(from, close)) && /[\p{L}\p{N}]/u.test(text.slice(from, close))) {
      const inner = text.slice(from, close)
      const goesOn = /:\s*$/.test(inner) ? true : /^\s*:\s/.test(text.slice(close + 1))
      const wordCount = inner.trim().split(/\s+/).length
      if (!(goesOn && wordCount <= 4)) {
        const end = cutTail(draft, view, from, close, context)
        draft.title = {...trimTitle(view, from, end), set: true}
        return close + 1
      }
    }
  }
  return plainTitle(draft, view, from, context)
}

/** The opening mark of bold text that `from` stands at the beginning of, skipped before; -1 if none. */
function precededByStrong(text: string, from: number): number {
  let at = from - 1
  while (at >= 0 && text[at] !== strongOpen && junkOrNumber(text[at]!)) at--
  return text[at] === strongOpen ? at : -1
}

const junkOrNumber = (unit: string) => /[\s\d.)\uE012]/.test(unit)
