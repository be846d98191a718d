import {agrees, proveUrl} from '../src/catalog/proof.ts'
import type {Venue} from '../src/catalog/venues.ts'
import {dataThrough, wasHeld} from '../src/catalog/years.ts'
import type {Entry} from '../src/list/entry.ts'
import {defineRule} from '../src/rule.ts'
import type {Span} from '../src/text/span.ts'

const entry = (venue: string, yy: string) => `[${venue}'${yy}][UMich] [Title](https://a.example/1)\n`

export default defineRule({
  id: 'venue-year',
  summary: 'The venue of a tag was held, or is to be held, in its year.',
  why: 'SOSP was biennial until 2023, ECCV still is, and a slip in one digit makes a conference that never was. Only well-attested series are judged, and years beyond the next one that nobody has announced. Where the URL proves another tag, `venue-url-mismatch` says so instead.',
  severity: 'error',
  examples: [
    {
      bad: entry('SOSP', '22'),
      says: ['1:7-1:9: Unexpected year `22` of SOSP, which was not held in 2022, expected 2021 or 2023'],
      good: entry('SOSP', '23')
    },
    {
      bad: entry('arXiv', '32'),
      settings: {now: 2026},
      says: ['1:8-1:10: Unexpected year `32`, which is to come, expected 2026 or before'],
      good: entry('arXiv', '23')
    },
    {
      bad: entry('OSDI', '32'),
      settings: {now: 2026},
      says: ['1:7-1:9: Unexpected year `32` of OSDI, which nobody has announced, expected 2027 or before'],
      good: entry('OSDI', '25')
    }
  ],
  *check({entries, settings, text}) {
    const now = Math.max(settings.now ?? dataThrough, dataThrough)
    for (const entry of entries) {
      const {venue, year} = entry
      if (!venue?.known || !year || isDay(text, year.span) || isContradicted(entry)) continue
      const fault = faultOf(venue.known, year.value, now)
      if (fault) yield {place: year.span, message: `Unexpected year \`${year.text}\`${fault}`}
    }
  }
})

function faultOf(venue: Venue, year: number, now: number): string | undefined {
  if (venue.kind === 'preprint') return year > now ? `, which is to come, expected ${now} or before` : undefined
  const held = wasHeld(venue, year)
  // The papers of the next edition are known in the year before it.
  if (held === 'future' && year > now + 1)
    return ` of ${venue.name}, which nobody has announced, expected ${now + 1} or before`
  return held === 'not-held' ? ` of ${venue.name}, which was not held in ${year}${editions(venue, year)}` : undefined
}

/** The editions before and after a year, as what was expected. */
function editions({years, announced}: Venue, year: number): string {
  const all = [...years, ...announced]
  const near = [all.filter(one => one < year).at(-1), all.find(one => one > year)].filter(one => one !== undefined)
  return near.length > 0 ? `, expected ${near.join(' or ')}` : ''
}

/** Part of a date, `2023-12-28`: the day the paper was posted, not the year of its venue. */
const isDay = (text: string, {start, end}: Span) =>
  /^[-/.]\d/.test(text.slice(end, end + 2)) || /\d[-/.]$/.test(text.slice(Math.max(0, start - 2), start))

/** The URL proves another tag. */
function isContradicted({url, venue, year}: Entry): boolean {
  const proof = url.text ? proveUrl(url.text) : undefined
  return proof !== undefined && !agrees(proof, venue?.known, year?.value, venue?.text).agrees
}
