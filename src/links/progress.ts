import type {LaneState} from './lanes.ts'
import type {VerdictKind} from './verdict.ts'

/** Where a check stands. */
export interface Progress {
  readonly total: number
  readonly done: number
  readonly verdicts: Readonly<Partial<Record<VerdictKind, number>>>
  /** Requests sent so far. */
  readonly requests: number
  /** Hosts with links still to ask, the longest queue first. */
  readonly hosts: readonly LaneState[]
  /** Milliseconds since the epoch: when the check began, and now. */
  readonly startedAt: number
  readonly now: number
}
