import {type Context, type Draft, found, takeTag} from '../draft.ts'
import {closing, hasLink} from '../groups.ts'
import type {ListLink} from '../link.ts'
import {takeLink} from '../rest.ts'
import {roleOfAddress, roleOfLabel} from '../roles.ts'
import {readTag} from '../tag.ts'
import {codeClose, codeOpen, linkAt, linkMark, type View} from '../view.ts'
import {readWhen} from '../when.ts'
import {takeLabelTag} from './label.ts'

const junk = /[\s\uE002\uE010-\uE014\p{Extended_Pictographic}•·▪➤★☆✅✨|:,.;-]/u

/** Read the tags in front of the title; the index where the title begins. */
export function readLead(draft: Draft, view: View, context: Context): number {
  const {text} = view
  let at = skip(text, 0)
  for (let count = 0; count < 12; count++) {
    const unit = text[at]
    if (unit === '[' || unit === '【') {
      const close = closing(text, at, 160)
      if (close < 0 || !takeLeadGroup(draft, view, at, close, context)) return at
      at = skip(text, close + 1)
    } else if (unit === '(' || unit === '（' || unit === codeOpen) {
      // `(CVPR 2021) Title` and `` `CVPR 2021` Title ``: only what is surely a tag.
      const close = unit === codeOpen ? text.indexOf(codeClose, at) : closing(text, at, 60)
      const tag = close > at && close - at < 60 ? readTag(text.slice(at + 1, close), context.venues) : undefined
      if (!tag || !(tag.when || tag.venue?.known) || !/[\p{L}\p{N}\uE000]/u.test(text.slice(close + 1))) return at
      takeTag(draft, tag, view, at + 1)
      at = skip(text, close + 1)
    } else if (unit === linkMark) {
      const link = linkAt(view, at)
      if (!link || !takeLeadLink(draft, view, at, link, context)) return at
      at = skip(text, at + 1)
    } else {
      const word = /^(code|paper|pdf)\s*:?\s*(?=\uE000)/i.exec(text.slice(at, at + 12))
      if (word) {
        draft.titleIsCode = word[1]!.toLowerCase() === 'code'
        return at + word[0].length
      }
      const tagged = plainTag(text, at, context)
      if (!tagged) return at
      takeTag(draft, tagged.tag, view, at)
      at = skip(text, tagged.to)
      // `WSDM-23 and IJCAI-22 A Tutorial`: the first of two venues counts.
      const joined = /^(?:and|&|\+|\/)\s*/.exec(text.slice(at, at + 6))?.[0].length
      const second = joined && plainTag(text, at + joined, context)
      if (joined && second) at = skip(text, at + joined + (second.to - at - joined))
    }
  }
  return at
}

/** Index past white space, style marks, numbers and emoji. */
function skip(text: string, at: number): number {
  for (;;) {
    const number =
      /^(?:\d{1,4}[.)、]|\(\d{1,3}\)|[a-z]\)|#\d{1,4}|:[a-z\d_+-]{2,30}:)(?=[\s\uE010\uE012[《【「『])/.exec(
        text.slice(at, at + 34)
      )
    if (number) at += number[0].length
    else if (
      at < text.length &&
      junk.test(text.slice(at, at + 2).codePointAt(0)! > 0xffff ? text.slice(at, at + 2) : text[at]!)
    )
      at += text.codePointAt(at)! > 0xffff ? 2 : 1
    else return at
  }
}

/** `[OSDI'21]`, `[CMU]`, `[**TranSalNet**]`, `[[CVPR](url)]` in front of a title. */
function takeLeadGroup(draft: Draft, view: View, open: number, close: number, context: Context): boolean {
  const content = view.text.slice(open + 1, close)
  // `[Coupled Generative Adversarial Networks]` by itself is the title.
  if (!/[\p{L}\p{N}\uE000]/u.test(view.text.slice(close + 1)) && content.trim().split(/\s+/).length > 2) return false
  if (hasLink(content)) {
    if (/[^\s\uE000\uE010-\uE016,;/|&+]/.test(content)) return false
    for (let i = open + 1; i < close; i++) {
      const link = view.text[i] === linkMark ? linkAt(view, i) : undefined
      if (link && !takeLeadLink(draft, view, i, link, context, true)) return false
    }
    return true
  }
  if (/^\s*[\d:a-z_🔥⭐]*\s*$/u.test(content) && !readWhen(content)) return true
  const tag = readTag(content, context.venues)
  if (tag && !(draft.venue && draft.year && tag.venue)) {
    takeTag(draft, tag, view, open + 1)
    return true
  }
  if (content.length > 100) return false
  const field = found(view, open + 1, close)
  if (!field.text) return true
  // After a venue in brackets stands an institution; before anything else a short name or a kind of paper.
  if (draft.venue || draft.affiliations.length > 0) draft.affiliations.push(field)
  else draft.short ??= field
  return true
}

