import {createServer, type IncomingMessage, type RequestListener, type ServerResponse} from 'node:http'
import {createServer as createTlsServer} from 'node:https'
import {type AddressInfo, connect, createServer as createRawServer, type Server, Socket} from 'node:net'
import {createSecureContext} from 'node:tls'
import {isPublic} from '../../../src/links/guard.ts'
import type {Clock, LinkWorld} from '../../../src/links/link-world.ts'
import {network} from '../../../src/world/network.ts'
import {type Certificates, makeCertificates} from './certificates.ts'
import {virtualClock} from './clock.ts'

/** One request at a zoo's server, and what its site may do with it. */
export interface Visit {
  readonly request: IncomingMessage
  readonly response: ServerResponse
  /** The host asked for, without a port. */
  readonly host: string
  /** Path and query exactly as they came. */
  readonly path: string
  /** How many requests for this host and path came before this one. */
  readonly before: number
  /** Waits, in the zoo's time. */
  sleep(ms: number): Promise<void>
  /** Never goes on; resolves when the visitor leaves. */
  hang(): Promise<void>
}

/** A site of the simulated web. */
export interface Site {
  /** What it answers; `undefined` means that the handler has written the response itself. */
  answer?(visit: Visit): Reply | undefined | Promise<Reply | undefined>
  /** Which certificate it shows. Default `good`. */
  readonly certificate?: Exclude<keyof Certificates, 'ca'>
  /** How its name resolves: addresses (default: one public one), several answers in turn, or a resolver's error code. */
  readonly names?: readonly string[] | readonly (readonly string[])[] | string
  /** What the second resolver says. Default: `missing` for ENOTFOUND. */
  readonly second?: 'exists' | 'missing' | 'unknown'
  /** Addresses nobody answers at, not even to refuse. */
  readonly silent?: readonly string[]
  /** No server listens. */
  readonly closed?: boolean
  /** What a server says that is no HTTP server, before it closes the connection. */
  readonly raw?: Buffer
}

/** A plain answer: a status, or more. */
export type Reply =
  | number
  | {
      readonly status?: number
      readonly headers?: Readonly<Record<string, string | readonly string[]>>
      readonly body?: string | Buffer
    }

/** One request as it arrived. */
export interface Hit {
  readonly method: string
  readonly host: string
  readonly path: string
  readonly headers: Readonly<Record<string, string | string[] | undefined>>
  readonly tls: boolean
}

/** A web on loopback. */
export interface Web {
  readonly world: LinkWorld
  /** All requests in order of arrival. */
  readonly hits: readonly Hit[]
  /** Requests that reached private addresses: always a fault of the checker. */
  readonly canary: readonly string[]
  /** Connections made so far, by the address asked for. */
  readonly connections: ReadonlyMap<string, number>
  /** Names that were looked up, in order. */
  readonly lookups: readonly string[]
  /** The authority of its certificates, in PEM. */
  readonly ca: string
  /** Most requests under way at once, by host and in all (`*`). */
  readonly peaks: ReadonlyMap<string, number>
  /** Requests under way that are not known to wait for time: what a test that never ends waits for. */
  stuck(): string[]
  /** Where a proxy connects to for a host and port; undefined when the name does not resolve. */
  route(host: string, port: number): {readonly port: number} | undefined
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
        /** Ports on loopback for http and https. */
        readonly ports: readonly [number, number]
      }
    >
  >
  /** The port of whatever no checker should reach. */
  readonly canary: number
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
  /** More names for the certificate. */
  readonly alsoKnownAs?: readonly string[]
}

