import {readCredits} from './credits.ts'
import {type Context, type Draft, found, takeTag} from './draft.ts'
import {closing, hasLink} from './groups.ts'
import {isAuthorYear, takeLabelTag} from './head/label.ts'
import type {ListLink} from './link.ts'
import {isHostOfPapers, type Role, roleOfAddress, roleOfLabel} from './roles.ts'
import {looksLikeVenue, readTag} from './tag.ts'
import {breakMark, emphasisClose, emphasisOpen, linkMark, type View} from './view.ts'

const siteLabel = /^\W*(?:project|web|home)?[ -]?(?:page|site|project)s?\W*$/i

/** Note a link of an entry; `role` where its label or the word before it tells. */
export function takeLink(draft: Draft, link: ListLink, role: Role | undefined): void {
  const address = roleOfAddress(link.url)
  // `[[Website](https://arxiv.org/abs/2405.07510)]`: the host of papers says more than the word.
  const known = role === 'other' && siteLabel.test(link.text) && isHostOfPapers(link.url) ? 'paper' : (role ?? address)
  draft.links.push({link, ...(known && {role: known}), labelled: role !== undefined})
}

/** Read what stands after a title: links, tags in brackets, authors, venues, institutions between bars. */
export function harvest(draft: Draft, view: View, from: number, to: number, context: Context): void {
  const {text} = view
  let start = from
  let bars = false
  let link = 0
  for (let i = 0; i < from; i++) if (text[i] === linkMark) link++
  const flush = (end: number) => {
    if (end > start) readSegment(draft, view, start, end, context, bars)
  }
  for (let at = from; at < to; at++) {
    const unit = text[at]!
    if (unit === linkMark) {
      flush(at)
      readLink(draft, view, view.links[link++], at, start, context)
      start = at + 1
    } else if (unit === '[' || unit === '(' || unit === '【' || unit === '（') {
      const close = closing(text, at)
      if (close < 0 || close >= to) continue
      const content = text.slice(at + 1, close)
      if (hasLink(content)) {
        flush(at)
        start = at + 1
        continue
      }
      // `Ana Bo (MIT), Cai Du et al.`: parentheses inside of running text stay in it.
      const tag = readTag(content, context.venues, /^[\s\uE010-\uE013]*(?:arxiv|preprint|corr)/i.test(content))
      const inside =
        unit !== '[' &&
        /[\p{L}\d]\s*$/u.test(text.slice(start, at)) &&
        /^[\s\uE013]*[\p{L},.]/u.test(text.slice(close + 1, to))
      if (!tag && unit !== '[' && /^\s*\uE012[^\uE013]+\uE013\s*$/.test(content)) {
        // `"Title", ICCV, 2019 (*Microsoft*)`: after venue and year an institution.
        flush(at)
        if (draft.venue && draft.year) draft.affiliations.push(found(view, at + 1, close))
        else remark(draft, view, at + 1, close, context)
        at = close
        start = close + 1
        continue
      }
      if (inside || (!tag && !/^\s*@/.test(content))) {
        if (unit === '[' || unit === '【') {
          flush(at)
          start = close + 1
        } else if (!inside) remark(draft, view, at + 1, close, context)
        at = close
        continue
      }
      if (tag?.when && !tag.venue && /[\p{L}\d]\s*$/u.test(text.slice(start, at))) {
        // `Nature 521.7553 (2015)` and `Science (2006)` are one tag.
        at = close
        continue
      }
      // `TOG (SIGGRAPH)` and `Computer Graphics Forum (EGSR)` are one venue, said twice.
      if (tag?.venue && !tag.when && isVenue(text.slice(start, at), context)) {
        at = close
        continue
      }
      flush(at)
      if (tag) takeTag(draft, tag, view, at + 1)
      else draft.affiliations.push(found(view, at + 1, close))
      at = close
      start = close + 1
    } else if (unit === breakMark || unit === '|') {
      flush(at)
      bars = unit === '|'
      start = at + 1
    } else if (unit === emphasisOpen) {
      const close = text.indexOf(emphasisClose, at)
      if (close < 0 || close > to || hasLink(text.slice(at, close))) continue
      flush(at)
      readCredits(draft, view, at + 1, close, context, true)
      at = close
      start = close + 1
    }
  }
  flush(to)
}

