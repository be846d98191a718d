import type {FragmentSeen} from './fragment.ts'

/**
 * What is held of a link. `blocked` (the host answers, the page cannot be verified) and `unstable` (no steady answer)
 * are no accusations; only `dead` and `invalid` are.
 */
export type VerdictKind = 'alive' | 'moved' | 'blocked' | 'unstable' | 'dead' | 'invalid' | 'skipped'

/** An opinion on one link, with the sentence that justifies it. */
export interface Verdict {
  readonly kind: VerdictKind
  /** Why, as a clause: "registered at doi.org", "status 404 from www.usenix.org, twice". */
  readonly because: string
  /** Where the link moved to; only with `moved`. */
  readonly to?: string
  /** Its owner has archived the repository: it can be read, but lives no longer; only where a registry says so. */
  readonly readOnly?: true
  /** Another spelling of the link that was seen to be alive; only with `dead`. */
  readonly instead?: string
  /** Its newest snapshot at the Wayback Machine; only with `dead`, and only where the archive was asked. */
  readonly archived?: string
  /** Whether the page has the id that the link's fragment names; only with `alive` and `moved`, where it was looked up. */
  readonly fragment?: FragmentSeen
}

/** One thing that was seen of a link, for the report: who said so, with which HTTP status if any, and when (ISO 8601, UTC). */
export interface Evidence {
  readonly source: string
  readonly status?: number
  readonly at: string
  /** What else was seen, in words: "connection reset", "redirects to /". */
  readonly detail?: string
}

/** One distinct URL after the check. */
export interface CheckedLink {
  readonly url: string
  readonly verdict: Verdict
  readonly evidence: readonly Evidence[]
}
