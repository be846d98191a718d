/** How far a fact of the catalog may be trusted; `low` facts may inform a reader but accuse nobody. */
export type Confidence = 'high' | 'medium' | 'low'

/** What a paper can appear at or in. */
export type VenueKind = 'conference' | 'journal' | 'workshop' | 'preprint'

/** A series of conferences or workshops, a journal or a preprint server. */
export interface Venue {
  /** Stable lower-case identifier, such as `sosp`. */
  readonly id: string
  /** The canonical spelling of its tag, such as `NeurIPS`. */
  readonly name: string
  readonly fullName: string
  /** Other spellings of the tag; one may end in a remark in parentheses: `SysML (2018, 2019)`. */
  readonly aliases: readonly string[]
  readonly publisher?: string
  readonly kind: VenueKind
  /** The year of the first edition or volume, where it is known. */
  readonly firstYear?: number
  /** Every year with an edition, ascending; empty for journals, preprint servers and where nobody knows. */
  readonly years: readonly number[]
  /** Later years for which a call for papers is out. */
  readonly announced: readonly number[]
  readonly confidence: Confidence
  /** From this year on an absence from `years` is itself a fact; absent: over the whole life of the venue, and before it. */
  readonly sureFrom?: number
  /** Where the row comes from. */
  readonly source: string
  /** What a reader would trip over. */
  readonly note?: string
}

/** A venue that the user's configuration adds or extends (key `venues`). */
export interface ExtraVenue {
  readonly name: string
  readonly aliases?: readonly string[]
  readonly years?: readonly number[]
}
