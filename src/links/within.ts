import {Late} from './fault.ts'
import type {Clock} from './link-world.ts'

/**
 * Runs `work` for at most `ms` milliseconds of the world's time: the signal it gets is aborted with `Late` when time is
 * up, or with the reason of `signal`. `work` has the last word, so that an answer of which the head has arrived is not
 * lost because its body is slow.
 */
export async function within<Result>(
  clock: Clock,
  ms: number,
  signal: AbortSignal | undefined,
  work: (signal: AbortSignal) => Promise<Result>
): Promise<Result> {
  signal?.throwIfAborted()
  const stop = new AbortController()
  const awake = new AbortController()
  // Not AbortSignal.any: with one long-lived signal it keeps a little of every short-lived one (Node 20).
  const pass = () => stop.abort(signal?.reason)
  signal?.addEventListener('abort', pass, {once: true})
  clock.sleep(ms, awake.signal).then(
    () => stop.abort(new Late(`no answer within ${ms} ms`)),
    () => {}
  )
  try {
    return await work(stop.signal)
  } finally {
    awake.abort()
    signal?.removeEventListener('abort', pass)
  }
}
