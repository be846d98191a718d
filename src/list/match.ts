import type {Span} from '../text/span.ts'
import type {FieldName, Format} from './format.ts'
import type {ListLink} from './link.ts'
import {linkRest, linkStart} from './mask.ts'
import {compile, type Matcher, variants} from './match/matcher.ts'
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

/** The punctuation between two fields. */
export interface Gap {
  readonly span: Span
  readonly literal: string
  /** The fields on both sides. */
  readonly before?: UnitName
  readonly after?: UnitName
}

/** Between the venue and its year, which are one word to readers. */
export const isTagGap = ({before, after}: Gap): boolean => before === 'venue' && (after === 'yy' || after === 'yyyy')

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
