import {setTimeout as wait} from 'node:timers/promises'
import type {Clock} from '../links/link-world.ts'

/** Time as the machine has it. */
export const systemClock: Clock = {
  now: () => Date.now(),
  // setTimeout takes no more than 2^31 - 1 ms and would fire at once.
  sleep: (ms, signal) => wait(Math.min(Math.max(0, ms), 2 ** 31 - 1), undefined, signal ? {signal} : undefined),
  random: () => Math.random()
}
