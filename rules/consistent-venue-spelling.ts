import {bareName} from '../src/catalog/venues.ts'
import type {Entry} from '../src/list/entry.ts'
import {defineRule} from '../src/rule.ts'
import {usualSpellings} from '../src/text/usual.ts'

const entry = (venue: string, index: number) =>
  `- [${venue}'2${index % 5}] [A System Called Number ${index}](https://arxiv.org/abs/2301.0000${index})\n`
const custom = [0, 1, 2, 3, 4, 5, 6, 7].map(index => entry('arXiv', index)).join('')

export default defineRule({
  id: 'consistent-venue-spelling',
  summary: 'A venue is spelt as this list spells it nearly always.',
  why: 'Who searches a list for `arXiv` misses the entries tagged `Arxiv`. The spelling that a list uses nearly always is its own; only another use of capitals, blanks, dots or hyphens counts as a slip of it, never another name (`NIPS` was the name of NeurIPS until 2017).',
  severity: 'warning',
  examples: [
    {
      bad: `${custom}${entry('Arxiv', 8)}`,
      says: ['9:4-9:9: Unexpected venue `Arxiv`, expected `arXiv` as in 8 other entries'],
      good: `${custom}${entry('arXiv', 8)}`
    }
  ],
  *check({entries, text}) {
    const usual = usualSpellings(spellings(entries, text))
    for (const {venue} of entries) {
      if (!venue) continue
      // Where a tag was put together from two parts, there is no one place to repair.
      const written = text.slice(venue.span.start, venue.span.end)
      const other = usual.get(bareName(written))
      // The catalog's own spelling is no slip, however few use it.
      if (other === undefined || other.spelling === written || venue.known?.name === written) continue
      yield {
        place: venue.span,
        message: `Unexpected venue \`${written}\`, expected \`${other.spelling}\` as in ${other.count} other entries`,
        expected: other.spelling,
        fix: 'safe'
      }
    }
  }
})

/** How the entries spell their venues. A name over the end of a line is left out. */
function spellings(entries: readonly Entry[], text: string): [name: string, spelling: string][] {
  return entries.flatMap(({venue}) => {
    const written = venue && text.slice(venue.span.start, venue.span.end)
    return written === undefined || /[\r\n]/.test(written) ? [] : [[bareName(written), written]]
  })
}
