import {type Context, type Draft, found, readable, takeTag} from '../draft.ts'
import type {ListLink} from '../link.ts'
import {takeLink} from '../rest.ts'
import {readTag} from '../tag.ts'
import {linkAt, strongClose, type View} from '../view.ts'
import {tailTag} from './tail.ts'
import {tidy} from './tidy.ts'
import {titleEnd} from './title-end.ts'

/** A title that is a link, with what belongs to it after the link: `[Orca](url): A Distributed Serving System`. */
export function linkedTitle(draft: Draft, view: View, at: number, context: Context): number {
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
  const dated = / ?\(((?:19|20)\d\d)\)$/.exec(link.text)
  if (dated && link.text.slice(0, dated.index).includes(' ')) {
    const at =
      link.label.end - link.label.start === link.text.length ? link.label.start + dated.index : link.label.start
    const digits = at + dated[0].indexOf(dated[1]!)
    draft.year ??= {span: {start: digits, end: digits + 4}, text: dated[1]!, value: Number(dated[1])}
    return {
      span: {start: link.label.start, end: Math.max(at, link.label.start + 1)},
      text: tidy(link.text.slice(0, dated.index))
    }
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
