import {setTimeout as wait} from 'node:timers/promises'
import type {Clock} from '../links/link-world.ts'

/** What a run takes for the beginning of monotonic time. */
const began = Date.now() - performance.now()

/**
 * Time as the machine had it when the program started, and from then on as it passes: whoever sets the clock back during a
 * run makes nobody wait for it to catch up.
 */
export const systemClock: Clock = {
  now: () => Math.floor(began + performance.now()),
  // setTimeout takes no more than 2^31 - 1 ms and would fire at once.
  sleep: (ms, signal) => wait(Math.min(Math.max(0, ms), 2 ** 31 - 1), undefined, signal ? {signal} : undefined),
  random: () => Math.random()
}
