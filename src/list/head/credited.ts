import {etAl, fullName} from '../credits.ts'
import {hasLink} from '../groups.ts'
import {breakMark, emphasisClose, linkMark, strongClose, strongOpen, type View} from '../view.ts'

/** A title after its authors: where they end, and where it begins and ends. */
export interface Credited {
  readonly authors: {readonly from: number; readonly to: number}
  /** Digits of a year between the authors and the title. */
  readonly year?: number
  readonly title: {readonly from: number; readonly to: number}
  /** Bold or italics set the title off. */
  readonly set: boolean
}

const year = /[.,]?\s*\(?(?:19|20)\d\d[a-z]?\)?\s*[.,:]?\s*$/
const person = new RegExp(`^(?:${fullName})\\*?$`, 'u')

/**
 * A citation: `Ana Bo, Cai Du, and Eva Fu. 2019. **Title**. In ...`, `Ana Bo and Cai Du, *Title*, NIPS 2014`,
 * `A. Bo, Cai D. Du, Title, IROS, 2017`.
 */
export function creditedTitle(view: View, from: number): Credited | undefined {
  return setTitle(view, from) ?? plainTitle(view, from)
}

/** A bold or italic title after people, or after one person and a year. */
function setTitle({text}: View, from: number): Credited | undefined {
  const line = text.slice(from, from + 1500).split(breakMark)[0]!
  const mark = line.search(/[\uE010\uE012]/)
  if (mark <= 0) return
  const before = line.slice(0, mark)
  if (hasLink(before) || !/[.,:]\s*["“]?$/.test(before)) return
  const dated = year.exec(before.trimEnd())
  const names = before.slice(0, dated?.index ?? before.length).replace(/[\s.,:"“]+$/, '')
  const people = namesOf(names)
  if (!people || (people === 1 && !dated)) return
  const open = from + mark
  const close = text.indexOf(text[open] === strongOpen ? strongClose : emphasisClose, open)
  if (close < 0) return
  const inner = text.slice(open + 1, close).replace(/[\uE010-\uE016]/g, '')
  if (hasLink(inner) || inner.trim().split(/\s+/).length < 3 || namesOf(inner.trim())) return
  return {
    authors: {from, to: from + names.length},
    ...(dated && {year: from + dated.index + dated[0].search(/\d/)}),
    title: {from: open + 1, to: close},
    set: true
  }
}

/** A plain title after three people, one with an initial, or "et al.": other words are no names for sure. */
function plainTitle({text}: View, from: number): Credited | undefined {
  const line = text.slice(from).split(breakMark)[0]!
  const stop = line.search(/[\uE000\uE002\uE010\uE012[(（]/)
  const plain = stop < 0 ? line : line.slice(0, stop)
  let at = 0
  let count = 0
  let sure = false
  for (const part of plain.split(/(?<=[,:])\s+/)) {
    const al = etAl.exec(part)
    const name = part
      .slice(0, al?.index)
      .replace(/^and\s+/, '')
      .replace(/[\s,:]+$/, '')
    const pair = name.split(/\s+(?:and|&)\s+/)
    if (name && !pair.every(one => person.test(one) && /\s/.test(one))) break
    at += part.length + /^\s*/.exec(plain.slice(at + part.length))![0].length
    count += pair.length
    sure ||= al !== null || count > 2 || /(?:^|\s)\p{Lu}\.(?:\s|-|\p{Lu})/u.test(name)
    if (al || part.endsWith(':')) break
  }
  if (!sure || count === 0) return
  const names = plain.slice(0, at).replace(/[\s,:]+$/, '')
  const rest = plain.slice(at)
  const ends = /\.\s+\p{Lu}|,\s+(?=[^,]{2,60},?\s+(?:19|20)\d\d\W*$)|[.,\s]*$/u.exec(rest)!.index
  if (rest.slice(0, ends).trim().split(/\s+/).length < 3) return
  return {authors: {from, to: from + names.length}, title: {from: from + at, to: from + at + ends}, set: false}
}

/** How many people a text is a list of; 0 if it is none. */
function namesOf(text: string): number {
  const al = etAl.exec(text)
  const all = (al ? text.slice(0, al.index) : text).split(/\s*(?:,|;|&|\band\b)\s*/).filter(Boolean)
  if (all.length === 0 || !all.every(one => person.test(one) && !one.includes(linkMark))) return 0
  // `Deep Learning, Machine Learning` are no people for sure, but a title in bold after them would be strange.
  const whole = all.filter(one => /\s/.test(one)).length
  return al ? all.length + 1 : whole > all.length * 0.7 ? all.length : 0
}
