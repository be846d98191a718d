import {align, type Step} from './align.ts'
import type {Entry} from './entry.ts'
import type {Gap} from './match.ts'
import type {Pattern} from './pattern.ts'
import {normalGap, type PlacedUnit, type UnitName} from './unit.ts'

/** How an entry differs from a pattern by little. */
export interface Deviation {
  readonly gaps: readonly Gap[]
  readonly missing: readonly UnitName[]
}

/** One missing field, or two spots of other punctuation; what is farther off is another kind of entry. */
const limit = 2

/** What each entry of one kind has that the pattern has not, where that is little. */
export function deviations(
  pattern: Pattern,
  entries: readonly {readonly entry: Entry; readonly units: readonly PlacedUnit[]}[],
  text: string
): Map<Entry, Deviation> {
  const usual = census(entries.map(({units}) => units))
  const result = new Map<Entry, Deviation>()
  for (const {entry, units} of entries) {
    const laid = align(pattern, units, limit)
    if (!laid || laid.cost === 0) continue
    const missing = laid.steps.flatMap(({expected, seen}) =>
      expected && !seen && expected.group === undefined ? [expected.name] : []
    )
    if (missing.length > 0 && entry.container === 'row') continue
    if (entry.link?.broken || missing.some(name => !usual.isField(name) || hasField(entry, name))) continue
    const gaps = missing.length > 0 ? [] : gapsOf(laid.steps, entry, text)
    if (missing.length === 0 && !laid.steps.every(step => usual.isRare(step))) continue
    if (missing.length > 0 || gaps.length > 0) result.set(entry, {gaps, missing})
  }
  return result
}

/** Whether the entry has the field after all, only not where it is looked for. */
function hasField(entry: Entry, name: UnitName): boolean {
  if (name === 'yy' || name === 'yyyy') return entry.year !== undefined
  if (name === 'affiliation') return entry.affiliations.length > 0
  if (name === 'url' || name === 'label') return entry.url.text !== ''
  return name in entry && entry[name as keyof Entry] !== undefined
}

/** What an entry may lack; a missing link is another rule's business, an empty cell nobody's. */
const counted: ReadonlySet<UnitName> = new Set(['venue', 'yyyy', 'date', 'affiliation', 'authors'])

/** How often each field occurs, and in which punctuation. */
function census(all: readonly (readonly PlacedUnit[])[]) {
  const fields = new Map<string, number>()
  const written = new Map<string, number>()
  const kind = (name: UnitName) => (name === 'yy' ? 'yyyy' : name)
  const key = ({name, open, close}: {name: UnitName; open: string; close: string}) => `${name} ${open} ${close}`
  for (const units of all) {
    for (const name of new Set(units.map(({name}) => kind(name)))) fields.set(name, (fields.get(name) ?? 0) + 1)
    for (const unit of units) written.set(key(unit), (written.get(key(unit)) ?? 0) + 1)
  }
  const enough = all.length >= 20 ? 0.95 : 0.75
  return {
    /** Nearly all entries have it, so that one without lacks it. */
    isField: (name: UnitName) =>
      counted.has(kind(name)) && (fields.get(kind(name)) ?? 0) >= Math.max(3, all.length * enough),
    /** Written otherwise than expected only now and then, and as expected nearly always. */
    isRare: ({expected, seen}: Step<PlacedUnit>) => {
      if (!expected || !seen || key(expected) === key(seen)) return true
      const right = written.get(key(expected)) ?? 0
      const same = written.get(key(seen)) ?? 0
      return (
        same <= Math.max(2, right * 0.05) &&
        right >= 3 &&
        right >= (fields.get(kind(expected.name)) ?? 0) * (all.length >= 20 ? 0.85 : 0.6)
      )
    }
  }
}

/** The punctuation between fields where it is not as expected; all of a tag's where any of it is. */
function gapsOf(steps: readonly Step<PlacedUnit>[], {span, container}: Entry, text: string): Gap[] {
  const gaps: Gap[] = []
  const pairs = steps.filter(({seen}) => seen)
  // Where an optional field is left out, nobody can say what stands between its neighbours.
  const apart = new Set(
    steps.flatMap((step, index) => (step.seen && index > 0 && !steps[index - 1]!.seen ? [step] : []))
  )
  for (const [index, {expected, seen}] of pairs.entries()) {
    const before = pairs[index - 1]
    const literal = (before?.expected?.close ?? '') + expected!.open
    const found = (before?.seen?.close ?? '') + seen!.open
    const isTag = before?.seen?.name === 'venue' && (seen!.name === 'yy' || seen!.name === 'yyyy')
    if (container === 'row' && !isTag) continue
    const place = seen!.gap
    if (apart.has(pairs[index]!)) continue
    // A full stop may belong to an abbreviation or a name.
    if (found.replace(/^\./, '') === literal.replace(/^\./, '') && found !== literal) continue
    // Marks come in pairs, of which only one stands here; a link's text may go on over two lines.
    if (
      found.replace(/[^*_`~]/g, '') !== literal.replace(/[^*_`~]/g, '') ||
      /[\r\n]/.test(text.slice(place.start, place.end))
    )
      continue
    if (isTag && /,/.test(text.slice(before!.seen!.span.start, before!.seen!.span.end))) continue
    if (found === literal && !(isTag && expected!.name !== seen!.name)) continue
    if (!readsAs(text.slice(place.start, place.end), found) || /\{\*\}/.test(literal)) continue
    gaps.push({span: place, literal, ...(before && {before: before.seen!.name}), after: seen!.name})
  }
  const last = pairs.at(-1)
  const end = last?.seen?.span.end ?? span.end
  if (
    last &&
    container !== 'row' &&
    last.expected!.close !== last.seen!.close &&
    !/\{\*\}/.test(last.expected!.close + last.seen!.close)
  ) {
    const place = {start: end, end: end + text.slice(end, span.end).trimEnd().length}
    if (readsAs(text.slice(place.start, place.end), last.seen!.close))
      gaps.push({span: place, literal: last.expected!.close, before: last.seen!.name})
  }
  return gaps
}

/** Whether a gap is nothing but the punctuation it was taken for: no emoji, image or comment in it. */
const readsAs = (source: string, found: string) =>
  source.replace(/\s+/g, ' ').trim() === found.trim() && normalGap(source).trim() === found.trim()
