import type {Observation} from './observation.ts'

/** One URL to ask about. */
export interface Link {
  /** As the document has it. */
  readonly written: string
  /** Parsed; without its fragment. */
  readonly url: URL
}

/**
 * Asks the world about a link and tells all that was seen, oldest first. Witnesses, pages, siblings, retry and the
 * whole ladder have this shape, so that each can wrap another; a history will wrap the ladder in the same way.
 * An empty list means that this probe has nothing to say of this link.
 */
export type Probe = (link: Link, signal: AbortSignal) => Promise<readonly Observation[]>
