import type {Clock, LinkWorld} from './link-world.ts'
import type {Observation} from './observation.ts'
import type {Probe} from './probe.ts'
import {isGone} from './status.ts'

/** The probes of one run, from the cheapest and surest to the last resort. */
export interface Rungs {
  /** Registries, asked in this order until one knows. */
  readonly witnesses: readonly Probe[]
  readonly page: Probe
  /** The second request before a link is called gone. */
  readonly careful: Probe
  readonly sibling: Probe
}

/**
 * Asks as many probes as it takes until what was seen can be judged; itself a probe, the one that a history wraps.
 *
 * @param resolve the second resolver
 */
export function ladder(
  {witnesses, page, careful, sibling}: Rungs,
  clock: Pick<Clock, 'now'>,
  resolve: LinkWorld['resolve']
): Probe {
  return async (link, signal) => {
    const seen: Observation[] = []
    for (const witness of witnesses) {
      seen.push(...(await witness(link, signal)))
      if (seen.some(each => each.kind === 'vouched' || (each.kind === 'unknown' && each.weight === 'final')))
        return seen
    }
    seen.push(...(await page(link, signal)))
    if (isGone(seen.at(-1))) seen.push(...(await careful(link, signal)))
    const last = seen.at(-1)
    if (last?.kind === 'failed' && last.fault.kind === 'name') {
      seen.push({
        kind: 'resolved',
        source: last.source,
        at: clock.now(),
        answer: await resolve(last.source.replace(/:\d+$/, ''))
      })
    }
    if (last?.kind === 'answered' && last.status < 400 && isDoubtful(last.signs))
      seen.push(...(await sibling(link, signal)))
    return seen
  }
}

const isDoubtful = (signs: readonly {readonly kind: string}[]): boolean =>
  signs.some(({kind}) => /^(home|lost|parked)$/.test(kind)) && !signs.some(({kind}) => /^(wall|login)$/.test(kind))
