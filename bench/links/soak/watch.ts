import {getEventListeners} from 'node:events'
import {linkDefaults} from '../../../src/links/options.ts'
import {paceOf} from '../../../src/links/pace.ts'
import type {Hit} from '../../../test/helpers/zoo/site.ts'

/** A request with the time at which it arrived. */
export interface Arrival extends Pick<Hit, 'host' | 'method' | 'path'> {
  readonly at: number
}

/**
 * What is wrong with how hosts were asked: requests closer together than their lane allows, or within a time for which the host had
 * asked to be left alone. Whether there is a network at all is asked beside the lanes, with HEAD, and is not counted.
 *
 * @param busy when a host asked to be left alone, and until when
 */
export function impolite(
  arrivals: readonly Arrival[],
  busy: readonly {readonly host: string; readonly from: number; readonly until: number}[]
): string[] {
  const pace = paceOf(linkDefaults)
  const last = new Map<string, number>()
  const wrong: string[] = []
  for (const {host, method, path, at} of arrivals) {
    if (method === 'HEAD' && path === '/') continue
    const before = last.get(host)
    last.set(host, at)
    const gap = at - (before ?? Number.NEGATIVE_INFINITY)
    // The clock counts parts of milliseconds, and sums of them round.
    if (gap < pace(host).spacing - 0.01) wrong.push(`${host} was asked ${gap} ms after the request before`)
    const asked = busy.find(each => each.host === host && each.from < at && at < each.until - 0.01)
    if (asked) wrong.push(`${host} was asked ${asked.until - at} ms before the end of its wait`)
  }
  return wrong
}

/** Things that a process holds open, and bytes of its heap after a collection, where it can collect. */
export interface Held {
  readonly sockets: number
  readonly timers: number
  readonly listeners: number
  readonly heap: number | undefined
}

/** Counts them, once the sockets of what has ended are closed. */
export async function held(signal: AbortSignal, collect: (() => void) | undefined): Promise<Held> {
  const count = (kind: RegExp) => process.getActiveResourcesInfo().filter(name => kind.test(name)).length
  const turns = async (most: number) => {
    for (let turn = 0; turn < most && count(/^TCPSocketWrap$/) > 0; turn++) await new Promise(setImmediate)
  }
  await turns(2_000)
  collect?.()
  return {
    sockets: count(/^TCPSocketWrap$/),
    timers: count(/^Timeout$/),
    listeners:
      getEventListeners(signal, 'abort').length +
      process.eventNames().reduce((sum, name) => sum + process.listenerCount(name), 0),
    heap: collect && process.memoryUsage().heapUsed
  }
}
