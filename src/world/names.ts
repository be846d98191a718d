import {promises as dns, lookup as getaddrinfo} from 'node:dns'
import {promisify} from 'node:util'

/** All addresses of a name as the system resolves it. @throws {Error} with getaddrinfo's `code`. */
export type Lookup = (hostname: string) => Promise<readonly string[]>

/** Asks getaddrinfo: hosts files, search domains and all. */
export async function systemLookup(hostname: string): Promise<readonly string[]> {
  const found = await promisify(getaddrinfo)(hostname, {all: true, verbatim: true})
  return found.map(({address}) => address)
}

/** Asks DNS itself. A name with other records than addresses exists. */
export async function confirm(hostname: string): Promise<'exists' | 'missing' | 'unknown'> {
  const resolver = new dns.Resolver({timeout: 2_000, tries: 2})
  try {
    await resolver.resolve4(hostname)
    return 'exists'
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : ''
    return code === 'ENODATA' ? 'exists' : code === 'ENOTFOUND' ? 'missing' : 'unknown'
  }
}

/** Remembers what a name led to for the length of a run; only passing failures are asked again. */
export function remembered(lookup: Lookup): Lookup {
  const known = new Map<string, Promise<readonly string[]>>()
  return hostname => {
    const before = known.get(hostname)
    if (before) return before
    const asked = lookup(hostname)
    known.set(hostname, asked)
    asked.catch(error => {
      if (error?.code !== 'ENOTFOUND') known.delete(hostname)
    })
    return asked
  }
}
