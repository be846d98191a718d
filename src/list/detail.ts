import {looksLikeAuthors, readCredits} from './credits.ts'
import {type Context, type Draft, found, newDraft, takeTag} from './draft.ts'
import {readHead} from './head.ts'
import {harvest} from './rest.ts'
import {readTag} from './tag.ts'
import {breakMark, emphasisClose, emphasisOpen, linkMark, slice, type View} from './view.ts'

/**
 * Read a line below an entry's title: its authors, venue and links. What the title's line said stays. `close` lines stand in
 * the same paragraph or item; of others, summaries above all, only what is surely meant is taken.
 */
export function readDetail(draft: Draft, view: View, context: Context, close: boolean): void {
  const {text} = view
  let from = 0
  for (let at = 0; at <= text.length; at++) {
    const unit = text[at]
    if (at < text.length && unit !== '\n' && unit !== breakMark) continue
    if (at > from) readLine(draft, slice(view, from, at), context, close)
    from = at + 1
  }
}

/** Labels of lines that say where and when a paper appeared. */
const isVenueLabel =
  /^(?:venue|conference|journal|publication|published(?: in| at)?|pub|appeared in|year|date|会议|期刊|发表|来源|年份|时间)$/

function readLine(draft: Draft, view: View, context: Context, close: boolean): void {
  const plain = view.text.replace(/[\uE000-\uE016]/g, ' ').trim()
  const pair = /^\s*(?:paper|code)\s*:?\s*\uE000/i.test(view.text)
  const read = pair ? readHead(view, context) : newDraft()
  if (!pair) {
    const label = /^[\s\uE010-\uE013]*([\p{L} ]{2,24}?)[\s\uE011\uE013]*[:：]/u
      .exec(view.text)?.[1]
      ?.toLowerCase()
      .trim()
    if (label && /^(?:authors?|作者)$/.test(label)) {
      readCredits(read, view, view.text.search(/[:：]/) + 1, view.text.length, context)
    } else if (label && isVenueLabel.test(label)) {
      const tag = readTag(view.text.slice(view.text.search(/[:：]/) + 1).replace(/[\s.。]+$/, ''), context.venues, true)
      if (tag) takeTag(read, tag, view, view.text.search(/[:：]/) + 1)
    } else {
      const italic = view.text.trimStart().startsWith(emphasisOpen) && view.text.trimEnd().endsWith(emphasisClose)
      const short = plain.split(/\s+/).length <= 10
      const cited = /^\s*(?:in\s+(?:proc|\d|[\p{Lu}{])|arxiv|proc|(?:19|20)\d\d\s+(?:[\p{Lu}{]))/iu.test(plain)
      const credit = /\(\s*[\uE012].{2,60}[\uE013]\s*\)\s*$/su.test(view.text)
      // `A. Bo and C. Du. *ICML 2019*`
      const marked = /[\uE012]([^\uE013]{2,60})[\uE013][\s.]*$/.exec(view.text)?.[1]
      const where = marked !== undefined && readTag(marked.replace(/[\s.,]+$/, ''), context.venues)
      const said = readTag(plain.replace(/[\s.,]+$/, ''), context.venues)
      if (italic && view.links.length > 0) {
        // People with their home pages.
        read.authors.push(found(view, 0, view.text.length))
        read.links.push(...view.links.map(link => ({link, role: 'other' as const, labelled: true})))
      } else if (italic || cited || said || (close && (short || view.links.length > 0 || looksLikeAuthors(plain)))) {
        if (cited && !view.text.includes(linkMark) && !said) readCredits(read, view, 0, view.text.length, context, true)
        else harvest(read, view, 0, view.text.length, context)
      } else if (credit || (where && (where.when || where.venue?.known)) || looksLikeAuthors(plain))
        harvest(read, view, 0, view.text.length, context)
      else if (view.links.length > 0) {
        harvest(read, view, 0, view.text.length, context)
        delete read.venue
        delete read.year
        delete read.tag
        read.authors.length = 0
      }
      // Institutions between bars are not told from other words below a title.
      read.affiliations.length = 0
    }
  }
  merge(draft, read)
}

/** Add what a line says to what is known already. */
function merge(draft: Draft, read: Draft): void {
  draft.links.push(
    ...read.links.map(one =>
      read.titleIsCode === false && one.link === read.title?.link
        ? {...one, role: 'paper' as const, labelled: true}
        : one
    )
  )
  draft.authors.push(...read.authors)
  if (!draft.venue && read.venue) {
    draft.venue = read.venue
    if (read.year && (!draft.year || !draft.date)) draft.year = read.year
    if (read.tag) draft.tag = read.tag
  } else if (!draft.year && read.year && !(draft.venue && read.venue)) draft.year = read.year
  if (read.date && !draft.date) draft.date = read.date
}
