import {looksLikeAuthors} from './credits.ts'
import {type Context, type Draft, found, newDraft, readable, styleMarks, takeTag} from './draft.ts'
import {closing, hasLink} from './groups.ts'
import type {ListLink} from './link.ts'
import {harvest, takeLink} from './rest.ts'
import {roleOfAddress, roleOfLabel} from './roles.ts'
import {readTag, readWhen} from './tag.ts'
import {breakMark, codeOpen, emphasisOpen, imageMark, linkMark, strongClose, strongOpen, type View} from './view.ts'

const quotes: Readonly<Record<string, string>> = {'"': '"', '“': '”', '”': '”', '「': '」', '『': '』', '《': '》'}
const junk = /[\s\uE002\uE010-\uE013\p{Extended_Pictographic}•·▪➤★☆✅✨|:,.;-]/u

/** Read a line, item or paragraph as an entry: tags in front, then the title, then what follows it. */
export function readHead(view: View, context: Context): Draft {
  const draft = newDraft()
  const start = readLead(draft, view, context)
  const end = readTitle(draft, view, start, context)
  harvest(draft, view, end, view.text.length, context)
  return draft
}

/** Index past white space, style marks, numbers and emoji. */
function skip(text: string, at: number): number {
  for (;;) {
    const number = /^(?:\d{1,4}[.)、]|\(\d{1,3}\)|[a-z]\)|#\d{1,4}|:[a-z\d_+-]{2,30}:)(?=[\s\uE010\uE012[])/.exec(
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

/** Read the tags in front of the title; the index where the title begins. */
function readLead(draft: Draft, view: View, context: Context): number {
  const {text} = view
  let at = skip(text, 0)
  for (let count = 0; count < 12; count++) {
    const unit = text[at]
    if (unit === '[' || unit === '【') {
      const close = closing(text, at, 160)
      if (close < 0 || !takeLeadGroup(draft, view, at, close, context)) return at
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
    }
  }
  return at
}

const linkAt = ({text, links}: View, at: number): ListLink | undefined => {
  let index = 0
  for (let i = 0; i < at; i++) if (text[i] === linkMark) index++
  return links[index]
}

/** `[OSDI'21]`, `[CMU]`, `[**TranSalNet**]`, `[[CVPR](url)]` in front of a title. */
function takeLeadGroup(draft: Draft, view: View, open: number, close: number, context: Context): boolean {
  const content = view.text.slice(open + 1, close)
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
  if (link.kind === 'autolink') return false
  const role = roleOfLabel(label)
  const follows = /^[\]\s\uE010-\uE013:]*([\p{L}\p{N}\uE000["“])/u.test(rest)
  if (role && follows) {
    takeLink(draft, link, role)
    takeLabelTag(draft, link, context, false)
    return true
  }
  if (label.split(' ').length > (bracketed && roleOfAddress(link.url) === 'paper' ? 12 : 5) || !follows) return false
  const isTag = readTag(label, context.venues, bracketed)
  if (!isTag) return false
  takeLink(draft, link, 'paper')
  takeLabelTag(draft, link, context, bracketed)
  return true
}

/** Read the label of a link as a tag. */
export function takeLabelTag(draft: Draft, link: ListLink, context: Context, anyVenue: boolean): boolean {
  const at = Array.from({length: link.text.length + 1}, (_, index) =>
    Math.min(link.label.start + index, Math.max(link.label.start, link.label.end))
  )
  const tag = readTag(link.text, context.venues, anyVenue)
  if (tag) takeTag(draft, tag, {text: link.text, at, links: []}, 0)
  return tag !== undefined
}

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
    const tag = readTag(piece.replace(/[:：]$/, ''), venues)
    if (!tag) continue
    const beforeLink = /^[\s:：]*[\uE010\uE012]*\uE000/.test(text.slice(at + end))
    const dated = tag.when?.date || (tag.when && /^\d{4}$/.test(piece))
    const marked = tag.venue?.known && tag.when && /['’‘-]\s?\d\d|\d{4}/.test(piece)
    const follows = /^[\s:：]*[\p{L}\p{N}\uE000\uE010-\uE012"“[(]/u.test(text.slice(at + end))
    if (!follows) continue
    const ordered = tag.venue && tag.when && tag.venue.to <= tag.when.whole.from
    if (beforeLink ? tag.venue?.known || dated || ordered : dated ? tag.when?.date : marked) return {tag, to: at + end}
  }
}

/** Find the title; the index after it. */
function readTitle(draft: Draft, view: View, from: number, context: Context): number {
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

/** A title in quotation marks, after nothing or after authors. */
function quotedTitle({text}: View, from: number): {open: number; close: number} | undefined {
  const line = text.slice(from, from + 1200).split(breakMark)[0]!
  const match = /["“「『《]/.exec(line)
  if (!match) return
  const open = from + match.index
  const before = text.slice(from, open).replace(styleMarks, '')
  if (hasLink(before)) return
  if (before.trim() && !(/[,.]\s*$|et al\.?,?\s*$/i.test(before) || looksLikeAuthors(before.trim()))) return
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
  return inner.replace(styleMarks, '').trim().split(/\s+/).length >= 2 ? {open, close} : undefined
}

function readAuthors(draft: Draft, view: View, from: number, to: number): void {
  const field = found(view, from, to)
  if (/\p{L}/u.test(field.text)) draft.authors.push(field)
}

/** A title that is a link, with what belongs to it after the link: `[Orca](url): A Distributed Serving System`. */
function linkedTitle(draft: Draft, view: View, at: number, context: Context): number {
  const {text} = view
  const link = linkAt(view, at)
  if (!link) return at + 1
  takeLink(draft, link, undefined)
  if (link.kind === 'autolink') return at + 1
  const written = titleOfLabel(draft, link, context)
  let end = at + 1
  while (text[end] === strongClose || text[end] === '\uE013') end++
  let title = written
  const colon = /^\s?[:：]\s*/.exec(text.slice(end))
  const short = written.text.split(' ').length
  const ends = /[:：]$/.test(written.text)
  if (
    colon ||
    ends ||
    (short <= 2 &&
      /^ (?:[\p{Lu}\d][\p{L}\d-]*|with|for|via|of|on)\s+\p{L}/u.test(text.slice(end)) &&
      !/^ (?:By|In|From|At|And)\b/.test(text.slice(end)))
  ) {
    const from = end + (colon?.[0].length ?? 0)
    const stop = titleEnd(view, from, context)
    const rest = readable(view, from, stop).replace(/[.\s]+$/, '')
    if (
      rest &&
      short <= (ends ? 12 : 7) &&
      !/\bet al\b/.test(rest) &&
      !isDescription(written.text, rest) &&
      !readTag(rest, context.venues) &&
      !/[.!?]\s+\p{Lu}\p{L}+\s/u.test(rest)
    ) {
      const joined = ends || !colon ? `${written.text} ${rest}` : `${written.text}: ${rest}`
      title = {...written, text: joined}
      draft.subtitle = found(view, from, stop)
      end = stop
    }
  }
  draft.title = {...title, link}
  return end
}

/** `[Serve Programs, Not Prompts](url): Efficient LLM serving system for ...`: a sentence after a title that is whole. */
function isDescription(title: string, rest: string): boolean {
  if (title.split(' ').length < 3) return false
  const words = rest
    .split(' ')
    .slice(1)
    .filter(word => /^\p{L}{4,}/u.test(word))
  return words.length >= 3 && words.filter(word => /^\p{Lu}/u.test(word)).length < words.length * 0.5
}

/** The label of a title link without a tag at its end: `Alpa: Automating ... OSDI'22`. */
function titleOfLabel(draft: Draft, link: ListLink, context: Context): Draft['title'] & object {
  const cited = /^["“]([^"“”]{8,300})["”]\s*\(((?:19|20)\d\d)\)(?:\s*[—–-]\s*(.{2,200}))?$/.exec(link.text)
  if (cited) {
    const year = link.text.indexOf(cited[2]!, cited[1]!.length)
    const at = link.label.end - link.label.start === link.text.length ? link.label.start + year : link.label.start
    draft.year ??= {span: {start: at, end: at + 4}, text: cited[2]!, value: Number(cited[2])}
    if (cited[3]) draft.authors.push({span: link.label, text: cited[3]})
    return {span: link.label, text: tidy(cited[1]!)}
  }
  const tail = tailTag(link.text, context)
  if (!tail) return {span: link.label, text: tidy(link.text)}
  const title = tidy(link.text.slice(0, tail.at))
  // Where the label is its source, the places are known exactly.
  const written = link.label.end - link.label.start === link.text.length
  const place = (from: number, to: number) =>
    written ? {start: link.label.start + from, end: link.label.start + to} : link.label
  const at = Array.from({length: link.text.length + 1}, (_, index) => place(index, index).start)
  takeTag(draft, tail.tag, {text: link.text, at, links: []}, tail.at)
  return {span: place(0, link.text.slice(0, tail.at).trimEnd().length), text: title}
}

/** A known venue with its year at the very end of a title, not in parentheses. */
function tailTag(
  title: string,
  {venues}: Context
): {at: number; tag: NonNullable<ReturnType<typeof readTag>>} | undefined {
  if (!/\d[\s.]*$/.test(title.slice(-4))) return
  const found =
    /(?:^|[\s.,}\])?!–-])((?:[\p{Lu}][\p{L}&/-]*\s){0,2}[\p{Lu}][\p{L}&/-]*\s?(?:['’‘]\s?\d{2}|\s\d{4}|\d{2}|\d{4}))[\s.]*$/u.exec(
      title
    )
  if (!found) return
  // The longest run of words that is a venue.
  const words = [...found[1]!.matchAll(/\S+(?:\s['’‘]?\d+)?/g)]
  for (const {index} of words) {
    const at = title.length - found[0].length + found[0].indexOf(found[1]!) + index
    if (at < 8) continue
    const tag = readTag(title.slice(at).replace(/[\s.]+$/, ''), venues)
    if (tag?.venue?.known && tag.when) return {at, tag}
  }
}

/** A title as plain text, up to what cannot belong to it. */
function plainTitle(draft: Draft, view: View, from: number, context: Context): number {
  const stop = titleEnd(view, from, context)
  const {text} = view
  const link = text[stop] === linkMark ? linkAt(view, stop) : undefined
  const before = readable(view, from, stop)
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
  const end = cutTail(draft, view, from, stop, context)
  const title = trimTitle(view, from, end)
  const only = readTag(text.slice(from, end), context.venues)
  if (only?.venue && only.when) takeTag(draft, only, view, from)
  else if (/[\p{L}\p{N}]/u.test(title.text)) draft.title = title
  return stop
}

/** `Knuth (1970)`, `Bentley, McIlroy (1993)`, `Driscoll et al (1986)`: a link that credits the paper before it. */
export const isAuthorYear = (label: string) => /^\p{Lu}[\p{L} .,'’&-]{1,80}\((?:19|20)\d\d[a-z]?\)$/u.test(label)

/** Where plain text stops being a title. */
function titleEnd({text}: View, from: number, {venues}: Context): number {
  for (let at = from; at < text.length; at++) {
    const unit = text[at]!
    if (unit === breakMark || unit === linkMark || unit === imageMark) return at
    if (unit === '|' && /\s/.test((text[at - 1] ?? ' ') + (text[at + 1] ?? ' '))) return at
    if (unit === '[' || unit === '【') {
      const close = closing(text, at)
      if (close < 0 && text[at + 1] === linkMark) return at
      if (close < 0) continue
      const content = text.slice(at + 1, close)
      if (hasLink(content) || /[\uE010\uE015⭐★]/.test(content) || readTag(content, venues) || roleOfLabel(content))
        return at
      // An empty rest: a group at the end is a remark, one inside belongs to the title.
      at = close
    } else if (unit === '(' || unit === '（') {
      const close = closing(text, at)
      if (close < 0) continue
      const content = text.slice(at + 1, close)
      if (isRemark(content, text.slice(close + 1), venues)) return at
      at = close
    } else if (unit === strongOpen && at > from + 8) return at
    else if (unit === emphasisOpen && at > from + 8) {
      const close = text.indexOf('\uE013', at)
      const inner = text.slice(at + 1, close < 0 ? text.length : close)
      if (looksLikeAuthors(inner) || readTag(inner, venues) || inner.length > 40) return at
    } else if (unit === codeOpen && at > from && text[at - 1] === '(') return at - 1
  }
  return text.length
}

/** Whether a group in parentheses after a title is no part of it: a venue, an award, a nickname as code. */
function isRemark(content: string, after: string, venues: Context['venues']): boolean {
  if (hasLink(content) || content.startsWith(codeOpen) || /^[\s]*[\uE010\uE012]/.test(content)) return true
  const tag = readTag(content, venues)
  const last = !/[\p{L}\p{N}]/u.test(after.replace(/[\uE000[(].*$/s, ''))
  if (tag?.when && (tag.venue || last)) return last || tag.venue!.known
  if (tag?.venue && last) return true
  if (/^\s*@/.test(content)) return true
  return (
    last && /\b(?:best|award|oral|spotlight|highlight|runner-up|honou?rable)\b/i.test(content) && content.length < 60
  )
}

/** Cut a tag off the end of plain title text and keep it: `Title. VENUE 2020`, `Title, NIPS 2017`, `Title SC21`. */
function cutTail(draft: Draft, view: View, from: number, to: number, context: Context): number {
  const text = view.text.slice(from, to).replace(/[\uE010-\uE016\n]/g, ' ')
  const tail = tailTag(text, context)
  if (tail) {
    takeTag(draft, tail.tag, view, from + tail.at)
    return from + tail.at
  }
  const split = /[.,?!]\s+([^.,?!]{2,60}?)[\s.,]*$/.exec(text)
  if (split && split.index > 12) {
    const at = split.index + split[0].indexOf(split[1]!)
    const tag = readTag(split[1]!, context.venues)
    if (tag?.venue && (tag.when || tag.venue.known)) {
      takeTag(draft, tag, view, from + at)
      return from + split.index + 1
    }
  }
  return to
}

/** Title text as people read it, without what stands around titles: blanks, a full stop, emoji. */
function tidy(text: string): string {
  return text
    .replace(/^(?:\s|\p{Extended_Pictographic}|\uFE0F|\u200D)+/u, '')
    .replace(/:[a-z_]{3,30}:/g, '')
    .replace(/[\s,;|–—-]+$/, '')
    .replace(/\s+/g, ' ')
    .trim()
}

function trimTitle(view: View, from: number, to: number): Draft['title'] & object {
  const {text} = view
  while (from < to && /[\s\uE010-\uE016]/.test(text[from]!)) from++
  while (to > from && /[\s\uE010-\uE016\uE002,;|–—-]/.test(text[to - 1]!)) to--
  // The full stop after a title parts it from what follows.
  const body = text.slice(from, to - 1).replace(styleMarks, '')
  if (text[to - 1] === '.' && /[\p{Ll}\d)]{2}$/u.test(body) && !/\b(?:al|etc|vs)$/.test(body)) to--
  const field = found(view, from, to)
  return {span: field.span, text: tidy(field.text)}
}
