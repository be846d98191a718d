import type {LinkWorld} from '../../../src/links/link-world.ts'
import type {Site} from './site.ts'

/** The zoo's resolvers: what the system would answer, and what DNS itself would. */
export interface Names {
  lookup(host: string): Promise<readonly string[]>
  readonly resolve: LinkWorld['resolve']
  /** The host that lives at a public address. */
  hostAt(address: string): string | undefined
  /** The one address of a host that names none of its own. */
  addressOf(host: string): string
  /** Names that were looked up, in order. */
  readonly lookups: readonly string[]
  /** Forgets them. */
  forget(): void
}

/** Opens the resolvers of sites that are known by name; others may turn up later. */
export function openNames(hosts: Iterable<string>, siteOf: (host: string) => Site | undefined): Names {
  const addresses = new Map<string, string>()
  const owners = new Map<string, string>()
  const lookups: string[] = []
  const addressOf = (host: string): string => {
    const known = addresses.get(host)
    if (known) return known
    const number = addresses.size + 1
    const address = `151.101.${number >> 8}.${number & 255}`
    addresses.set(host, address)
    owners.set(address, host)
    return address
  }
  for (const host of hosts) {
    const names = siteOf(host)?.names
    if (!names) addressOf(host)
    else if (typeof names !== 'string')
      for (const address of names.flat()) if (!owners.has(address)) owners.set(address, host)
  }
  return {
    lookups,
    forget() {
      lookups.length = 0
    },
    addressOf,
    hostAt: address => owners.get(address),
    async lookup(host) {
      lookups.push(host)
      if (host.includes(':') || /^[\d.]+$/.test(host)) return [host]
      const site = siteOf(host)
      const names = site ? site.names : 'ENOTFOUND'
      if (names === 'NEVER') return new Promise(() => {})
      if (typeof names === 'string') throw Object.assign(new Error(`getaddrinfo ${names} ${host}`), {code: names})
      if (!names) return [addressOf(host)]
      if (names.every(each => typeof each === 'string')) return names as readonly string[]
      const turn = lookups.filter(each => each === host).length - 1
      return names[Math.min(turn, names.length - 1)] as readonly string[]
    },
    resolve: async host => secondWord(siteOf(host))
  }
}

/** What the second resolver says of a site's name. */
export const secondWord = (site: Site | undefined): 'exists' | 'missing' | 'unknown' =>
  site ? (site.second ?? (site.names === 'ENOTFOUND' ? 'missing' : 'exists')) : 'missing'
