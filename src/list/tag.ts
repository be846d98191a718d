import {type ExtraVenue, findVenue} from '../catalog/venues.ts'
import {mayName} from './tag-words.ts'
import {readWhen, type Stretch, type When} from './when.ts'

/** What a short text such as `OSDI'21`, `ACM MM 2019 Oral` or `[2023/08]` says. */
export interface Tag {
  readonly venue?: Stretch & {readonly text: string; readonly known: boolean}
  readonly when?: When
}

/** Words that say how a paper was received, not where. */
const status =
  /\b(?:(?:best|outstanding|distinguished)(?: \w+)? (?:paper|award)s?(?: (?:award|candidate|finalist|nomination|runner[- ]up|honou?rable mention))?|(?:oral|spotlight|poster|highlight)s?(?: (?:presentation|paper))?|award candidate|honou?rable mention|long (?:paper|oral)|short paper|(?:conditionally )?accepted(?: (?:by|to|at))?|to appear(?: (?:in|at))?|talk|extended abstract|top \d+%?|demo paper|splotlight|,?\s*\d+\+? citations?)\b|\(best\)|(?<=^|[\s,;/])(?:\d{1,2}(?:st|nd|rd|th)? )?(?:jan|feb|mar|apr|june?|july?|aug|sept?|oct|nov|dec)(?:uary|ruary|ch|il|ust|ember|ober)?(?=$|[\s,.;/])/giu

const edges = /^[\s,.;:|·•*_"“”'’‘`´′()[\]}<>/–—-]+|[\s,.;:|·•*_"“”'’‘`´′([<>/–—-]+$/gu

/** A text without the marks and blanks around it; closing brackets stay where they close something inside. */
export function trimMarks(text: string): string {
  let trimmed = text.replace(edges, '')
  for (const [open, close] of ['()', '[]', '{}'] as const)
    while (trimmed.endsWith(close!) && !trimmed.includes(open!)) trimmed = trimmed.slice(0, -1).replace(edges, '')
  return trimmed
}

/** Blank the units from `from` to `to`. */
const blank = (text: string, {from, to}: Stretch) => text.slice(0, from) + ' '.repeat(to - from) + text.slice(to)

/**
 * Read a whole short text as a tag: a venue, a year, a date, or a venue with its year. `undefined` when something else is
 * in it. Without a year only names of the catalog are venues, unless `anyVenue`: where a list writes its venues every word
 * is one.
 */
export function readTag(text: string, venues: readonly ExtraVenue[], anyVenue = false): Tag | undefined {
  // Style marks of the view are no text.
  const plain = text.replace(/[\uE010-\uE016]/g, ' ')
  if (/[\uE000-\uE002]/.test(plain) || plain.length > 120) return
  const identifier = /^\W*arXiv(?=:\s?\d{4}\.\d{4,5}(?:v\d+)?\W*$)/i.exec(plain)
  if (identifier) {
    const from = identifier[0].length - 5
    return {venue: {from, to: from + 5, text: plain.slice(from, from + 5), known: true}}
  }
  // Without a digit there is no year, and the names of venues are short.
  const numbered = /\d/.test(plain)
  if (!numbered && !anyVenue && (plain.length > 70 || !mayName(plain, venues))) return
  const unnumbered = plain.replace(/arXiv:\s?\d{4}\.\d+(?:v\d+)?|\babs\/\d{4}\.\d+/gi, id => ' '.repeat(id.length))
  const when = readWhen(unnumbered)
  let rest = when ? blank(unnumbered, when.whole) : unnumbered
  // `MLArchSys'24 @ ISCA'24`: one edition, said twice.
  if (when && rest.length > 8) rest = rest.replace(/['’‘`´′]\s?\d{2}(?!\d)/g, digits => ' '.repeat(digits.length))
  rest = rest.replace(/\.\s+(?:Springer|ACM|IEEE|Elsevier|PMLR|AAAI|USENIX|Association|Curran|Morgan)\b.*$/s, name =>
    ' '.repeat(name.length)
  )
  rest = rest.replace(status, word => ' '.repeat(word.length))
  // Volumes and pages: a citation, not a tag.
  if (/\d\s*[:.(]\s*\d|\d{3,}|\bpp?\.|\bvol\b/i.test(rest)) return
  const venue = venueIn(rest)
  if (!venue) return when && !/\p{L}/u.test(rest) ? {when} : undefined
  const known = findVenue(venue.text, venues) !== undefined
  if (!known && !anyVenue && !(when && !when.date && looksLikeVenue(venue.text))) return
  if (!known && when?.date && !looksLikeVenue(venue.text)) return
  return {venue: {...venue, known}, ...(when && {when})}
}

/** What is left of a tag without year and status: its parts joined, with the place from the first to the last. */
function venueIn(rest: string): (Stretch & {text: string}) | undefined {
  const cleaned = rest.replace(
    /^([\s(["“”.,:;]*)(?:(?:appeared|published|presented|accepted) )?(?:in|at|on|@)(?= )/i,
    lead => ' '.repeat(lead.length)
  )
  const from = cleaned.search(/[\p{L}\p{N}{@]/u)
  if (from < 0 || !/\p{L}/u.test(cleaned)) return
  const text = trimMarks(
    cleaned
      .slice(from)
      .replace(/\(\s*\)|\[\s*\]/g, ' ')
      .replace(/\s+/g, ' ')
      .replace(/\s*['’‘`´′]\s*(?=\s|$)/gu, '')
  )
  if (!text) return
  const volume = /\d$/.test(text) ? /(?<=\p{L}{4})\s\d{1,4}$/u.exec(text)?.index : undefined
  if (volume) return {from, to: from + volume, text: text.slice(0, volume)}
  const acronym =
    /^proc(?:eedings|\.)?\s+(?:of\s+)?(?:the\s+)?(?:\d+(?:st|nd|rd|th)\s+(?=[A-Z]{2,}\b)|(?!(?:IEEE|ACM|AMS|VLDB|USENIX)\b)(?=[A-Z][A-Za-z-]*[A-Z]+$))/iu.exec(
      text
    )?.[0].length
  if (acronym) return {from: from + acronym, to: from + text.length, text: text.slice(acronym)}
  const end = /[\s\p{P}]*$/u.exec(cleaned)!
  return {
    from,
    to: Math.max(from + 1, text.endsWith(')') || text.endsWith('}') ? cleaned.trimEnd().length : end.index),
    text
  }
}

/** A name of up to eight words that begins like a name. */
export function looksLikeVenue(text: string): boolean {
  if (text.length > 120 || text.split(' ').length > 14 || /,\s\p{Lu}\./u.test(text)) return false
  if (!/^[{(]?[\p{Lu}\d]|^[a-z]{0,3}[\p{Lu}]/u.test(text) && !/^[a-z]{2,12}(?:xiv)?$/.test(text)) return false
  return !/[?!;]|:\s|\b(?:is|are|we|this|that|these|from|by|how|what|why|using|via|a|my|your|version|updated?|since|until|before|after|released?|chapter|years?)\b/iu.test(
    text
  )
}
