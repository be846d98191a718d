import {looksLikeAuthors} from '../credits.ts'
import type {Context} from '../draft.ts'
import {closing, hasLink} from '../groups.ts'
import {roleOfLabel} from '../roles.ts'
import {readTag} from '../tag.ts'
import {breakMark, codeOpen, emphasisOpen, imageMark, linkMark, strongClose, strongOpen, type View} from '../view.ts'

/** Where plain text stops being a title. */
export function titleEnd({text}: View, from: number, {venues}: Context): number {
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
    } else if (unit === strongOpen && at > from + 8) {
      const close = text.indexOf(strongClose, at)
      if (!isEmphasised(text, at, close, venues)) return at
      at = close
    } else if (unit === emphasisOpen && at > from + 8) {
      const close = text.indexOf('\uE013', at)
      const inner = text.slice(at + 1, close < 0 ? text.length : close)
      if (looksLikeAuthors(inner) || readTag(inner, venues) || inner.length > 40) return at
    } else if (unit === codeOpen && at > from && text[at - 1] === '(') return at - 1
  }
  return text.length
}

/** Whether people, and nothing else, stand up to the next link or bar. */
function startsWithPeople(after: string): boolean {
  const words = /^[\s,.:–-]*(?:by\s+)?([^\uE000\uE002\uE014|[(]*)/.exec(after)![1]!.trim()
  return looksLikeAuthors(words) || /^\p{Lu}\.[\s-]?(?:\p{Lu}\.\s?)*\p{Lu}[\p{L}-]+[.,\s]*$/u.test(words)
}

/** Whether bold text are words of the title, made to be seen: `A Survey of **Point Clouds** in Driving`. */
function isEmphasised(text: string, open: number, close: number, venues: Context['venues']): boolean {
  const inner = text.slice(open + 1, close)
  return (
    close > 0 &&
    /[\p{L}\p{N}]-?\s?$/u.test(text.slice(open - 3, open)) &&
    /^[\s:,’'-]*[\p{L}\p{N}\uE000\uE010[]/u.test(text.slice(close + 1)) &&
    !/[[(\uE000]/.test(inner) &&
    !readTag(inner, venues) &&
    !roleOfLabel(inner) &&
    !looksLikeAuthors(inner) &&
    !award.test(inner)
  )
}

const award = /\b(?:best|award|oral|spotlight|highlight|runner-up|honou?rable)\b/i

/** Whether a group in parentheses after a title is no part of it: a venue, an award, a nickname as code. */
function isRemark(content: string, after: string, venues: Context['venues']): boolean {
  if (hasLink(content) || content.startsWith(codeOpen) || /^[\s]*[\uE010\uE012]/.test(content)) return true
  const tag = readTag(content, venues)
  const last = !/[\p{L}\p{N}]/u.test(after.replace(/[\uE000[(].*$/s, ''))
  if (tag?.when && (tag.venue || last)) return last || tag.venue!.known
  if (tag?.venue && last) return true
  if (/^\s*@/.test(content)) return true
  // `Long short-term memory (1997), S. Hochreiter and J. Schmidhuber.`
  if (tag?.when && !tag.venue && startsWithPeople(after)) return true
  return last && award.test(content) && content.length < 60
}
