import type {FieldName, Format} from '../format.ts'
import {linkRest, linkStart} from '../mask.ts'

type Element = {readonly name: FieldName | 'link'; readonly before: string; readonly titled: boolean}

/** A format made into one pattern, with some of its fields left out. */
export interface Matcher {
  readonly missing: readonly FieldName[]
  readonly elements: readonly Element[]
  readonly trailing: string
  readonly pattern: RegExp
}

/** Which fields may be missing, likeliest first. An entry without title or url is none. */
export function variants({parts}: Format): FieldName[][] {
  const has = (name: FieldName) => parts.some(part => part.kind === 'field' && part.name === name)
  const year = has('yy') ? 'yy' : 'yyyy'
  const all: FieldName[][] = [[], [year], ['affiliation'], ['authors'], ['venue', year]]
  // With nothing but the link left, any line with a link would be an entry.
  const tags = (['venue', year, 'affiliation', 'authors'] as const).filter(has)
  return all.filter(missing => missing.length === 0 || (missing.every(has) && missing.length < tags.length))
}

/** Marks that people put between fields, the wrong ones included; no letters, digits or emoji. */
const mark = `[\\s[\\]【】()（）{}<>'’‘\`´"“”,，:：;|*_·–—-]`

const word = `[^\\[\\]【】${linkStart}${linkRest}\\uE002]`

const patterns: Record<Exclude<FieldName, 'url'>, string> = {
  venue: `[^\\W_]${word}{0,60}?`,
  yy: `(?:19|20)?\\d{2}(?!\\d)`,
  yyyy: `(?:19|20)?\\d{2}(?!\\d)`,
  affiliation: `(?=[^[\\]]*\\p{L})[^\\s\\[\\]【】${linkStart}\\uE002]${word}{0,120}?(?:\\]\\s{0,2}\\[${word}{1,120}?)*?`,
  authors: `[^\\s${linkStart}][^${linkStart}\\n]*?`,
  title: `[^\\s${linkStart}][^${linkStart}\\n]*?`
}

/** Make the pattern of a format that lacks some fields. */
export function compile({parts}: Format, missing: readonly FieldName[]): Matcher {
  const elements: Element[] = []
  let before = ''
  let dropped = false
  for (const [index, part] of parts.entries()) {
    const next = parts[index + 1]
    if (part.kind === 'literal') {
      // Between two absent fields nothing is left.
      if (dropped && next?.kind === 'field' && missing.includes(next.name)) continue
      before = dropped ? joinMarks(before, part.text) : part.text
    } else if (part.kind === 'field' && missing.includes(part.name)) dropped = true
    else {
      dropped = false
      elements.push({
        name: part.kind === 'link' ? 'link' : part.name,
        before,
        titled: part.kind === 'link' && part.titled
      })
      before = ''
    }
  }
  const source = elements.map(
    (element, index) => `${gapPattern(element.before, index, elements)}(?<${element.name}>${elementPattern(element)})`
  )
  const last = elements.at(-1)!
  const end = last.name === 'link' ? '' : `${mark}{0,4}\\s*$`
  return {
    missing,
    elements,
    trailing: before,
    pattern: new RegExp(
      `^(?<lead>(?:[^\\p{L}\\p{N}[\\]【(（'"\`*_${linkStart}-]{1,12}\\s+)?)${source.join('')}(?<trail>${before.trim() ? `${mark}{0,4}?(?=\\s|$|[^\\s])` : ''})${end}`,
      'ud'
    )
  }
}

const elementPattern = ({name}: Element) => (name === 'link' ? linkStart : patterns[name as Exclude<FieldName, 'url'>])

/** What may stand where the format has `literal`: its words as they are, its marks loosely. */
function gapPattern(literal: string, index: number, elements: readonly Element[]): string {
  const words = literal.split(/[^\p{L}\p{N}]+/u).filter(Boolean)
  if (words.length > 0)
    return `${mark}{0,6}${words.map(quote).join(`[^\\p{L}\\p{N}${linkStart}]{1,6}`)}[^\\p{L}\\p{N}${linkStart}]{0,6}`
  const isYear = (element?: Element) => element?.name === 'yy' || element?.name === 'yyyy'
  const free = (element?: Element) => element?.name === 'title' || element?.name === 'authors'
  // Beside free text nothing but its own marks tells where a field ends.
  if (/\S/.test(literal) && index > 0 && (free(elements[index - 1]) || free(elements[index]))) {
    return literal
      .trim()
      .split(/\s+/)
      .map(quote)
      .reduce((all, marks) => `${all}${marks}\\s{0,3}`, '\\s{0,3}')
  }
  const optional =
    index === 0 ||
    elements[index]!.name === 'link' ||
    (elements[index - 1]!.name === 'venue' && isYear(elements[index]))
  return `[.${mark.slice(1)}{${optional ? 0 : 1},8}?`
}

/** Text as a pattern that matches it. */
const quote = (text: string) => text.replace(/[$()*+.?[\\\]^{|}/-]/g, '\\$&')

/** The punctuation left where a field is left out: `[` + `] ` of an absent tag cancel each other. */
function joinMarks(before: string, after: string): string {
  if (!before) return after
  const opening = /[[(（{<]$/.exec(before)
  const closing = /^['’\s]*[\])）}>]/.exec(after)
  if (!closing) return before + after
  return opening ? before.slice(0, opening.index) + after.slice(closing[0].length) : after
}
