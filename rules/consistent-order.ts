import type {Entry} from '../src/list/entry.ts'
import {defineRule} from '../src/rule.ts'

const entry = (year: number, index: number) =>
  `- [OSDI'${String(year % 100).padStart(2, '0')}] [A System Called Number ${index}](https://arxiv.org/abs/2301.000${10 + index})\n`
const custom = Array.from({length: 24}, (_, index) => entry(2024 - index, index)).join('')

export default defineRule({
  id: 'consistent-order',
  summary: 'Entries stand in the order of years that this list keeps nearly always.',
  why: 'Where the newest paper always comes first, readers stop reading at the year they know. Only lists in which at least 95 of 100 neighbours of different years are in order have an order to keep.',
  severity: 'warning',
  preset: 'strict',
  examples: [
    {
      bad: `${custom}${entry(2022, 24)}`,
      says: ['25:3-25:74: Unexpected entry of 2022 after one of 2001, expected the newest first'],
      good: `${custom}${entry(2000, 24)}`
    }
  ],
  *check({entries}) {
    const pairs = neighbours(entries)
    const falling = pairs.filter(([one, next]) => one.year > next.year).length
    const newestFirst = falling * 2 > pairs.length
    const inOrder = newestFirst ? falling : pairs.length - falling
    if (pairs.length < least || inOrder < pairs.length * share) return
    for (const [one, next] of pairs) {
      if (one.year > next.year === newestFirst) continue
      yield {
        place: next.entry.span,
        message: `Unexpected entry of ${next.year} after one of ${one.year}, expected the ${newestFirst ? 'newest' : 'oldest'} first`,
        cause: {place: one.entry.span, message: `The entry of ${one.year} before it`}
      }
    }
  }
})

/** Fewer pairs than this are no custom; this share of them must be in order. */
const least = 20
const share = 0.95

interface Dated {
  readonly entry: Entry
  readonly year: number
}

/** Neighbours of one section that differ in their year. */
function neighbours(entries: readonly Entry[]): [Dated, Dated][] {
  const pairs: [Dated, Dated][] = []
  let before: Dated | undefined
  for (const entry of entries) {
    if (!entry.year) continue
    const dated = {entry, year: entry.year.value}
    if (before && before.entry.section === entry.section && before.year !== dated.year) pairs.push([before, dated])
    before = dated
  }
  return pairs
}
