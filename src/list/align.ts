import type {Pattern, PatternUnit} from './pattern.ts'
import type {Unit, UnitName} from './unit.ts'

/** One step of laying units along a pattern: both, or one of them alone. */
export interface Step<U extends Unit> {
  readonly expected?: PatternUnit
  readonly seen?: U
}

/** What the years are called, the digits aside. */
const kind = (name: UnitName) => (name === 'yy' ? 'yyyy' : name)

/** A full stop before a field ends the one before, or stands in for its question mark: it says nothing of the format. */
const withoutStop = (open: string) => open.replace(/^\.(?=\s)/, '')

/** The same field in the same punctuation. */
export const sameUnit = (a: Unit, b: Unit) =>
  a.name === b.name && a.close === b.close && (a.open === b.open || withoutStop(a.open) === withoutStop(b.open))

const words = (gap: string) => gap.replace(/[^\p{L}\p{N}{}]/gu, '')

/** What it costs to take one unit for another: nothing, one for other punctuation, too much for other words. */
function price(expected: Unit, seen: Unit): number {
  if (sameUnit(expected, seen)) return 0
  if (kind(expected.name) !== kind(seen.name)) return 99
  // Which of two neighbours a blank belongs to is a matter of the one that may be missing.
  if (expected.open === seen.open && expected.close.trimEnd() === seen.close.trimEnd()) return blank
  const [wanted, found] = [words(expected.open + expected.close), words(seen.open + seen.close)]
  if (wanted === found) return 1
  // `[Title](url) Ana Bo et al.` among `by Ana Bo et al.`
  return found === '' && /^(?:by|in|at|from)$/i.test(wanted) ? 1 : 99
}

/** What a blank too many or too few costs. */
const blank = 0.4

/** What a required unit costs that is not there; optional ones cost nothing. */
const missing = 2

/** Lay units along a pattern at the least cost; `undefined` where that is more than `limit`. */
export function align<U extends Unit>(
  pattern: Pattern,
  units: readonly U[],
  limit: number
): {cost: number; steps: Step<U>[]} | undefined {
  const [rows, columns] = [pattern.length + 1, units.length + 1]
  const costs = new Float64Array(rows * columns)
  const at = (row: number, column: number) => row * columns + column
  const skip = (unit: PatternUnit) => (unit.group === undefined ? missing : 0)
  for (let row = rows - 1; row >= 0; row--) {
    for (let column = columns - 1; column >= 0; column--) {
      const expected = pattern[row]
      const seen = units[column]
      let least = !expected && !seen ? 0 : 999
      if (expected && seen) least = Math.min(least, price(expected, seen) + costs[at(row + 1, column + 1)]!)
      if (expected) least = Math.min(least, skip(expected) + costs[at(row + 1, column)]!)
      costs[at(row, column)] = least
    }
  }
  const cost = costs[0]!
  if (cost > limit) return
  const steps: Step<U>[] = []
  for (let row = 0, column = 0; row < pattern.length || column < units.length; ) {
    const expected = pattern[row]
    const seen = units[column]
    const rest = costs[at(row, column)]!
    if (expected && seen && rest === price(expected, seen) + costs[at(row + 1, column + 1)]!) {
      steps.push({expected, seen})
      row++
      column++
    } else if (expected) {
      steps.push({expected})
      row++
    } else break
  }
  return {cost, steps}
}
