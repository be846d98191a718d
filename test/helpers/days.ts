import type {IncomingMessage, ServerResponse} from 'node:http'
import {checkLinks, type LinkOptions} from '../../src/links/check.ts'
import {type Confirmation, openHistory} from '../../src/links/history.ts'
import {journalHeader, readJournal} from '../../src/links/journal.ts'
import type {Exchange, ExchangeRequest, LinkWorld} from '../../src/links/link-world.ts'
import type {CheckedLink} from '../../src/links/verdict.ts'
import {virtualClock} from './zoo/clock.ts'
import {registrySites} from './zoo/registries.ts'
import {page, type Reply, type Visit} from './zoo/site.ts'

/** What is true of a URL, or of an identifier, on some day. */
export type Fate = 'alive' | 'walled' | 'flaky' | 'dead'

/** What became of one run. */
export interface Day {
  /** Links of the list about which anything was asked. */
  readonly asked: number
  readonly requests: number
  readonly links: ReadonlyMap<string, CheckedLink>
}

const day = 86_400_000

/** A number from 0 to 1 that a text always has. */
export function share(text: string): number {
  let hash = 0x811c9dc5
  for (let index = 0; index < text.length; index++) hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193)
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  return ((hash ^ (hash >>> 13)) >>> 0) / 2 ** 32
}

/** A web as lists may have it: two links of a hundred are dead, two flaky, six behind a wall; all hosts are up. */
export function ordinaryFate(thing: string): Fate {
  if (/^[a-z\d.-]+\.[a-z]{2,}$/.test(thing)) return 'alive'
  const part = share(thing)
  return part < 0.02 ? 'dead' : part < 0.04 ? 'flaky' : part < 0.1 ? 'walled' : 'alive'
}

/**
 * Runs of the link check on days that the caller chooses, over one journal in memory and a web in memory: no socket is opened, and time
 * passes only as the check waits. The registries are those of the zoo.
 */
export function openDays(
  urls: readonly string[],
  {confirm = {runs: 3, days: 2}, journal = `${journalHeader}\n`}: {confirm?: Confirmation; journal?: string} = {}
) {
  return {
    journal: () => journal,
    /** @param fate what is true on that day; of a host before any of its URLs */
    async run(onDay: number, fate: (thing: string) => Fate, options: LinkOptions = {}): Promise<Day> {
      const {world, requests} = inMemory(onDay, fate)
      const read = readJournal(journal)
      if ('otherVersion' in read) throw new Error('another version')
      const history = openHistory(read, line => (journal += line), world, {confirm})
      const asked = new Set<string>()
      const watched: typeof history = {
        ...history,
        remember: (probe, policy) =>
          history.remember((link, signal) => {
            asked.add(link.url.href)
            return probe(link, signal)
          }, policy)
      }
      const links = new Map<string, CheckedLink>()
      const given = {githubToken: 'zoo-token', variants: false, ...options, history: watched}
      for await (const link of checkLinks(urls, given, world)) links.set(link.url, link)
      return {asked: asked.size, requests: requests(), links}
    }
  }
}

function inMemory(onDay: number, fate: (thing: string) => Fate): {world: LinkWorld; requests: () => number} {
  const clock = virtualClock()
  let sent = 0
  const sites = registrySites({
    dois: doi => fate(doi) !== 'dead',
    papers: id => (fate(id) === 'dead' ? undefined : 99),
    repositories: name => (fate(name) === 'dead' ? undefined : {nameWithOwner: name, files: everything})
  })
  const registries = new Set(['doi.org', 'export.arxiv.org', 'arxiv.org', 'api.github.com'])
  const answer = async ({url, method, headers, body}: ExchangeRequest): Promise<Reply> => {
    const host = fate(url.host)
    if (host === 'dead') return 404
    if (host === 'flaky') throw Object.assign(new Error('connect ECONNREFUSED'), {code: 'ECONNREFUSED'})
    const site = registries.has(url.host) ? sites[url.host] : undefined
    if (site) return (await site.answer!(visit(url, method, headers, body)))!
    const own = fate(url.href)
    if (own === 'dead') return page('Gone', 'No such page', 404)
    if (own === 'flaky') return 503
    return own === 'walled' ? 403 : page('A paper', `The abstract at ${url.pathname}`)
  }
  const world: LinkWorld = {
    env: {},
    now: () => clock.now() + onDay * day,
    sleep: clock.sleep,
    random: clock.random,
    resolve: async () => 'exists',
    open: () => ({
      async close() {},
      async exchange(request) {
        sent++
        const reply = await answer(request)
        const {status = 200, headers = {}, body = ''} = typeof reply === 'number' ? {status: reply} : reply
        return {
          status,
          headers: {'content-type': 'text/html', ...headers} as Exchange['headers'],
          cookies: [],
          body: String(body)
        }
      }
    })
  }
  return {world, requests: () => sent}
}

/** A repository that holds whatever it is asked for. */
const everything = {includes: () => true} as unknown as readonly string[]

/** As much of a visit as the registries look at. */
function visit(url: URL, method: string, headers: Readonly<Record<string, string>>, body = ''): Visit {
  const request = {
    method,
    headers,
    on(event: string, listen: (part?: string) => void) {
      if (event === 'data') listen(body)
      if (event === 'end') listen()
    }
  }
  return {
    request: request as unknown as IncomingMessage,
    response: {} as ServerResponse,
    host: url.hostname,
    path: url.pathname + url.search,
    before: 0,
    sleep: async () => {},
    hang: async () => {}
  }
}
