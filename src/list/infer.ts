import {align, sameUnit} from './align.ts'
import type {Pattern, PatternUnit} from './pattern.ts'
import type {Unit} from './unit.ts'

/** The shape that dominates among entries. */
export interface Inferred {
  readonly pattern: Pattern
  /** How many entries have exactly this shape, optional parts present or not. */
  readonly count: number
  /** Whether units have exactly this shape. */
  readonly fits: (units: readonly Unit[]) => boolean
}

/** Fewer entries than this say nothing of a custom. */
const least = 3
/** The share of the entries that makes a shape the list's format. */
const majority = 0.6
/** Up to this share, other punctuation is an accident. */
const accident = 0.15
/** Longer patterns than this, and more kinds than this, are no format any more. */
const longest = 16

/**
 * The shape that dominates a list: the commonest one, with what else is common made optional. Shapes of a few entries are
 * not taken in: they are the deviations. At least `share` of the entries must have it.
 */
export function inferPattern(entries: readonly (readonly Unit[])[], share = majority): Inferred | undefined {
  const shapes = new Map<string, {units: readonly Unit[]; count: number}>()
  for (const units of entries) {
    const key = units.map(({name, open, close}) => `${open}\u0001${name}\u0001${close}`).join('\u0002')
    const shape = shapes.get(key)
    if (shape) shape.count++
    else shapes.set(key, {units, count: 1})
  }
  const common = Math.max(least, Math.ceil(entries.length * 0.03))
  const sorted = [...shapes.values()].sort((a, b) => b.count - a.count)
  const [first, ...others] = sorted
  if (!first || first.count < least || first.units.length < 2) return
  let pattern: Pattern = first.units.map(({name, open, close}) => ({name, open, close}))
  let groups = 0
  for (const {units, count} of others) {
    if (count < common) break
    if (align(pattern, units, 0)) continue
    // Other marks around the same fields are slips, unless so many are no accident.
    if (count < entries.length * accident && isVariant(pattern, units)) continue
    const merged = merge(pattern, units, () => groups++)
    if (merged && merged.length <= longest) pattern = merged
  }
  const count = sorted.reduce((sum, shape) => sum + (align(pattern, shape.units, 0) ? shape.count : 0), 0)
  const fits = (units: readonly Unit[]) => align(pattern, units, 0) !== undefined
  return count >= entries.length * share ? {pattern, count, fits} : undefined
}

/** Whether units are those of the pattern in other punctuation. */
function isVariant(pattern: Pattern, units: readonly Unit[]): boolean {
  const laid = align(pattern, units, 2)
  return laid?.steps.every(({expected, seen}) => seen !== undefined || expected?.group !== undefined) ?? false
}

/** A pattern that fits another shape too; `undefined` where the two have too little in common. */
function merge(pattern: Pattern, units: readonly Unit[], newGroup: () => number): Pattern | undefined {
  const rows = pattern.length
  const columns = units.length
  const lengths = Array.from({length: rows + 1}, () => new Uint16Array(columns + 1))
  for (let row = rows - 1; row >= 0; row--)
    for (let column = columns - 1; column >= 0; column--)
      lengths[row]![column] = sameUnit(pattern[row]!, units[column]!)
        ? lengths[row + 1]![column + 1]! + 1
        : Math.max(lengths[row + 1]![column]!, lengths[row]![column + 1]!)
  const result: PatternUnit[] = []
  let shared = 0
  let group: number | undefined
  for (let row = 0, column = 0; row < rows || column < columns; ) {
    const expected = pattern[row]
    const seen = units[column]
    if (expected && seen && sameUnit(expected, seen)) {
      result.push(expected)
      if (expected.group === undefined) shared++
      if (expected.name === 'title') shared += 10
      group = undefined
      row++
      column++
    } else if (expected && (!seen || lengths[row + 1]![column]! >= lengths[row]![column + 1]!)) {
      if (expected.group !== undefined) group = undefined
      else group ??= newGroup()
      result.push({...expected, group: expected.group ?? group!})
      row++
      if (pattern[row]?.group !== undefined) group = undefined
    } else if (seen) {
      // What only the new shape has is a group of its own.
      const own = newGroup()
      while (
        column < columns &&
        !(pattern[row] && sameUnit(pattern[row]!, units[column]!)) &&
        lengths[row]![column + 1]! >= (lengths[row + 1]?.[column] ?? 0)
      ) {
        result.push({
          ...units[column]!,
          group: own,
          name: units[column]!.name,
          open: units[column]!.open,
          close: units[column]!.close
        })
        column++
      }
      group = undefined
    }
  }
  // The title and one more unit at least must be written alike.
  return shared >= 11
    ? result.map(({name, open, close, group}) => ({name, open, close, ...(group !== undefined && {group})}))
    : undefined
}