/** Opens a web of sites by host name. Its servers are real and on loopback; only names, addresses and time are not. */
export async function openWeb(sites: Readonly<Record<string, Site>>, options: WebOptions = {}): Promise<Web> {
  const clock = options.clock ?? virtualClock()
  const siteOf = (host: string): Site | undefined => sites[host] ?? options.others?.(host)
  const addresses = new Map<string, string>()
  const hosts = new Map<string, string>()
  const addressOf = (host: string): string => {
    const known = addresses.get(host)
    if (known) return known
    const number = addresses.size + 1
    const address = `151.101.${number >> 8}.${number & 255}`
    addresses.set(host, address)
    hosts.set(address, host)
    return address
  }
  for (const [host, {names}] of Object.entries(sites)) {
    if (!names) addressOf(host)
    else if (typeof names !== 'string')
      for (const address of names.flat()) if (!hosts.has(address)) hosts.set(address, host)
  }

  const hits: Hit[] = []
  const canary: string[] = []
  const connections = new Map<string, number>()
  const lookups: string[] = []
  const counts = new Map<string, number>()
  const peaks = new Map<string, number>()
  const underWay = new Map<string, number>()
  const busy = new Map<symbol, {readonly key: string; readonly host: string}>()
  const stalled = new Set<string>()

  const begin = (key: string) => {
    const now = (underWay.get(key) ?? 0) + 1
    underWay.set(key, now)
    peaks.set(key, Math.max(now, peaks.get(key) ?? 0))
  }
  const end = (key: string) => underWay.set(key, underWay.get(key)! - 1)

  const serve =
    (tls: boolean): RequestListener =>
    async (request, response) => {
      const host = (request.headers.host ?? '').replace(/:\d+$/, '')
      const path = request.url ?? '/'
      const key = `${host}${path}`
      hits.push({method: request.method ?? '', host, path, headers: request.headers, tls})
      const before = counts.get(key) ?? 0
      counts.set(key, before + 1)
      for (const each of [host, '*']) begin(each)
      response.once('close', () => {
        for (const each of [host, '*']) end(each)
      })
      response.on('error', () => {})
      request.resume()
      const site = siteOf(host)
      const visit: Visit = {
        request,
        response,
        host,
        path,
        before,
        async sleep(ms) {
          stalled.add(key)
          await clock.sleep(ms)
          stalled.delete(key)
        },
        async hang() {
          stalled.add(key)
          await new Promise<void>(resolve => request.socket.once('close', () => resolve()))
        }
      }
      if (options.latency) await clock.sleep(options.latency)
      try {
        const reply = site?.answer ? await site.answer(visit) : page('A page', `A page of ${host}.`)
        if (reply === undefined || response.destroyed) return
        const {status = 200, headers = {}, body = ''} = typeof reply === 'number' ? {status: reply} : reply
        response.writeHead(status, {
          ...(headers['content-type'] || status === 304 ? {} : {'content-type': 'text/html'}),
          ...(headers as Record<string, string | string[]>)
        })
        response.end(request.method === 'HEAD' ? undefined : body)
      } catch (error) {
        response.destroy(error instanceof Error ? error : undefined)
      }
    }

  const certificates = makeCertificates([...Object.keys(sites), ...(options.alsoKnownAs ?? [])])
  const contexts = new Map<string, ReturnType<typeof createSecureContext>>()
  const contextOf = (host: string) => {
    const kind = siteOf(host)?.certificate ?? 'good'
    const context = contexts.get(kind) ?? createSecureContext(certificates[kind])
    contexts.set(kind, context)
    return context
  }
  const settings = {maxHeaderSize: 64 * 1024, keepAliveTimeout: 5_000}
  const plain = createServer(settings, serve(false))
  const secure = createTlsServer(
    {...settings, ...certificates.good, SNICallback: (host, done) => done(null, contextOf(host))},
    serve(true)
  )
  const trap = createServer((request, response) => {
    canary.push(`${request.headers.host}${request.url}`)
    response.end('secret')
  })
  const raws = new Map<string, Server>()
  for (const [host, {raw}] of Object.entries(sites)) {
    if (raw)
      raws.set(
        host,
        createRawServer(socket => socket.on('error', () => {}).once('data', () => socket.end(raw)))
      )
  }
  const servers: Server[] = [plain, secure, trap, ...raws.values()]
  // undici answers a broken handshake by itself; a server without this listener would end the process.
  secure.on('tlsClientError', () => {})
  await Promise.all(servers.map(server => new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))))
  const portOf = (server: Server): number => (server.address() as AddressInfo).port

  const lookup = async (host: string): Promise<readonly string[]> => {
    lookups.push(host)
    const literal = host.includes(':') || /^[\d.]+$/.test(host)
    if (literal) return [host]
    const site = siteOf(host)
    const names = site ? site.names : 'ENOTFOUND'
    if (typeof names === 'string') throw Object.assign(new Error(`getaddrinfo ${names} ${host}`), {code: names})
    if (!names) return [addressOf(host)]
    if (names.every(each => typeof each === 'string')) return names as readonly string[]
    const turn = lookups.filter(each => each === host).length - 1
    return names[Math.min(turn, names.length - 1)] as readonly string[]
  }
  const portFor = (host: string | undefined, port: number): number => {
    const site = host === undefined ? undefined : siteOf(host)
    if (host === undefined || !site || site.closed) return 1
    const raw = raws.get(host)
    return portOf(raw ?? (port === 443 ? secure : plain))
  }

  const real = network({
    clock,
    env: options.env ?? {},
    lookup,
    ca: [certificates.ca],
    async resolve(host) {
      const site = siteOf(host)
      if (!site) return 'missing'
      return site.second ?? (site.names === 'ENOTFOUND' ? 'missing' : 'exists')
    },
    connect(address, port) {
      connections.set(address, (connections.get(address) ?? 0) + 1)
      if (!isPublic(address)) return connect(portOf(trap), '127.0.0.1')
      const host = hosts.get(address)
      if (host !== undefined && siteOf(host)?.silent?.includes(address)) {
        stalled.add(host)
        return new Socket()
      }
      if (host !== undefined) stalled.delete(host)
      return connect(portFor(host, port), '127.0.0.1')
    }
  })

  const world: LinkWorld = {
    ...real,
    open(settings) {
      const client = real.open(settings)
      return {
        close: () => client.close(),
        async exchange(request) {
          const key = `${request.url.hostname}${request.url.pathname}${request.url.search}`
          const ticket = Symbol(key)
          busy.set(ticket, {key, host: request.url.hostname})
          try {
            return await client.exchange(request)
          } finally {
            busy.delete(ticket)
            stalled.delete(key)
          }
        }
      }
    }
  }
  const waits = ({key, host}: {readonly key: string; readonly host: string}) => stalled.has(key) || stalled.has(host)
  const stuck = () => [...busy.values()].filter(each => !waits(each)).map(({key}) => key)
  if ('idle' in clock) clock.idle = () => stuck().length === 0

  return {
    world,
    hits,
    canary,
    connections,
    lookups,
    peaks,
    ca: certificates.ca,
    stuck,
    route(host, port) {
      const site = siteOf(host)
      if (!site || typeof site.names === 'string') return
      return {port: portFor(host, port)}
    },
    directions: names => ({
      canary: portOf(trap),
      hosts: Object.fromEntries(
        [...names].flatMap(host => {
          const site = siteOf(host)
          if (!site) return []
          const second = site.second ?? (site.names === 'ENOTFOUND' ? 'missing' : 'exists')
          const ports = [portFor(host, 80), portFor(host, 443)] as const
          return [[host, {names: site.names ?? [addressOf(host)], second, silent: site.silent ?? [], ports}]]
        })
      )
    }),
    async close() {
      if ('stop' in clock && typeof clock.stop === 'function') clock.stop()
      plain.closeAllConnections()
      secure.closeAllConnections()
      trap.closeAllConnections()
      await Promise.all(servers.map(server => new Promise(resolve => server.close(resolve))))
    }
  }
}

/** An answer with a page of HTML. */
export const page = (title: string, text: string, status = 200): Reply => ({
  status,
  headers: {'content-type': 'text/html; charset=utf-8'},
  body: `<!doctype html><html><head><title>${title}</title></head><body><h1>${title}</h1><p>${text}</p></body></html>`
})

/** A redirect. */
export const to = (location: string, status = 302, headers: Readonly<Record<string, string>> = {}): Reply => ({
  status,
  headers: {location, ...headers}
})
