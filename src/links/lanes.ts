import pLimit, {type LimitFunction} from 'p-limit'
import type {Fault} from './fault.ts'
import {openGate} from './gate.ts'
import type {Clock} from './link-world.ts'

/** The pace of one host. */
export interface LanePace {
  readonly width: number
  /** Milliseconds. */
  readonly spacing: number
}

/** What a request to a host came to, for the host's pace. */
export type Outcome =
  | {readonly kind: 'answered'}
  /** The host asks for fewer requests (429, 503); `wait` is what it asked for, in milliseconds. */
  | {readonly kind: 'busy'; readonly says: string; readonly wait?: number}
  /** No answer at all. */
  | {readonly kind: 'silent'; readonly fault: Fault}

/** One host's queue, for progress. */
export interface LaneState {
  readonly host: string
  readonly queued: number
  /** Milliseconds between two of its requests, as things are now. */
  readonly spacing: number
  /** Until when the host is left alone, in milliseconds since the epoch, and why. */
  readonly until?: number
  readonly because?: string
}

/** All hosts' queues. Politeness lives here and nowhere else. */
export interface Lanes {
  /** Runs a request to a host when its lane and the whole have room; the fault if the host was given up on. */
  run<Result>(host: string, request: () => Promise<Result>, signal: AbortSignal): Promise<Result>
  /** Tells how a request went, so that the lane can slow down or speed up. */
  note(host: string, outcome: Outcome): void
  /** Why a host is not worth asking any more in this run, if so. */
  givenUp(host: string): Fault | undefined
  states(): LaneState[]
}

/** Limits of the lanes. */
export interface LaneLimits {
  readonly concurrency: number
  /** The pace of a host. */
  readonly pace: (host: string) => LanePace
  /** Longest wait a host may ask for, in milliseconds, before it is given up on. */
  readonly patience: number
}

/** Requests without any answer, of a host that never gave one, after which the rest is not asked. */
const silencesAllowed = 6
/** Refusals in a row (429, 503) after which the rest is not asked. */
const refusalsAllowed = 12
/** Answers in a row after which a slowed lane becomes faster by one step. */
const stepUp = 8

interface Lane {
  readonly pace: LanePace
  readonly width: LimitFunction
  /** One at a time passes here: waits for the deadline, takes a place in the whole, goes. */
  readonly door: LimitFunction
  spacing: number
  next: number
  until: number
  because: string
  answers: number
  everAnswered: boolean
  silences: number
  refusals: number
  closed?: Fault
}

/**
 * Opens the lanes of one run: p-limit bounds each, deadlines pace each, a gate bounds them all and lets the longest
 * lane go first. A backoff is a deadline of its lane, so it holds that host's queue only and is waited for once, not once
 * by every request in it.
 */
export function openLanes(clock: Clock, {concurrency, pace, patience}: LaneLimits): Lanes {
  const lanes = new Map<string, Lane>()
  const gate = openGate(concurrency)
  const laneOf = (host: string): Lane => {
    const known = lanes.get(host)
    if (known) return known
    const own = pace(host)
    const made: Lane = {
      pace: own,
      width: pLimit(own.width),
      door: pLimit(1),
      spacing: own.spacing,
      next: 0,
      until: 0,
      because: '',
      answers: 0,
      everAnswered: false,
      silences: 0,
      refusals: 0
    }
    lanes.set(host, made)
    return made
  }
  const enter = async (lane: Lane, signal: AbortSignal): Promise<void> => {
    for (;;) {
      signal.throwIfAborted()
      const wait = Math.max(lane.next, lane.until) - clock.now()
      if (wait > 0 && !lane.closed) {
        await clock.sleep(wait, signal)
        continue
      }
      // The longest lane, in time, goes first: it is what the whole check will wait for.
      await gate.enter((lane.width.pendingCount + lane.width.activeCount) * Math.max(lane.spacing, 1))
      // A refusal may have come while this one stood at the gate.
      if (!signal.aborted && (lane.closed || Math.max(lane.next, lane.until) <= clock.now())) {
        lane.next = clock.now() + lane.spacing
        return
      }
      gate.leave()
    }
  }
  const slowDown = (lane: Lane): void => {
    lane.answers = 0
    lane.width.concurrency = Math.max(1, Math.floor(lane.width.concurrency / 2))
    lane.spacing = Math.min(Math.max(lane.spacing * 2, 100), Math.max(lane.pace.spacing, 5_000))
  }

  return {
    run(host, request, signal) {
      const lane = laneOf(host)
      return lane.width(async () => {
        await lane.door(enter, lane, signal)
        try {
          return await request()
        } finally {
          gate.leave()
        }
      })
    },
    note(host, outcome) {
      const lane = laneOf(host)
      if (outcome.kind === 'answered') {
        lane.everAnswered = true
        lane.refusals = 0
        lane.silences = 0
        if (++lane.answers % stepUp) return
        lane.width.concurrency = Math.min(lane.pace.width, lane.width.concurrency + 1)
        lane.spacing = Math.max(lane.pace.spacing, Math.floor(lane.spacing / 2))
      } else if (outcome.kind === 'silent') {
        lane.silences++
        if (outcome.fault.kind === 'timeout') slowDown(lane)
        if (!lane.everAnswered && lane.silences >= silencesAllowed) {
          lane.closed = {
            kind: outcome.fault.kind,
            says: `${outcome.fault.says}, ${lane.silences} times, never anything else from this host`
          }
        }
      } else {
        lane.everAnswered = true
        lane.refusals++
        slowDown(lane)
        const wait = outcome.wait ?? Math.min(500 * 2 ** lane.refusals, 30_000) * (0.75 + clock.random() / 2)
        if (wait > patience)
          lane.closed = {kind: 'busy', says: `${outcome.says}; asks to be left alone for ${Math.ceil(wait / 1000)} s`}
        else if (lane.refusals >= refusalsAllowed)
          lane.closed = {kind: 'busy', says: `${outcome.says}, ${lane.refusals} times in a row`}
        else if (clock.now() + wait > lane.until) {
          lane.until = clock.now() + wait
          lane.because = outcome.says
        }
      }
    },
    givenUp: host => lanes.get(host)?.closed,
    states: () =>
      [...lanes].flatMap(([host, {width, spacing, until, because}]) => {
        const queued = width.pendingCount + width.activeCount
        if (queued === 0) return []
        return until > clock.now() ? {host, queued, spacing, until, because} : {host, queued, spacing}
      })
  }
}
