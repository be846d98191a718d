/** Fewer uses than this are no custom, and more than one exception to so many are another one. */
const least = 8
const exceptions = 8

/** The spelling that is used nearly always, and how often. */
export interface Usual {
  readonly spelling: string
  readonly count: number
}

/**
 * For each name the spelling that nearly all of its uses have; none for a name that is written in several ways, or seldom.
 *
 * @param uses a name, such as a word in lower case, and how it is spelt in one place
 */
export function usualSpellings(uses: Iterable<readonly [name: string, spelling: string]>): ReadonlyMap<string, Usual> {
  const names = new Map<string, Map<string, number>>()
  for (const [name, spelling] of uses) {
    const counts = names.get(name) ?? new Map<string, number>()
    counts.set(spelling, (counts.get(spelling) ?? 0) + 1)
    names.set(name, counts)
  }
  const usual = new Map<string, Usual>()
  for (const [name, counts] of names) {
    const all = [...counts.values()].reduce((sum, count) => sum + count, 0)
    const [spelling, count] = [...counts].reduce((best, one) => (one[1] > best[1] ? one : best))
    if (count >= least && (all - count) * exceptions <= count) usual.set(name, {spelling, count})
  }
  return usual
}
