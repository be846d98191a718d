import {type Context, type Draft, found} from '../draft.ts'
import {hasLink} from '../groups.ts'
import {roleOfAddress, roleOfLabel} from '../roles.ts'
import {emphasisOpen, linkAt, linkMark, strongClose, strongOpen, type View} from '../view.ts'
import {apaTitle} from './apa.ts'
import {type Credited, creditedTitle} from './credited.ts'
import {linkedTitle} from './linked.ts'
import {plainTitle, readAuthors} from './plain.ts'
import {quotedTitle} from './quoted.ts'
import {cutTail} from './tail.ts'
import {trimTitle} from './tidy.ts'
import {titleEnd} from './title-end.ts'

/** Find the title; the index after it. */
export function readTitle(draft: Draft, view: View, from: number, context: Context): number {
  const {text} = view
  const at = text[from] === strongOpen || text[from] === emphasisOpen ? from + 1 : from
  if (text[at] === linkMark) return linkedTitle(draft, view, at, context)
  const quoted = quotedTitle(view, from)
  if (quoted) {
    if (quoted.short) draft.short ??= trimTitle(view, from, view.text.lastIndexOf(':', quoted.open))
    else if (quoted.open > from) readAuthors(draft, view, from, quoted.open)
    draft.title = {...trimTitle(view, quoted.open + 1, quoted.close), set: true}
    return quoted.close + 1
  }
  const credited = apaTitle(view, from) ?? creditedTitle(view, from)
  if (credited) return takeCredited(draft, view, credited, context)
  const behind = precededByStrong(text, from)
  if (text[from] === strongOpen || behind >= 0) {
    const open = behind >= 0 ? behind : from
    const close = text.indexOf(strongClose, open)
    if (close > from && !hasLink(text.slice(from, close)) && /[\p{L}\p{N}]/u.test(text.slice(from, close))) {
      const inner = text.slice(from, close)
      const goesOn =
        /:\s*$/.test(inner) || /^(?:\s*:| (?:for|of|with|and|via|on|to|as|using|vs\.?)) /.test(text.slice(close + 1))
      const wordCount = inner.trim().split(/\s+/).length
      const linked = wordCount <= 3 ? longLinkAfter(view, close) : undefined
      if (linked !== undefined) {
        draft.short ??= trimTitle(view, from, close)
        return linkedTitle(draft, view, linked, context)
      }
      if (!(goesOn && wordCount <= 4)) {
        // `**Title (ICML 2020)**`: the tag is no part of it.
        const stop = Math.min(close, titleEnd(view, from, context))
        const end = stop < close ? stop : cutTail(draft, view, from, close, context)
        if (end > from + 8 || stop === close) {
          draft.title = {...trimTitle(view, from, end), set: true}
          return stop < close ? stop : close + 1
        }
      }
    }
  }
  return plainTitle(draft, view, from, context)
}

/** `**MILE**, [MILE: A Multi-Level Framework](url)`: where the link stands whose label is the title itself. */
function longLinkAfter(view: View, close: number): number | undefined {
  const at = close + /^[\uE011\s,:–-]*/.exec(view.text.slice(close))![0].length
  const link = view.text[at] === linkMark ? linkAt(view, at) : undefined
  if (!link || link.kind === 'autolink' || link.text.split(' ').length < 4) return
  return roleOfLabel(link.text) || roleOfAddress(link.url) !== 'paper' ? undefined : at
}

function takeCredited(draft: Draft, view: View, {authors, year, title, set}: Credited, context: Context): number {
  readAuthors(draft, view, authors.from, authors.to)
  if (year !== undefined) {
    const {span, text} = found(view, year, year + 4)
    draft.year ??= {span, text, value: Number(text)}
  }
  const end = set ? cutTail(draft, view, title.from, title.to, context) : title.to
  draft.title = {...trimTitle(view, title.from, end), ...(set && {set})}
  return set ? title.to + 1 : title.to
}

/** The opening mark of bold text that `from` stands at the beginning of, skipped before; -1 if none. */
function precededByStrong(text: string, from: number): number {
  let at = from - 1
  while (at >= 0 && text[at] !== strongOpen && junkOrNumber(text[at]!)) at--
  return text[at] === strongOpen ? at : -1
}

const junkOrNumber = (unit: string) => /[\s\d.)\uE012]/.test(unit)
