import type {Clock, LinkWorld} from '../../../src/links/link-world.ts'
import {virtualClock} from './clock.ts'
import {openNames, secondWord} from './names.ts'
import {type Endpoint, openServers} from './servers.ts'
import type {Hit, Site, Sites} from './site.ts'
import {type ZooWorld, zooWorld} from './world.ts'

export {page, type Site, to} from './site.ts'

/** A web on loopback, its servers in this process: a test may change what its sites answer. */
export interface Web extends ZooWorld {
  /** All requests in order of arrival. */
  readonly hits: readonly Hit[]
  /** Requests that reached private addresses: always a fault of the checker. */
  readonly canary: readonly string[]
  /** Names that were looked up, in order. */
  readonly lookups: readonly string[]
  /** The authority of its certificates, in PEM. */
  readonly ca: string
  /** Most requests under way at once, by host and in all (`*`). */
  readonly peaks: ReadonlyMap<string, number>
  /** Forgets requests and names so far, for webs that are open for long. */
  forget(): void
  /** How another process finds its way in this web, for the benchmarks: by host name. */
  directions(hosts: Iterable<string>): Directions
  close(): Promise<void>
}

/** A web as another process must know it to reach it. */
export interface Directions {
  readonly hosts: Readonly<
    Record<
      string,
      {
        readonly names: Site['names']
        readonly second: 'exists' | 'missing' | 'unknown'
        readonly silent: readonly string[]
        /** Where it is on loopback, for http and https. */
        readonly endpoints: readonly [Endpoint, Endpoint]
      }
    >
  >
  /** Whatever no checker should reach. */
  readonly canary: Endpoint
}

/** Options of a web. */
export interface WebOptions {
  /** The clock; by default a virtual one. */
  readonly clock?: Clock
  /** The environment that the checker sees. */
  readonly env?: LinkWorld['env']
  /** Milliseconds, real ones, that every answer takes. */
  readonly latency?: number
  /** Answers for hosts that are not among the sites; names that it leaves out do not resolve. */
  readonly others?: (host: string) => Site | undefined
}

/** Opens a web of sites by host name. Its servers are real and on loopback; only names, addresses and time are not. */
export async function openWeb(sites: Sites, options: WebOptions = {}): Promise<Web> {
  const {clock = virtualClock(), env = {}, latency = 0} = options
  const siteOf = (host: string): Site | undefined => sites[host] ?? options.others?.(host)
  const names = openNames(Object.keys(sites), siteOf)
  const stalled = new Set<string>()
  const hits: Hit[] = []
  const canary: string[] = []
  const peaks = new Map<string, number>()
  const keeper = {
    hit: (hit: Hit) => void hits.push(hit),
    canary: (what: string) => void canary.push(what),
    hangs: (key: string) => void stalled.add(key),
    async sleep(key: string, ms: number) {
      stalled.add(key)
      await clock.sleep(ms)
      stalled.delete(key)
    }
  }
  const servers = await openServers({siteOf, keeper, latency, peaks}, Object.keys(sites))
  const zoo = zooWorld({siteOf, names, servers, clock, env, stalled})
  return {
    ...zoo,
    hits,
    canary,
    lookups: names.lookups,
    peaks,
    ca: servers.ca,
    forget() {
      hits.length = 0
      names.forget()
      if ('slept' in clock && Array.isArray(clock.slept)) clock.slept.length = 0
    },
    directions: hosts => ({
      canary: servers.canary,
      hosts: Object.fromEntries(
        [...hosts].flatMap(host => {
          const site = siteOf(host)
          if (!site) return []
          const endpoints = [servers.endpoint(host, false), servers.endpoint(host, true)] as const
          const {names: own = [names.addressOf(host)], silent = []} = site
          return [[host, {names: own, second: secondWord(site), silent, endpoints}]]
        })
      )
    }),
    async close() {
      if ('stop' in clock && typeof clock.stop === 'function') clock.stop()
      await servers.close()
    }
  }
}
