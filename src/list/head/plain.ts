import {looksLikeAuthors} from '../credits.ts'
import {type Context, type Draft, found, readable, takeTag} from '../draft.ts'
import {roleOfLabel} from '../roles.ts'
import {readTag} from '../tag.ts'
import {linkAt, linkMark, type View} from '../view.ts'
import {isAuthorYear} from './label.ts'
import {linkedTitle} from './linked.ts'
import {cutTail} from './tail.ts'
import {trimTitle} from './tidy.ts'
import {titleEnd} from './title-end.ts'

/** A title as plain text, up to what cannot belong to it. */
export function plainTitle(draft: Draft, view: View, from: number, context: Context): number {
  const stop = titleEnd(view, from, context)
  const {text} = view
  const link = text[stop] === linkMark ? linkAt(view, stop) : undefined
  const before = readable(view, from, stop).replace(/[:：]\s+\S+$/, words =>
    readTag(words.slice(1), context.venues)?.venue?.known ? ':' : words
  )
  // A few words before a long link are no title: `20180105 arXiv 最优的贝叶斯迁移学习 [Optimal Bayesian ...](url)`.
  if (
    link &&
    link.kind !== 'autolink' &&
    !roleOfLabel(link.text) &&
    !readTag(link.text, context.venues) &&
    !isAuthorYear(link.text) &&
    link.text.split(' ').length >= 3 &&
    (before.split(' ').length <= 3 || /[:：]$/.test(before) || looksLikeAuthors(before))
  ) {
    if (looksLikeAuthors(before)) readAuthors(draft, view, from, stop)
    return linkedTitle(draft, view, stop, context)
  }
  const end = cutAuthors(draft, view, from, cutTail(draft, view, from, stop, context))
  const title = trimTitle(view, from, end)
  const only = readTag(text.slice(from, end), context.venues)
  // `Quantifying Uncertainty in COVID-19 Forecasts` has a number in it, not a year.
  if (only?.venue && only.when && (only.venue.known || before.split(' ').length <= 3)) takeTag(draft, only, view, from)
  else if (/[\p{L}\p{N}]/u.test(title.text)) draft.title = title
  return stop
}

/** `Title - Ana Bo, Cai Du`, `Title, Ana Bo et al.`: cut people off the end of plain title text. */
function cutAuthors(draft: Draft, view: View, from: number, to: number): number {
  const text = view.text.slice(from, to).replace(/[\s,;|–—-]+$/, '')
  const cut = /(\s[-–—|]\s+|,\s+(?=[^,]{3,40}\bet\.?\s?al\b))((?:(?!\s[-–—|]\s).)+)$/s.exec(text)
  if (!cut || cut.index < 8 || !looksLikeAuthors(cut[2]!) || /^(?:an?|the|on|towards?)\b/i.test(cut[2]!)) return to
  readAuthors(draft, view, from + cut.index + cut[1]!.length, from + text.length)
  return from + cut.index
}

/** Take a stretch before a title as its authors. */
export function readAuthors(draft: Draft, view: View, from: number, to: number): void {
  const field = found(view, from, to)
  if (/\p{L}/u.test(field.text)) draft.authors.push(field)
}
