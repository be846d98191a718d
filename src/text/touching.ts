import type {Span} from './span.ts'

/**
 * Prepare some things that stand in a text for the question which of them shares a unit with a place. Asked of thousands of
 * places, as hostile lists do, it must not go over all of them each time.
 *
 * @returns the one that begins first of those that do, or of several that begin together the one given first.
 */
export function touching<T>(items: readonly T[], spanOf: (item: T) => Span): (place: Span) => T | undefined {
  const sorted = items.map(item => ({item, ...spanOf(item)})).sort((a, b) => a.start - b.start)
  // How far those up to each reach: it only grows, so that the first to reach a place is found by halving.
  const reach: number[] = []
  for (const {end} of sorted) reach.push(Math.max(end, reach.at(-1) ?? 0))
  return place => {
    let low = 0
    let high = sorted.length
    while (low < high) {
      const middle = (low + high) >> 1
      if (reach[middle]! > place.start) high = middle
      else low = middle + 1
    }
    const first = sorted[low]
    return first && first.start < place.end ? first.item : undefined
  }
}
