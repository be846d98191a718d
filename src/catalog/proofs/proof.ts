import type {Confidence} from '../venue.ts'

/** What a URL says for certain of where and when a paper appeared, from the shape of the URL alone. */
export interface Proof {
  /** Canonical name; a venue that the catalog has no row of (`WACV`, `EC`) comes under its usual tag. */
  readonly venue: string
  /** Every year that a true tag may give; empty where the URL names a venue and no year. */
  readonly years: readonly number[]
  /** The ground, as a clause for a message: `the usenix.org path \`osdi23\``. */
  readonly by: string
  /** `low` facts may inform, but accuse nobody. */
  readonly confidence: Confidence
  /** The part of the venue, where the URL names one: `Findings of EMNLP`, `CVPRW`, `NAIC@SIGCOMM`. */
  readonly workshop?: string
  /** What else is odd: `usenix.org/conference/atc26` names an edition that USENIX does not hold. */
  readonly note?: string
}
