import type {Entry} from '../src/list/entry.ts'
import {defineRule} from '../src/rule.ts'

/** Options of `entry-order`. */
export interface Options {
  /** What entries under a heading are sorted by. */
  readonly by?: 'year' | 'venue'
  /** Ascending: oldest first, A to Z. */
  readonly order?: 'ascending' | 'descending'
}

const entry = (venue: string, yy: number, id: number) =>
  `[${venue}'${yy}][UMich] [Title of paper ${id}](https://a.example/${id})  \n`

export default defineRule<Options | undefined>({
  id: 'entry-order',
  summary: 'Entries under a heading are sorted by year, or by venue.',
  why: 'A sorted list shows at a glance what is new. As lists differ, the rule is off until asked for. Entries without year (or venue) are passed over; as few entries as possible are reported, those that would have to move.',
  severity: 'warning',
  preset: 'off',
  options: {
    type: 'object',
    additionalProperties: false,
    properties: {
      by: {enum: ['year', 'venue'], default: 'year', description: 'What to sort by.'},
      order: {
        enum: ['ascending', 'descending'],
        description: 'Default: newest first by year, A to Z by venue.'
      }
    }
  },
  examples: [
    {
      bad: entry('OSDI', 23, 1) + entry('OSDI', 20, 2) + entry('OSDI', 22, 3) + entry('OSDI', 21, 4),
      says: ['2:1-2:57: Unexpected entry of 2020 before one of 2022, expected newest first'],
      good: entry('OSDI', 23, 1) + entry('OSDI', 22, 3) + entry('OSDI', 21, 4) + entry('OSDI', 20, 2)
    },
    {
      bad: entry('SOSP', 23, 1) + entry('ATC', 20, 2) + entry('OSDI', 22, 3),
      options: {by: 'venue', order: 'ascending'},
      says: ['1:1-1:57: Unexpected entry of SOSP before one of ATC, expected A to Z'],
      good: entry('ATC', 20, 2) + entry('OSDI', 22, 3) + entry('SOSP', 23, 1)
    }
  ],
  *check({entries}, options) {
    const by = options?.by ?? 'year'
    const order = options?.order ?? (by === 'year' ? 'descending' : 'ascending')
    const [up, down] = by === 'year' ? ['oldest first', 'newest first'] : ['A to Z', 'Z to A']
    for (const section of sections(entries)) {
      const keyed = section.flatMap(entry => {
        const key =
          by === 'year' ? (entry.year?.value ?? entry.scope?.year) : (entry.venue?.known?.name ?? entry.venue?.text)
        return key === undefined ? [] : [{entry, key}]
      })
      const keeps = (a: string | number, b: string | number) =>
        order === 'ascending' ? compare(a, b) <= 0 : compare(a, b) >= 0
      const staying = longestSorted(
        keyed.map(({key}) => key),
        keeps
      )
      for (const [index, {entry, key}] of keyed.entries()) {
        if (staying.has(index)) continue
        const after = keyed.find((other, at) => at > index && staying.has(at) && !keeps(key, other.key))
        const before = keyed.findLast((other, at) => at < index && staying.has(at) && !keeps(other.key, key))
        const other = after ? `before one of ${after.key}` : `after one of ${before!.key}`
        yield {
          place: entry.span,
          message: `Unexpected entry of ${key} ${other}, expected ${order === 'ascending' ? up : down}`
        }
      }
    }
  }
})

const compare = (a: string | number, b: string | number) =>
  typeof a === 'number' && typeof b === 'number'
    ? a - b
    : String(a).toLowerCase() < String(b).toLowerCase()
      ? -1
      : String(a).toLowerCase() > String(b).toLowerCase()
        ? 1
        : 0

function sections(entries: readonly Entry[]): Entry[][] {
  const found = new Map<unknown, Entry[]>()
  for (const entry of entries) {
    const same = found.get(entry.section)
    if (same) same.push(entry)
    else found.set(entry.section, [entry])
  }
  return [...found.values()]
}

/** Indices of a longest sorted subsequence (patience sorting): what may stay where it is. */
function longestSorted<Key>(keys: readonly Key[], keeps: (a: Key, b: Key) => boolean): Set<number> {
  const tails: number[] = []
  const before: number[] = []
  for (const [index, key] of keys.entries()) {
    let low = 0
    let high = tails.length
    while (low < high) {
      const middle = (low + high) >> 1
      if (keeps(keys[tails[middle]!]!, key)) low = middle + 1
      else high = middle
    }
    before[index] = low > 0 ? tails[low - 1]! : -1
    tails[low] = index
  }
  const staying = new Set<number>()
  for (let at = tails.at(-1) ?? -1; at >= 0; at = before[at]!) staying.add(at)
  return staying
}
