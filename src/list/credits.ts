import {type Context, type Draft, found, takeTag} from './draft.ts'
import {looksLikeVenue, readTag, type Tag, trimMarks} from './tag.ts'
import type {View} from './view.ts'
import {readWhen} from './when.ts'

const name = "(?:[\\p{Lu}][\\p{L}'’.-]*|(?:van|von|de|der|den|la|le|di|da|del|dos|bin|al|el|ten)(?=\\s))"
/** A person's name of up to four words, as the source of a pattern (with the flag `u`). */
export const fullName = `${name}(?:\\s+${name}){0,3}`
const names = new RegExp(
  `^\\s*(?:by\\s+|from\\s+)?${fullName}(?:\\s*\\([^()]{0,80}\\))?\\*?(?:\\s*(?:,|;|&|\\band\\b)+\\s*(?:and\\s+)?${fullName}(?:\\s*\\([^()]{0,80}\\))?\\*?){1,60}[\\s.,*]*$`,
  'u'
)
/** "et al." in all its spellings. */
export const etAl = /\bet\.?\s?al\b\.?,?/iu

/** Whether a text is a list of two or more people, or has "et al." in it. */
export const looksLikeAuthors = (text: string) => text.length < 1500 && (etAl.test(text) || names.test(text))

/**
 * Read what is written beside a title as running text: `by Ana Bo et al., OSDI 2021`, `AI Open 2020.`,
 * `Nature 521.7553 (2015): 436-444.` The stretch from `from` to `to` of the view holds no link.
 */
export function readCredits(draft: Draft, view: View, from: number, to: number, context: Context, sure = false): void {
  const text = view.text
    .slice(from, to)
    .replace(/[\uE010-\uE016\n]/g, ' ')
    .replace(/^[\s,;:.]+(?=\p{L})/u, marks => ' '.repeat(marks.length))
  if (!/[\p{L}\p{N}]/u.test(text)) return
  // `Zhang, C. and Yan, F., 2019.`: people, and a year that says little of where.
  const people = text.replace(/[,\s]+(?:19|20)\d\d[\s.]*$/, ' ')
  const last = lastTag(text, context)
  if (people.length < text.length && names.test(people) && /\p{Lu}\./u.test(people) && !last?.tag.venue?.known) {
    addAuthors(draft, view, from, from + people.length)
    return
  }
  const tagged = text.length <= 120 ? readTag(text, context.venues) : undefined
  // `Schönberger, Frahm. CVPR 2016`: the end of it is known, the whole is not.
  const whole = tagged?.venue?.known === false && last?.tag.venue?.known ? undefined : tagged
  if (whole && !etAl.test(text) && (whole.venue?.known || !initial.test(text))) {
    takeTag(draft, whole, view, from)
    return
  }
  const al = etAl.exec(text)
  if (al) {
    const end = al.index + al[0].length
    addAuthors(draft, view, from, from + end)
    // After the authors only the venue is left.
    const rest = text.slice(end)
    const tag = readTag(rest, context.venues, rest.trim().split(/\s+/).length <= 5) ?? citation(rest, context)
    if (tag?.venue && !tag.venue.known && !looksLikeVenue(tag.venue.text))
      // `Ana Bo et al., 2019. **Algorithm: A2C.**`
      takeTag(draft, tag.when ? {when: tag.when} : {}, view, from + end)
    else if (tag) takeTag(draft, tag, view, from + end)
    return
  }
  const by = /^\s*(?:by|from)\s+(?=\p{Lu})/u.exec(text)
  const cut = last ?? (sure ? afterPeople(text, context) : undefined)
  if (cut && (sure || by || cut.at === 0 || cut.people || looksLikeAuthors(text.slice(0, cut.at)))) {
    if (cut.at > 0) addAuthors(draft, view, from, from + cut.at)
    takeTag(draft, cut.tag, view, from + cut.at)
    return
  }
  // `[Short](url): Fast Training and Serving` is a title that goes on.
  if (by || (names.test(text) && !/^\s*[:：]/.test(view.text.slice(from, to)))) {
    addAuthors(draft, view, from, to)
    return
  }
  const tag = sure ? citation(text, context) : undefined
  if (tag) takeTag(draft, tag, view, from)
}

/** Note people without `by` before and marks after them. */
function addAuthors(draft: Draft, view: View, from: number, to: number): void {
  const text = view.text.slice(from, to)
  const start = /^[\s,;.:|\uE010-\uE016–—-]*(?:(?:by|from)\s+)?/i.exec(text)![0].length
  const end = text.replace(/(?<!\b[\p{Lu}])(?<!\bal)[\s,;.|\uE010-\uE016–—-]+$|[\s,;|\uE010-\uE016–—-]+$/u, '').length
  if (end > start) draft.authors.push(found(view, from + start, from + end))
}

