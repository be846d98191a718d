import type {LaneState, Lanes} from './lanes.ts'
import type {Clock} from './link-world.ts'
import type {Progress} from './progress.ts'
import type {VerdictKind} from './verdict.ts'

/** Counts verdicts as they come. */
export interface Tally {
  count(verdict: VerdictKind): void
  /** How things stand now. */
  progress(): Progress
}

/**
 * Opens the tally of one check.
 *
 * @param total links to check
 * @param requests tells how many were sent so far
 */
export function openTally(clock: Clock, lanes: Lanes, total: number, requests: () => number): Tally {
  const startedAt = clock.now()
  const verdicts: Partial<Record<VerdictKind, number>> = {}
  let done = 0
  return {
    count(verdict) {
      done++
      verdicts[verdict] = (verdicts[verdict] ?? 0) + 1
    },
    progress: () => ({
      total,
      done,
      verdicts: {...verdicts},
      requests: requests(),
      hosts: lanes.states().sort((one, other) => length(other) - length(one)),
      startedAt,
      now: clock.now()
    })
  }
}

const length = ({queued, underWay}: LaneState): number => queued + underWay
