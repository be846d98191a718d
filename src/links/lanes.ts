import pLimit, {type LimitFunction} from 'p-limit'
import type {Fault} from './fault.ts'
import {openGate} from './gate.ts'
import {type Lane, type LanePace, type Outcome, openLane} from './lane.ts'
import type {Clock} from './link-world.ts'

/** One host's queue, for progress. */
export interface LaneState {
  readonly host: string
  /** Requests that wait for their turn, and requests that wait for an answer. */
  readonly queued: number
  readonly underWay: number
  /** Milliseconds between two of its requests, as things are now. */
  readonly spacing: number
  /** Until when the host is left alone, in milliseconds since the epoch, and why. */
  readonly until?: number
  readonly because?: string
}

/** All hosts' queues. Politeness lives here and nowhere else. */
export interface Lanes {
  /** Runs a request to a host when its lane and the whole have room. */
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

interface Queue {
  readonly lane: Lane
  readonly slots: LimitFunction
  /** One at a time passes here: waits for the deadline, takes a place in the whole, goes. */
  readonly door: LimitFunction
  /** When the next request may start. */
  next: number
  /** Requests that were sent and are not answered. */
  underWay: number
}

/**
 * Opens the lanes of one run: p-limit bounds each, deadlines pace each, a gate bounds them all and lets the longest
 * lane go first. A host's deadline holds that host's queue only.
 */
export function openLanes(clock: Clock, {concurrency, pace, patience}: LaneLimits): Lanes {
  const queues = new Map<string, Queue>()
  const gate = openGate(concurrency)
  const queueOf = (host: string): Queue => {
    const known = queues.get(host)
    if (known) return known
    const own = pace(host)
    const queue = {lane: openLane(own, patience), slots: pLimit(own.width), door: pLimit(1), next: 0, underWay: 0}
    queues.set(host, queue)
    return queue
  }
  const enter = async (queue: Queue, signal: AbortSignal): Promise<void> => {
    const {lane} = queue
    const left = () => Math.max(queue.next, lane.until) - clock.now()
    for (;;) {
      signal.throwIfAborted()
      const wait = left()
      if (wait > 0 && !lane.closed) {
        await clock.sleep(wait, signal)
        continue
      }
      // The longest lane, in time, goes first: it is what the whole check will wait for.
      await gate.enter(lengthOf(queue) * Math.max(lane.spacing, 1))
      // A refusal may have come while this one stood at the gate.
      if (!signal.aborted && (lane.closed || left() <= 0)) {
        queue.next = clock.now() + lane.spacing
        return
      }
      gate.leave()
    }
  }
  return {
    run(host, request, signal) {
      const queue = queueOf(host)
      return queue.slots(async () => {
        await queue.door(enter, queue, signal)
        queue.underWay++
        try {
          return await request()
        } finally {
          queue.underWay--
          gate.leave()
        }
      })
    },
    note(host, outcome) {
      const {lane, slots} = queueOf(host)
      lane.note(outcome, clock.now(), clock.random())
      if (slots.concurrency !== lane.width) slots.concurrency = lane.width
    },
    givenUp: host => queues.get(host)?.lane.closed,
    states: () =>
      [...queues].flatMap(([host, queue]) => {
        const {underWay, lane} = queue
        const queued = lengthOf(queue) - underWay
        if (queued + underWay === 0) return []
        const state = {host, queued, underWay, spacing: lane.spacing}
        return lane.until > clock.now() ? {...state, until: lane.until, because: lane.because} : state
      })
  }
}

const lengthOf = ({slots}: Queue): number => slots.pendingCount + slots.activeCount