/** Whether a stretch is a venue of the catalog, or names itself a journal or a conference. */
const isVenue = (text: string, {venues}: Context): boolean =>
  text.length < 80 &&
  (readTag(text, venues)?.venue?.known === true ||
    /^[\s\uE010-\uE016,.;]*(?:\p{Lu}[\p{L}&]*\s+){1,5}(?:transactions|journal|forum|letters|review|proceedings|conference|symposium|workshop)\s*$/iu.test(
      text
    ) ||
    /\btransactions on\b/i.test(text))

/** Text in parentheses that is no tag as a whole: `(In Proc. of NSDI 2019)`, `(pp. 1-10)`. */
function remark(draft: Draft, view: View, from: number, to: number, context: Context): void {
  if (to - from < 100 && /\d{2}/.test(view.text.slice(from, to)) && !draft.venue)
    readCredits(draft, view, from, to, context, false)
}

function readLink(
  draft: Draft,
  view: View,
  link: ListLink | undefined,
  at: number,
  start: number,
  context: Context
): void {
  if (!link) return
  const label = link.text.replace(/^\[+|\]+$/g, '')
  const before = /([\p{L} -]{2,20})(?:\([^()]{0,20}\))?\s*[:：]\s*$/u.exec(view.text.slice(start, at))?.[1]
  const role = link.kind === 'autolink' ? before && roleOfLabel(before) : roleOfLabel(label)
  if (role) {
    takeLink(draft, link, role)
    if (role === 'paper' && !draft.venue) takeLabelTag(draft, link, context, false)
    return
  }
  if (link.kind !== 'autolink' && label.split(' ').length <= 9) {
    if (isAuthorYear(label)) {
      takeLink(draft, link, 'paper')
      const year = /\((\d{4})/.exec(link.text)!
      const digits = link.label.start + (link.label.end - link.label.start === link.text.length ? year.index + 1 : 0)
      draft.year ??= {span: {start: digits, end: digits + 4}, text: year[1]!, value: Number(year[1])}
      draft.authors.push({span: link.label, text: label.replace(/\s*\(\d{4}.*$/, '')})
      return
    }
    const bracketed = link.text !== label || view.text[at - 1] === '['
    const any = bracketed && (link.url === '' || roleOfAddress(link.url) === 'paper') && looksLikeVenue(label)
    const tag = readTag(label, context.venues, any && !draft.venue)
    if (tag && (tag.venue || tag.when)) {
      // A venue, or the day of a preprint, as label leads to the paper.
      if (!draft.venue || !draft.year) takeLabelTag(draft, link, context, any && !draft.venue)
      takeLink(draft, link, 'paper')
      return
    }
  }
  takeLink(draft, link, undefined)
}

/** A stretch of text without links, brackets and breaks. */
function readSegment(draft: Draft, view: View, from: number, to: number, context: Context, bars: boolean): void {
  const segment = view.text.slice(from, to)
  const text = segment.replace(/[\uE002\uE010-\uE016]/g, ' ')
  if (!/[\p{L}\p{N}]/u.test(text)) return
  const wide = /[，；。]/.exec(segment)
  if (wide) {
    readSegment(draft, view, from, from + wide.index, context, bars)
    readSegment(draft, view, from + wide.index + 1, to, context, bars)
    return
  }
  const label = /^\s*(?:作者|authors?)\s*[:：]/i.exec(text)?.[0].length
  if (label) {
    draft.authors.push(found(view, from + label, to))
    return
  }
  if (/[:：]\s*$/.test(text)) return
  if (bars) {
    const tag = readTag(text, context.venues)
    if (tag && (!tag.venue || tag.venue.known)) {
      takeTag(draft, tag, view, from)
      return
    }
    const split = /^(.*?)[,;&]?\s+(\S+\s?['’‘ ]\s?\d{2,4})\s*$/.exec(text)
    const second = split && readTag(split[2]!, context.venues)
    if (split && second?.venue?.known) {
      takeTag(draft, second, view, from + segment.lastIndexOf(split[2]!))
      draft.affiliations.push(found(view, from, from + segment.lastIndexOf(split[2]!)))
    } else if (tag) takeTag(draft, tag, view, from)
    else if (text.trim().length <= 80) draft.affiliations.push(found(view, from, to))
    return
  }
  readCredits(draft, view, from, to, context, !draft.venue)
}
