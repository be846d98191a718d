import type {Clock} from '../../../src/links/link-world.ts'

/** A clock that moves only when nothing real is under way. */
export interface VirtualClock extends Clock {
  /** Whether everything real is waiting for time to pass. */
  idle: () => boolean
  /** Every wait that was asked for, in milliseconds. */
  readonly slept: number[]
  /** Stops the clock for good. */
  stop(): void
}

interface Timer {
  readonly at: number
  readonly ring: () => void
}

/** Turns of the event loop in which nothing may happen before time moves on. */
const quietTurns = 6

/**
 * Makes a clock for tests with real sockets. It jumps to the next wake-up as soon as every request under way is known to
 * wait for time itself (`idle`), so that a time-out of ten seconds takes none, and a slow machine changes nothing.
 */
export function virtualClock(): VirtualClock {
  let now = Date.UTC(2026, 10, 23, 3)
  let seed = 42
  let running = true
  let quiet = 0
  const timers = new Set<Timer>()
  const slept: number[] = []
  const clock: VirtualClock = {
    idle: () => true,
    slept,
    now: () => now,
    random: () => {
      seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0
      return seed / 2 ** 32
    },
    sleep: (ms, signal) =>
      new Promise((resolve, reject) => {
        if (signal?.aborted) return reject(signal.reason)
        slept.push(ms)
        const timer: Timer = {
          at: now + Math.max(0, ms),
          ring: () => {
            signal?.removeEventListener('abort', abort)
            resolve()
          }
        }
        const abort = () => {
          timers.delete(timer)
          reject(signal?.reason)
        }
        signal?.addEventListener('abort', abort, {once: true})
        timers.add(timer)
        quiet = 0
        tick()
      }),
    stop: () => {
      running = false
    }
  }
  let ticking = false
  const tick = () => {
    if (ticking) return
    ticking = true
    setImmediate(turn)
  }
  const turn = () => {
    ticking = false
    if (!running || timers.size === 0) return
    quiet = clock.idle() ? quiet + 1 : 0
    if (quiet >= quietTurns) {
      quiet = 0
      const next = Math.min(...[...timers].map(({at}) => at))
      now = Math.max(now, next)
      for (const timer of [...timers].filter(({at}) => at <= now)) {
        timers.delete(timer)
        timer.ring()
      }
    }
    tick()
  }
  return clock
}
