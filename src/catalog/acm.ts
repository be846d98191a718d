import data from './data/acm-proceedings.json' with {type: 'json'}
import type {Confidence} from './venue.ts'

/** What one registered prefix of ACM, `10.1145/NNNNNNN`, holds. */
export interface AcmProceedings {
  /** The number after `10.1145/`. */
  readonly number: string
  readonly venue: string
  readonly year: number
  readonly confidence: Confidence
  readonly kind: 'proceedings' | 'reprint' | 'workshop' | 'companion'
  /** The years a tag may give: volumes of ASPLOS carry one year and were presented in the next. */
  readonly years: readonly number[]
}

type Row = readonly [
  number: string,
  venue: string,
  year: number,
  confidence: Confidence,
  evidence: number,
  source: string,
  extra?: Extra
]

interface Extra {
  readonly kind?: AcmProceedings['kind']
  readonly acceptYears?: readonly number[]
}

let proceedings: ReadonlyMap<string, AcmProceedings> | undefined

function table(): ReadonlyMap<string, AcmProceedings> {
  proceedings ??= new Map(
    (data as unknown as readonly Row[]).map(([number, venue, year, confidence, , , extra]) => [
      number,
      {number, venue, year, confidence, kind: extra?.kind ?? 'proceedings', years: extra?.acceptYears ?? [year]}
    ])
  )
  return proceedings
}

/** The proceedings that a number after `10.1145/` names, where the catalog knows them; absence says nothing. */
export function acmProceedings(number: string): AcmProceedings | undefined {
  return table().get(number)
}

/**
 * A DOI of ACM with the prefix of the original where it is that of a reprint: SIGPLAN Notices gives the article
 * 10.1145/2694344.2694366 a second DOI, 10.1145/2775054.2694366. Other DOIs come back unchanged.
 */
export function originalDoi(doi: string): string {
  const [, number, article] = /^10\.1145\/(\d+)\.(\d+)$/.exec(doi) ?? []
  const reprint = number === undefined ? undefined : table().get(number)
  if (reprint?.kind !== 'reprint') return doi
  const originals = [...table().values()].filter(
    row => row.kind === 'proceedings' && row.venue === reprint.venue && row.year === reprint.year
  )
  return originals.length === 1 ? `10.1145/${originals[0]!.number}.${article}` : doi
}