/** A tag with a year or a known venue at the end of a text, after a comma or a full stop. */
function lastTag(text: string, {venues}: Context): {at: number; tag: Tag; people?: boolean} | undefined {
  const body = text.replace(/[\s.,]+$/, '')
  let unknown: {at: number; tag: Tag} | undefined
  for (const mark of [', ', '. ', ' - ', ' – ']) {
    const before = body.lastIndexOf(mark)
    if (before < 0) continue
    const at = before + mark.length
    const tag = readTag(body.slice(at), venues)
    if (tag?.venue?.known) return {at, tag}
    if (tag?.venue && tag.when && !initial.test(body.slice(at))) unknown ??= {at, tag}
  }
  // `C. Wu. CVPR, 2004`: the comma is part of the tag.
  const pair = /(?:^|[.,]\s+)([^.,]+,\s+(?:19|20)\d\d)$/.exec(body)
  const tag = pair && readTag(pair[1]!, venues)
  if (pair && tag?.venue?.known) return {at: body.length - pair[1]!.length, tag}
  return unknown
}

/** An initial before a family name: no venue has one. */
const initial = /(?:^|\s)\p{Lu}\.[\s-]?(?:\p{Lu}\.\s?)*\p{Lu}\p{Ll}/u

const onePerson = new RegExp(`^(?=.*\\p{Ll}.*\\.\\s)\\s*${fullName}\\.\\s+(?=[^.]+[\\s.]*$)`, 'u')

/** `H Leung. Systems for Advanced Applications.`, `XLang Lab (HKU) arXiv.`: in italics after a title, people and then a venue. */
function afterPeople(text: string, {venues}: Context): {at: number; tag: Tag; people: boolean} | undefined {
  const person = onePerson.exec(text)?.[0].length
  const word = /(?<=[\s.])\S+?(?=[\s.]*$)/.exec(text)?.index
  for (const [at, any] of [
    [person, true],
    [word, false]
  ] as const) {
    const tag = at ? readTag(text.slice(at).replace(/[\s.]+$/, ''), venues, any) : undefined
    if (at && tag?.venue) return {at, tag, people: true}
  }
}

/** `In 16th USENIX Symposium (NSDI 19) (pp. 485-500)`, `Nature 521.7553 (2015)`, `ICML. Vol. 14. 2014.`, `CoRR, abs/1510 (2015)`. */
export function citation(text: string, {venues}: Context): Tag | undefined {
  const plain = text.replace(/arXiv:\s?\d{4}\.\d+(?:v\d+)?|abs\/\d{4}\.\d+/gi, id => ' '.repeat(id.length))
  const lead =
    /^[\s,.;:"”'’]*(?:in:?\s+)?(?:(?:proc(?:eedings|\.)\s+(?:of\s+)?(?:the\s+)?)?\d+(?:st|nd|rd|th)\s+)?(?:(?:19|20)\d\d\s+)?/i.exec(
      plain
    )![0]
  const body = plain.slice(lead.length)
  const end =
    /\.\s|,?\s\d(?!\d\))|\s?\((?!\p{Lu}\p{L}+(?:\s?\d\d)?\))|,\s(?:vol|pp|no|abs|pages|\d)|,\s(?!\p{Ll}+\s)|\s{2}|:\s*\d|\.?\s*$/u.exec(
      body
    )!.index
  const written = body.slice(0, end)
  const years = [...plain.matchAll(/(?<![\d.:/])(?:19[5-9]\d|20[0-4]\d)(?!\d|\.\d)/g)]
  const parenthesised = years.find(
    ({index, 0: digits}) => plain[index - 1] === '(' && plain[index + digits.length] === ')'
  )
  const dated = readWhen(plain)
  const chosen = parenthesised ?? years.at(-1)
  const when = dated?.date
    ? dated
    : chosen
      ? {
          whole: {from: chosen.index, to: chosen.index + 4},
          year: {from: chosen.index, to: chosen.index + 4},
          value: Number(chosen[0]),
          date: false
        }
      : dated
  const name = trimMarks(written)
  if (!name || !/\p{L}{2}/u.test(name)) return when && /^\W*\(?\d{4}\)?\W*$/.test(plain) ? {when} : undefined
  const tag = readTag(name, venues, when !== undefined || /^\W*in:?\s+proc/i.test(plain))
  // `BigScience (Nov 2022)`: whoever made it, and when.
  if (when?.date && !tag?.venue?.known) return {when}
  if (!tag?.venue || (!tag.venue.known && !looksLikeVenue(name))) return
  // Without `Proceedings of the` in front.
  const skipped = tag.venue.text === name.slice(tag.venue.from) ? tag.venue.from : 0
  const from = lead.length + body.indexOf(name) + skipped
  const venue = {from, to: from + name.length - skipped, text: name.slice(skipped), known: tag.venue.known}
  return {venue, ...(when && {when})}
}
