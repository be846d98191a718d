import type {Finding, Linted, Located} from '../lint.ts'
import type {Range} from '../text/span.ts'
import {type Before, type Line, originsOf} from './origins.ts'

/**
 * The findings that a change is to answer for: those on lines it wrote, and those it causes elsewhere, which are the ones
 * that were not there before. Of two copies the new one is reported, wherever the rule stands that found them.
 */
export function narrow(linted: Linted, before: Before): Located[] {
  const lines = originsOf(linted, before)
  const stood = standing()
  const seen = new Set<string>()
  const found: Located[] = []
  for (const located of linted.findings) {
    const {finding} = located
    const written = isWritten(finding, lines)
    if (stood(finding, lines) && !written) continue
    const copy = finding.cause && !written && isWritten(finding.cause, lines)
    const {span, finding: told} = copy ? turned(located, linted) : located
    const key = `${told.rule} ${told.line}:${told.column}`
    if (copy && seen.has(key)) continue
    seen.add(key)
    found.push({span, finding: isTouched(told, lines) ? {...told, inChange: true} : told})
  }
  return found.sort((a, b) => a.span.start - b.span.start)
}

/** The lines of a range; one that ends before the first character of a line does not reach it. */
function linesIn({line, endLine, endColumn}: Range, lines: readonly Line[]): readonly Line[] {
  return lines.slice(line - 1, endColumn === 1 && endLine > line ? endLine - 1 : endLine)
}

/** One of its lines is new. */
const isWritten = (range: Range, lines: readonly Line[]) => linesIn(range, lines).some(({origin}) => !origin)

/** One of its lines is new, or has other blanks at its end than before. */
const isTouched = (range: Range, lines: readonly Line[]) =>
  linesIn(range, lines).some(({origin, text}) => origin?.text !== text)

/** Tells whether a finding stood before. Messages may count what stands elsewhere, so the place alone tells. */
function standing(): (finding: Finding, lines: readonly Line[]) => boolean {
  const lists = new Map<Linted, Map<string, number>>()
  return (finding, lines) => {
    const origin = lines[finding.line - 1]?.origin
    if (!origin) return false
    const counts = lists.get(origin.list) ?? count(origin.list)
    lists.set(origin.list, counts)
    const place = placeKey(finding, origin.line)
    const left = counts.get(place) ?? 0
    if (left > 0) {
      counts.set(place, left - 1)
      return true
    }
    // Two copies that changed places are the same two copies.
    const cause = finding.cause && lines[finding.cause.line - 1]?.origin
    return cause?.list === origin.list && counts.has(pairKey(finding, cause.line, origin.line))
  }
}

/** How often each finding stands in a list. */
function count({findings}: Linted): Map<string, number> {
  const counts = new Map<string, number>()
  for (const {finding} of findings) {
    const place = placeKey(finding, finding.line)
    counts.set(place, (counts.get(place) ?? 0) + 1)
    if (finding.cause) counts.set(pairKey(finding, finding.line, finding.cause.line), 1)
  }
  return counts
}

/** A finding as it is known by its place. */
const placeKey = ({rule, column}: Finding, line: number) => `${rule} ${line}:${column}`

/** A finding as it is known by the two lines that it speaks of. */
const pairKey = ({rule}: Finding, line: number, other: number) => `${rule} ${line} and ${other}`

/** A finding about two places, told of the other one. Its repair would have been of the first. */
function turned({finding}: Located, {list}: Linted): Located {
  const {fix: _, cause, ...told} = finding
  const {message: __, ...place} = cause!
  const {line, column, endLine, endColumn} = finding
  const offset = (row: number, at: number) => list.lines.span(row).start + at - 1
  return {
    span: {start: offset(place.line, place.column), end: offset(place.endLine, place.endColumn)},
    finding: {
      ...told,
      ...place,
      cause: {line, column, endLine, endColumn, message: 'It stood here before this change'}
    }
  }
}
