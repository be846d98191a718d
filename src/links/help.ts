import pLimit, {type LimitFunction} from 'p-limit'
import type {Observation} from './observation.ts'
import type {Link, Probe} from './probe.ts'
import {type Death, variantsOf} from './variants.ts'
import type {Verdict} from './verdict.ts'

/** Dead links of one host for which no other spelling worked, after which no more are tried. */
const fruitless = 3

/** What finding another spelling needs. */
export interface HelpParts {
  /** Asks about a link as about any other. */
  readonly probe: Probe
  /** What is held of it then. */
  readonly judge: (link: Link, seen: readonly Observation[]) => Verdict
  /** A URL that may be asked, or nothing. */
  readonly admit: (url: string) => Link | undefined
}

/**
 * Finds spellings of dead links that are alive, one link of a host after the other, so that a host that is gone as a whole is asked
 * once about its sister and not once for each of its links.
 *
 * @returns a function that gives the address of a page that was seen to be there, if there is one.
 */
export function openHelp({
  probe,
  judge,
  admit
}: HelpParts): (link: Link, seen: readonly Observation[], signal: AbortSignal) => Promise<string | undefined> {
  const lanes = new Map<string, LimitFunction>()
  const failures = new Map<string, number>()
  const living = async (variant: string, from: Link, signal: AbortSignal): Promise<string | undefined> => {
    const link = admit(variant)
    if (!link) return
    const seen = await probe(link, signal)
    const {kind, to} = judge(link, seen)
    if (kind !== 'alive' && kind !== 'moved') return
    const page = seen.findLast(each => each.kind === 'answered' && each.asked === 'link')
    // A front page, or one that speaks of an error, is not what the link was for.
    if (page?.kind === 'answered') {
      if (page.signs.length > 0) return
      if (new URL(page.url).pathname === '/' && from.url.pathname !== '/') return
    }
    return to ?? variant
  }
  return (link, seen, signal) => {
    const {host} = link.url
    const lane = lanes.get(host) ?? pLimit(1)
    lanes.set(host, lane)
    return lane(async () => {
      const death = deathOf(seen)
      if ((failures.get(host) ?? 0) >= (death === 'host' ? 1 : fruitless)) return
      for (const variant of variantsOf(link.written, death)) {
        const found = await living(variant, link, signal)
        if (found !== undefined) return found
      }
      failures.set(host, (failures.get(host) ?? 0) + 1)
      return
    })
  }
}

function deathOf(seen: readonly Observation[]): Death {
  if (seen.some(({kind}) => kind === 'unknown')) return 'identifier'
  const last = seen.findLast(each => each.kind === 'failed' && each.asked === 'link')
  return last?.kind === 'failed' && last.fault.kind === 'name' && last.hops.length === 0 ? 'host' : 'page'
}
