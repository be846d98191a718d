import type {Clock} from '../../src/links/link-world.ts'

/** A clock that jumps to the next time anyone waits for as soon as nothing else is to be done: for webs in memory, where nothing real is under way. */
export function jumpingClock(began: number): Clock {
  let now = began
  let ticking = false
  const waiting = new Map<number, Set<() => void>>()
  const turn = () => {
    ticking = false
    let next = Number.POSITIVE_INFINITY
    for (const at of waiting.keys()) if (at < next) next = at
    const ringing = waiting.get(next)
    if (!ringing) return
    waiting.delete(next)
    now = next
    for (const ring of ringing) ring()
    tick()
  }
  const tick = () => {
    if (ticking) return
    ticking = true
    setImmediate(turn)
  }
  return {
    now: () => now,
    random: () => 0.5,
    sleep: (ms, signal) =>
      new Promise((resolve, reject) => {
        if (signal?.aborted) return reject(signal.reason)
        const at = now + Math.max(0, ms)
        const together = waiting.get(at) ?? new Set()
        waiting.set(at, together)
        const ring = () => {
          signal?.removeEventListener('abort', abort)
          resolve()
        }
        const abort = () => {
          together.delete(ring)
          if (together.size === 0) waiting.delete(at)
          reject(signal?.reason)
        }
        signal?.addEventListener('abort', abort, {once: true})
        together.add(ring)
        tick()
      })
  }
}
