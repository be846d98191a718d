import type {Fault} from './fault.ts'

/** The pace of one host. */
export interface LanePace {
  readonly width: number
  /** Milliseconds. */
  readonly spacing: number
}

/** What a request to a host came to, for the host's pace. */
export type Outcome =
  /** An answer; `wait`: the host says that its limit is used up for so many milliseconds. */
  | {readonly kind: 'answered'; readonly wait?: number}
  /** The host asks for fewer requests (429, 503); `wait` is what it asked for, in milliseconds. */
  | {readonly kind: 'busy'; readonly status: number; readonly wait?: number}
  /** No answer at all. */
  | {readonly kind: 'silent'; readonly fault: Fault}

/** How fast one host is asked, and until when it is left alone. Times in milliseconds. */
export interface Lane {
  /** Takes in how a request went: slows down, speeds up, waits or gives the host up. `chance` is in [0, 1), for jitter. */
  note(outcome: Outcome, now: number, chance: number): void
  /** Requests at once, as things are now. */
  readonly width: number
  /** Between two starts, as things are now. */
  readonly spacing: number
  /** Until when the host is left alone, and why. */
  readonly until: number
  readonly because: string
  /** Why the host is not worth asking any more in this run, if so. */
  readonly closed: Fault | undefined
}

/** Requests in a row without any answer, of a host that never gave one, after which the rest is not asked. */
const silencesAllowed = 6
/** The same of a host that has answered in this run: more than one page that hangs, fewer than keep everybody waiting for hours. */
const laterSilencesAllowed = 20
/** Refusals in a row, with a wait after each, after which the rest is not asked. */
const refusalsAllowed = 7
/** Answers in a row after which a slowed lane becomes faster by one step. */
const stepUp = 8

/**
 * Opens the lane of a host: additive increase, multiplicative decrease. A backoff is a deadline, so that it is waited for
 * once, not once by every request in the queue.
 *
 * @param patience the longest wait that a host may ask for, in milliseconds, before it is given up on
 */
export function openLane(pace: LanePace, patience: number): Lane {
  const lane: {-readonly [Key in keyof Omit<Lane, 'note'>]: Lane[Key]} = {
    ...pace,
    until: 0,
    because: '',
    closed: undefined
  }
  let answers = 0
  let everAnswered = false
  let silences = 0
  let refusals = 0

  const slowDown = () => {
    answers = 0
    lane.width = Math.max(1, Math.floor(lane.width / 2))
    lane.spacing = Math.min(Math.max(lane.spacing * 2, 100), Math.max(pace.spacing, 5_000))
  }
  const leaveAlone = (wait: number, says: string, now: number, kind: 'busy' | 'server' = 'busy') => {
    if (wait > patience)
      lane.closed = {givenUp: true, kind, says: `${says}; asks to be left alone for ${Math.ceil(wait / 1000)} s`}
    else if (now + wait > lane.until) Object.assign(lane, {until: now + wait, because: says})
  }
  const answered = ({wait}: Outcome & {kind: 'answered'}, now: number) => {
    everAnswered = true
    refusals = 0
    silences = 0
    if (wait !== undefined) leaveAlone(wait, 'its limit of requests is used up', now)
    if (++answers % stepUp) return
    lane.width = Math.min(pace.width, lane.width + 1)
    lane.spacing = Math.max(pace.spacing, Math.floor(lane.spacing / 2))
  }
  const silent = ({fault}: Outcome & {kind: 'silent'}) => {
    silences++
    if (fault.kind === 'timeout') slowDown()
    if (silences < (everAnswered ? laterSilencesAllowed : silencesAllowed)) return
    const before = everAnswered ? 'after it had answered' : 'never anything else from this host'
    lane.closed = {givenUp: true, kind: fault.kind, says: `${fault.says}, ${silences} times, ${before}`}
  }
  const busy = ({status, wait}: Outcome & {kind: 'busy'}, now: number, chance: number) => {
    const says = `status ${status}`
    // Who is asked too often says nothing of the page for days; who is out of order does for hours.
    const kind = status === 503 ? 'server' : 'busy'
    everAnswered = true
    // Refusals of what was under way when the host first refused tell nothing new.
    if (now >= lane.until) {
      refusals++
      slowDown()
    }
    if (refusals >= refusalsAllowed) lane.closed = {givenUp: true, kind, says: `${says}, ${refusals} times in a row`}
    else leaveAlone(wait ?? Math.min(500 * 2 ** refusals, 30_000) * (0.75 + chance / 2), says, now, kind)
  }
  return Object.assign(lane, {
    note(outcome: Outcome, now: number, chance: number) {
      if (outcome.kind === 'answered') answered(outcome, now)
      else if (outcome.kind === 'silent') silent(outcome)
      else busy(outcome, now, chance)
    }
  })
}
