import type {Proof} from './proofs/proof.ts'
import type {Venue} from './venue.ts'
import {findVenue} from './venues.ts'

/** Whether a tag and a proof agree, and if not, what of the tag is wrong and what the URL says instead. */
export type Agreement =
  | {readonly agrees: true}
  | {
      readonly agrees: false
      /** What contradicts. */
      readonly part: 'venue' | 'year' | 'both'
      /** The tag the URL proves; the year is the tag's own where the proof allows it, `undefined` where it names none. */
      readonly expected: Tag
    }

/** A canonical venue and a year of four digits. */
export interface Tag {
  readonly venue: string
  readonly year: number | undefined
}

/**
 * Venues that people write for one another with reason, in either direction: articles of the PACM journals are conference
 * papers, TACL's and JMLR's are presented at conferences, `SEC` and `MICRO` each mean two things.
 */
const interchangeable: Readonly<Record<string, readonly string[]>> = {
  PACMPL: ['POPL', 'OOPSLA', 'ICFP', 'PLDI'],
  PACMMOD: ['SIGMOD', 'PODS'],
  PACMNET: ['CoNEXT'],
  POMACS: ['SIGMETRICS'],
  TACL: ['ACL', 'EMNLP', 'NAACL', 'EACL'],
  SEC: ['USENIX Security'],
  'IEEE Micro': ['MICRO', 'ISCA', 'ASPLOS', 'HPCA', 'HotOS']
}

/**
 * Whether a tag contradicts what its URL proves. Only a known venue can: a tag the catalog does not know (`EMNLP Findings`,
 * `X@Y`, `ICML Workshop`) is not accused, nor one of a preprint server, nor any tag on a preprint's URL, which is the same paper
 * early, nor by a fact of low confidence. A journal's URL never contradicts a conference: the journal version is linked on purpose.
 */
export function agrees(
  proof: Proof,
  venue: Venue | undefined,
  year: number | undefined,
  written = venue?.name ?? ''
): Agreement {
  if (proof.confidence === 'low') return {agrees: true}
  const proven = findVenue(proof.venue)
  if (!venue || venue.kind === 'preprint' || proven?.kind === 'preprint') return {agrees: true}
  const same = venue.name === proof.venue || (proven !== undefined && venue.id === proven.id)
  if (!same && (mayMean(venue, proof.venue) || mayMean(proven, venue.name) || excused(proof, proven, venue, written))) {
    return {agrees: true}
  }
  const years = proof.years
  const tolerated =
    // PVLDB's volumes begin in the summer before the conference, so its own tag may give the year of the issue.
    proof.venue === 'VLDB' && /pvldb|proc|endow/i.test(written) ? [...years, ...years.map(proven => proven - 1)] : years
  const yearWrong = year !== undefined && years.length > 0 && !tolerated.includes(year)
  if (same && !yearWrong) return {agrees: true}
  const right = year !== undefined && years.includes(year) ? year : years[0]
  return {
    agrees: false,
    part: same ? 'year' : yearWrong ? 'both' : 'venue',
    expected: {
      venue: same ? venue.name : proof.venue,
      year: years.length > 1 && yearWrong ? nearest(years, year!) : right
    }
  }
}

/** Differences of venue that are no contradiction. */
function excused(proof: Proof, proven: Venue | undefined, tagged: Venue, written: string): boolean {
  // `[USENIX'24]` names the association as much as its conference.
  if (/^usenix$/i.test(written.trim()) && (proven?.publisher ?? '').includes('USENIX')) return true
  if (proven?.kind === 'journal' && tagged.kind !== 'journal') return true
  // A workshop is named after itself or after its host; which of the two is no matter for a linter.
  return proof.workshop !== undefined && (tagged.kind === 'workshop' || proof.workshop.includes(tagged.name))
}

function mayMean(venue: Venue | undefined, other: string): boolean {
  return (
    venue !== undefined && Object.hasOwn(interchangeable, venue.name) && interchangeable[venue.name]!.includes(other)
  )
}

function nearest(years: readonly number[], year: number): number {
  return years.reduce((best, proven) => (Math.abs(proven - year) < Math.abs(best - year) ? proven : best))
}