/** A link in front of the title that is not the title: a label, a venue, an icon. */
function takeLeadLink(
  draft: Draft,
  view: View,
  at: number,
  link: ListLink,
  context: Context,
  bracketed = false
): boolean {
  const rest = view.text.slice(at + 1)
  // With nothing after it, it is all that the entry has.
  if (!/[\p{L}\p{N}\uE000]/u.test(rest)) return false
  const label = link.text.replace(/^\[|\]$/g, '')
  if (!/[\p{L}\p{N}]/u.test(label.replace(/:[a-z_]+:/g, ''))) {
    draft.links.push({link, labelled: false})
    return true
  }
  if (link.badge) {
    takeLink(draft, link, roleOfLabel(label) ?? 'other')
    return true
  }
  if (link.kind === 'autolink') return false
  const role = roleOfLabel(label)
  const follows = /^[\]\s\uE010-\uE013:]*([\p{L}\p{N}\uE000["“])/u.test(rest)
  if (role && follows) {
    takeLink(draft, link, role)
    takeLabelTag(draft, link, context, false)
    return true
  }
  if (label.split(' ').length > (bracketed && roleOfAddress(link.url) === 'paper' ? 12 : 5) || !follows) return false
  const tag = readTag(label, context.venues, bracketed)
  if (!tag) return false
  // `[Neural Ordinary Differential Equations (2018)](url) [[code]](url)`: with no title after it, it is the title.
  if (
    !tag.venue?.known &&
    label.split(' ').length > 2 &&
    onlyLabelsFollow(rest, view.links.slice(view.links.indexOf(link) + 1))
  )
    return false
  takeLink(draft, link, 'paper')
  takeLabelTag(draft, link, context, bracketed)
  return true
}

/** Whether the next thing after a link is another link, whose label tells its role. */
const onlyLabelsFollow = (rest: string, [next]: readonly ListLink[]) =>
  next !== undefined && /^[\s[(|,.]*\uE000/.test(rest) && roleOfLabel(next.text) !== undefined

/** `CVPR'22 `, `20210625 ICML-21 `, `arXiv ` in front of a title, up to four words. */
function plainTag(
  text: string,
  at: number,
  {venues}: Context
): {tag: NonNullable<ReturnType<typeof readTag>>; to: number} | undefined {
  const words = /^(?:[^\s\uE000-\uE016[\]()]{1,30}[ \t]*){1,5}/.exec(text.slice(at, at + 160))?.[0]
  if (!words) return
  const ends = [...words.matchAll(/\S+/g)].map(({index, 0: word}) => index + word.length)
  for (const end of ends.reverse()) {
    const piece = words.slice(0, end)
    if (piece.endsWith('.') || piece.endsWith(',')) continue
    const rest = text.slice(at + end, at + end + 12)
    // `CoRR abs/1610.04420 (2016) [Title](url)`: a citation, with parentheses around its year.
    const cited = /\sabs\/\d{4}\.\d{4,5}$/.test(piece)
    const beforeLink = /^[\s:：]*(?:\((?:19|20)\d\d\)\s*)?[\uE010\uE012]*\uE000/.test(rest)
    // Without a digit nothing but a venue right before the link is meant.
    if (!beforeLink && !/\d/.test(piece)) continue
    const tag = readTag(piece.replace(/[:：]$/, ''), venues, cited)
    if (!tag) continue
    // `2020 - Title`: a list by years.
    if (tag.when && !tag.venue && /^\d{4}$/.test(piece.trim()) && /^\s+[-–—|]\s+\S/.test(rest))
      return {tag, to: at + end}
    const dated = tag.when?.date || (tag.when && /^\d{4}$/.test(piece))
    const acronym = tag.venue && /^\p{Lu}[\p{L}-]*\p{Lu}[\p{L}-]*\s?['’‘]\s?\d\d$/u.test(piece.trim())
    const marked = (tag.venue?.known || acronym) && tag.when && /['’‘-]\s?\d\d|\d{4}/.test(piece)
    const follows = /^[\s:：]*[\p{L}\p{N}\uE000\uE010-\uE012"“[(]/u.test(rest)
    if (!follows) continue
    const ordered = tag.venue && tag.when && tag.venue.to <= tag.when.whole.from
    if (beforeLink ? tag.venue?.known || cited || dated || ordered : dated ? tag.when?.date : marked)
      return {tag, to: at + end}
  }
}
