import {applyEdits} from '../text/edits.ts'
import {align, type Step} from './align.ts'
import {unpaired} from './brackets.ts'
import type {Entry} from './entry.ts'
import {type Gap, isTagGap} from './match.ts'
import type {Pattern} from './pattern.ts'
import {normalGap} from './unit/gap.ts'
import type {PlacedUnit, UnitName} from './unit.ts'

/** How an entry differs from a pattern by little. */
export interface Deviation {
  readonly gaps: readonly Gap[]
  readonly missing: readonly UnitName[]
}

/** One missing field, or two spots of other punctuation; what is farther off is another kind of entry. */
const limit = 2.5

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
    if (
      (entry.link?.broken && missing.length > 0) ||
      missing.some(name => !usual.isField(name) || hasField(entry, name))
    )
      continue
    const found = missing.length > 0 ? [] : gapsOf(laid.steps, entry, text, usual.isRare)
    // Around a broken link nobody can say what the gaps are; the tag stands for itself.
    const told = entry.link?.broken ? found.filter(isTagGap) : found
    const gaps = losesBrackets(told, entry, text) ? [] : told
    if (missing.length > 0 || gaps.length > 0) result.set(entry, {gaps, missing})
  }
  return result
}

/** Whether brackets that pair would not any more: then the fields were read wrong, not the entry written so. */
function losesBrackets(gaps: readonly Gap[], {span}: Entry, text: string): boolean {
  if (gaps.length === 0) return false
  const end = Math.max(span.end, ...gaps.map(gap => gap.span.end))
  const source = text.slice(span.start, end)
  const edits = gaps.map(({span: {start, end}, literal}) => ({
    start: start - span.start,
    end: end - span.start,
    text: literal
  }))
  return unpaired(applyEdits(source, edits)) > unpaired(source)
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
    /** Written so only now and then, and by most as expected. */
    isRare: ({expected, seen}: Step<PlacedUnit>) => {
      if (!expected || !seen || key(expected) === key(seen)) return true
      const right = written.get(key(expected)) ?? 0
      const same = written.get(key(seen)) ?? 0
      return same <= Math.max(2, right * 0.12) && right >= 3 && right >= (fields.get(kind(expected.name)) ?? 0) * 0.5
    }
  }
}

/**
 * The punctuation between fields where it is not as expected, and rare. Where some of it cannot be judged, only the tag is
 * reported: it stands for itself, while brackets repaired by halves would be worse than before.
 */
function gapsOf(
  steps: readonly Step<PlacedUnit>[],
  {container}: Entry,
  text: string,
  isRare: (step: Step<PlacedUnit>) => boolean
): Gap[] {
  const gaps: Gap[] = []
  let judged = true
  const pairs = steps.filter(({seen}) => seen)
  // Where an optional field is left out, nobody can say what stands between its neighbours.
  const apart = new Set(steps.filter((step, index) => step.seen && index > 0 && !steps[index - 1]!.seen))
  for (const [index, step] of pairs.entries()) {
    const {expected, seen} = step
    const before = pairs[index - 1]
    const gap = {
      span: seen!.gap,
      literal: (before?.expected?.close ?? '') + expected!.open,
      ...(before && {before: before.seen!.name}),
      after: seen!.name
    }
    const found = (before?.seen?.close ?? '') + seen!.open
    const isTag = isTagGap(gap)
    if (sameMarks(found, gap.literal) && !(isTag && expected!.name !== seen!.name)) continue
    if (container === 'row' && !isTag) continue
    if (!isRare(step) || (before && before.expected!.close !== before.seen!.close && !isRare(before))) {
      judged = false
      continue
    }
    if (apart.has(step)) {
      if (before && before.expected!.close === before.seen!.close && expected!.open === seen!.open) continue
      judged = false
      continue
    }
    const plain = !isTag || !text.slice(before!.seen!.span.start, before!.seen!.span.end).includes(',')
    if (plain && canJudge(gap, found, text)) gaps.push(gap)
    else judged = false
  }
  const last = pairs.at(-1)
  if (last?.seen && container !== 'row' && !sameMarks(last.seen.close, last.expected!.close)) {
    const {end} = last.seen.span
    const gap = {
      span: {start: end, end: end + last.seen.close.length},
      literal: last.expected!.close,
      before: last.seen.name
    }
    if (isRare(last) && canJudge(gap, last.seen.close, text)) gaps.push(gap)
    else judged = false
  }
  return judged ? gaps : gaps.filter(isTagGap)
}

/** The same marks, but for a full stop, which may belong to an abbreviation or a name. */
const sameMarks = (a: string, b: string) => a.replace(/^\./, '') === b.replace(/^\./, '')

const only = (text: string, marks: RegExp) => text.replace(marks, '')

/** Whether a gap can be said to be wrong: nothing but punctuation is in it, and nothing but its marks would change. */
function canJudge({span, literal, after}: Gap, found: string, text: string): boolean {
  const source = text.slice(span.start, span.end)
  if (literal.includes('{*}') || /[\r\n]/.test(source) || !readsAs(source, found)) return false
  // Bold and code marks come in pairs, of which only one stands here.
  if (only(found, /[^*_`~]/g) !== only(literal, /[^*_`~]/g)) return false
  // `[Oobleck:](url) Resilient` and `[Ring Attention](url) with` have no colon for a reason.
  return after !== 'subtitle' || only(found, /\s/g) === only(literal, /\s/g)
}

/** Whether a gap is nothing but the punctuation it was taken for: no emoji, image or comment in it. */
const readsAs = (source: string, found: string) =>
  source.replace(/\s+/g, ' ').trim() === found.trim() && normalGap(source).trim() === found.trim()
