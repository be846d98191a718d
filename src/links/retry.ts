import type {Clock} from './link-world.ts'
import type {Observation} from './observation.ts'
import type {Probe} from './probe.ts'

/** Statuses that often pass; 520 to 530 are Cloudflare's for an origin in trouble. */
const passing = new Set([408, 425, 429, 500, 502, 503, 504, 507, 509, 520, 521, 522, 523, 524, 527, 530])

/** How often and how patiently. */
export interface RetryLimits {
  readonly retries: number
  /** A host that asks for a longer wait than this, in milliseconds, is not asked again. */
  readonly patience: number
}

/** Asks a probe again while what it saw may pass. All attempts are told, so that the judge can say "twice". */
export function retry(probe: Probe, clock: Clock, {retries, patience}: RetryLimits): Probe {
  return async (link, signal) => {
    const seen: Observation[] = []
    for (let attempt = 0; ; attempt++) {
      const now = await probe(link, signal)
      seen.push(...now)
      const last = now.at(-1)
      if (!last || attempt >= allowed(last, retries, patience)) return seen
      // A busy host has set its lane's deadline; other faults are waited for here, apart from the lane.
      const busy = last.kind === 'answered' && (last.status === 429 || last.status === 503)
      if (!busy) await clock.sleep(1_000 * 2 ** attempt * (0.75 + clock.random() / 2), signal)
    }
  }
}

/** How many more attempts an observation is worth. */
function allowed(seen: Observation, retries: number, patience: number): number {
  if (seen.kind === 'answered') {
    const walled = seen.signs.some(({kind}) => kind === 'wall')
    return passing.has(seen.status) && !walled && (seen.retryAfter ?? 0) <= patience ? retries : 0
  }
  if (seen.kind !== 'failed' || seen.fault.givenUp) return 0
  if (seen.fault.kind === 'timeout') return Math.min(1, retries)
  return /^(dns|connect|reset|protocol|server|proxy)$/.test(seen.fault.kind) ? retries : 0
}
