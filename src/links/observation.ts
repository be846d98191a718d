import type {Fault} from './fault.ts'
import type {Sign} from './signs.ts'

/**
 * What came back when the world was asked about a link: facts, no opinion. History keeps these, never verdicts, so that
 * a change of policy costs no request.
 */
export type Observation = Answered | Failed | Vouched | Unknown | Resolved | Refused | Archived | Fragment

/** What every observation has. */
interface Seen {
  /** Who said so: a host, or a registry ("doi.org"). */
  readonly source: string
  /** When, in milliseconds since the epoch. */
  readonly at: number
  /** What else was seen, in words. */
  readonly detail?: string
}

/** One step of a redirect chain. */
export interface Hop {
  readonly url: string
  readonly status: number
}

/** A page answered, after any redirects. */
export interface Answered extends Seen {
  readonly kind: 'answered'
  /** What was asked for: the link itself, or a random sibling of it, which shows how the host answers to nonsense. */
  readonly asked: 'link' | 'sibling'
  readonly method: 'GET' | 'HEAD'
  readonly status: number
  /** The redirects on the way, in order; empty when the first answer was the last. */
  readonly hops: readonly Hop[]
  /** The URL that gave the last answer; never with credentials. */
  readonly url: string
  /** What the answer looks like. */
  readonly signs: readonly Sign[]
  /** How long the host asks to be left alone, in milliseconds. */
  readonly retryAfter?: number
  /** A short digest of the page's words, to compare two answers; absent when no text was read. */
  readonly words?: string
}

/** No page, or no witness, gave an answer that says anything. */
export interface Failed extends Seen {
  readonly kind: 'failed'
  readonly asked: 'link' | 'sibling' | 'witness'
  readonly fault: Fault
  readonly hops: readonly Hop[]
}

/** A registry knows the identifier that the link carries. */
export interface Vouched extends Seen {
  readonly kind: 'vouched'
  /** What it knows, as a clause: "registered at doi.org". */
  readonly because: string
  /** The link's new address when the registry says that the thing was renamed. */
  readonly to?: string
  /** Set for a repository that its owner has archived. */
  readonly readOnly?: true
  /** The entity tag of its answer, with which the next run can ask whether anything has changed. */
  readonly etag?: string
}

/** A registry that should know the identifier does not. */
export interface Unknown extends Seen {
  readonly kind: 'unknown'
  /** As a clause: "10.1145/1 is not registered at doi.org". */
  readonly because: string
  /**
   * What the registry's word is worth. `final`: enough. `strong`: outweighed only by a page that shows. `weak`: worth nothing
   * unless the page is gone too.
   */
  readonly weight: 'final' | 'strong' | 'weak'
}

/** What the second resolver says of a name. */
export interface Resolved extends Seen {
  readonly kind: 'resolved'
  readonly answer: 'exists' | 'missing' | 'unknown'
}

/** The link was not asked at all. */
export interface Refused extends Seen {
  readonly kind: 'refused'
  /** `invalid`: it can never be asked; `skipped`: it could be, under other options or on another day. */
  readonly as: 'invalid' | 'skipped'
  readonly because: string
}

/** What the archive has of a page that is gone. */
export interface Archived extends Seen {
  readonly kind: 'archived'
  /** Its newest snapshot; absent if there is none. */
  readonly url?: string
}

/** Whether a page that was loaded has an id. */
export interface Fragment extends Seen {
  readonly kind: 'fragment'
  readonly id: string
  readonly found: boolean
}
