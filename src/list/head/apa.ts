import {etAl} from '../credits.ts'
import {hasLink} from '../groups.ts'
import {breakMark, type View} from '../view.ts'
import type {Credited} from './credited.ts'

const person = "\\p{Lu}[\\p{L}'’-]+(?:\\s\\p{Lu}[\\p{L}'’-]+){0,2},\\s(?:\\p{Lu}\\.[\\s-]?){1,4}"
const people = new RegExp(
  `^(?:${person}(?:,?\\s*(?:&|and|,)\\s*)?){1,60}(?:\\.{3}|…|&|\\s|et al\\.?)*(?=\\((?:19|20)\\d\\d)`,
  'u'
)

/** The style of the APA: `Bo, A., & Du, C. D. (2021). Title. *Venue*.` */
export function apaTitle({text}: View, from: number): Credited | undefined {
  const line = text.slice(from, from + 1500).split(breakMark)[0]!
  const names = people.exec(line)?.[0]
  if (!names || hasLink(names)) return
  const when = /^\((?:19|20)\d\d[a-z]?(?:,[^()]{1,30})?\)[.,:]?\s+/.exec(line.slice(names.length))?.[0]
  if (!when) return
  const at = names.length + when.length
  const rest = line.slice(at)
  const ends = /\.\s+(?=[\uE012[]|\p{Lu})|[?!]\s+(?=[\uE012[])|[\uE000\uE002[]|[.,\s]*$/u.exec(rest)!
  const length = ends.index + (/^[?!]/.test(ends[0]) ? 1 : 0)
  if (rest.slice(0, length).trim().split(/\s+/).length < 3) return
  const authors = names.replace(etAl, '').replace(/[\s,&….]+$/, names.trimEnd().endsWith('.') ? '.' : '').length
  return {
    authors: {from, to: from + authors},
    year: from + names.length + 1,
    title: {from: from + at, to: from + at + length},
    set: false
  }
}
