import type {Span} from '../text/span.ts'
import type {FieldName, Format} from './format.ts'
import type {ListLink} from './link.ts'
import {linkRest, linkStart} from './mask.ts'
import type {Piece} from './pieces.ts'
import type {UnitName} from './unit.ts'

/** The fields of a piece that reads like an entry of a format, and how it is punctuated. */
export interface Match {
  readonly fields: ReadonlyMap<FieldName, Span>
  /** The link that carries the title or the url. */
  readonly link: ListLink
  /** Fields of the format that the piece lacks. */
  readonly missing: readonly FieldName[]
  /** The punctuation before, between and after the fields: as found (`span`) and as the format has it (`literal`). */
  readonly gaps: readonly Gap[]
}

export interface Gap {
  readonly span: Span
  readonly literal: string
  /** The fields on both sides. */
  readonly before?: UnitName
  readonly after?: UnitName
}

type Element = {readonly name: FieldName | 'link'; readonly before: string; readonly titled: boolean}

interface Matcher {
  readonly missing: readonly FieldName[]
  readonly elements: readonly Element[]
  readonly trailing: string
  readonly pattern: RegExp
}

const matchers = new WeakMap<Format, readonly Matcher[]>()

/** Units of a piece, links counted as one: longer ones are no entries, and would make lazy patterns slow. */
const longest = 800

/** Read a piece as an entry of the format; slightly wrong punctuation and one missing field are tolerated. */
export function match(piece: Piece, format: Format): Match | undefined {
  if (piece.links.length === 0) return
  let candidates = matchers.get(format)
  if (!candidates) {
    candidates = variants(format).map(missing => compile(format, missing))
    matchers.set(format, candidates)
  }
  // A link's length means nothing to the patterns: one unit each makes them fast, offsets are mapped back.
  const {text, origin} = squeeze(piece.masked)
  if (text.length > longest) return
  for (const matcher of candidates) {
    const found = matcher.pattern.exec(text)
    if (found?.indices?.groups) return read(matcher, found.indices.groups, piece, origin)
  }
}

function squeeze(masked: string): {text: string; origin: (index: number) => number} {
  const starts: number[] = []
  const removed: number[] = []
  let total = 0
  const text = masked.replace(new RegExp(`${linkStart}(${linkRest}+)`, 'g'), (_, rest: string, at: number) => {
    starts.push(at - total)
    total += rest.length
    removed.push(total)
    return linkStart
  })
  const origin = (index: number) => {
    let shift = 0
    for (let i = 0; i < starts.length && starts[i]! < index; i++) shift = removed[i]!
    return index + shift
  }
  return {text, origin}
}

function read(
  {elements, missing, trailing}: Matcher,
  groups: Record<string, [number, number]>,
  piece: Piece,
  origin: (index: number) => number
): Match | undefined {
  const base = piece.span.start
  const fields = new Map<FieldName, Span>()
  const gaps: Gap[] = []
  let link: ListLink | undefined
  let at = base + origin(groups.lead![1])
  let before: FieldName | undefined
  for (const element of elements) {
    const [from, to] = groups[element.name]!
    const span = {start: base + origin(from), end: base + origin(to)}
    const after = element.name === 'link' ? (element.titled ? 'title' : 'url') : element.name
    gaps.push({span: {start: at, end: span.start}, literal: element.before, ...(before && {before}), after})
    if (element.name === 'link') {
      link = piece.links.find(one => one.span.start === span.start)
      if (!link) return
      if (element.titled) fields.set('title', link.label)
      fields.set('url', link.urlSpan)
    } else fields.set(element.name, span)
    at = span.end
    before = after
  }
  if (trailing.trim() && groups.trail)
    gaps.push({
      span: {start: at, end: base + origin(groups.trail[1])},
      literal: trailing.trimEnd(),
      ...(before && {before})
    })
  return link && {fields, link, missing, gaps}
}

/** Which fields may be missing, likeliest first. An entry without title or url is none. */
function variants({parts}: Format): FieldName[][] {
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

function compile({parts}: Format, missing: readonly FieldName[]): Matcher {
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
