import {createServer} from 'node:http'
import {createServer as createTlsServer} from 'node:https'
import {type AddressInfo, createServer as createRawServer, type Server} from 'node:net'
import {createSecureContext} from 'node:tls'
import {answerer, type Serving} from './answer.ts'
import {makeCertificates} from './certificates.ts'

/** An address of this machine, and a port. */
export interface Endpoint {
  readonly address: string
  readonly port: number
}

/** The servers of a web. */
export interface Servers {
  /** Where a host is served. */
  endpoint(host: string, tls: boolean): Endpoint
  /** What no checker should reach. */
  readonly canary: Endpoint
  /** The authority of the certificates, in PEM. */
  readonly ca: string
  close(): Promise<void>
}

/** Where sites live: several addresses, as on a real network; where only one is to be had, that one. */
const addresses = ['127.0.0.1', '127.0.0.2', '127.0.0.3', '127.0.0.4']
/** Nobody listens at port 1, so connections are refused. */
export const nowhere: Endpoint = {address: '127.0.0.1', port: 1}

/** Opens real servers on loopback, http and https, for sites by host name. */
export async function openServers(serving: Serving, hosts: readonly string[]): Promise<Servers> {
  const {siteOf, keeper} = serving
  const answer = answerer(serving)
  const certificates = makeCertificates(hosts)
  const contexts = new Map<string, ReturnType<typeof createSecureContext>>()
  const contextOf = (host: string) => {
    const kind = siteOf(host)?.certificate ?? 'good'
    const context = contexts.get(kind) ?? createSecureContext(certificates[kind])
    contexts.set(kind, context)
    return context
  }
  const settings = {maxHeaderSize: 64 * 1024, keepAliveTimeout: 5_000}
  const plain = () => createServer(settings, answer(false))
  const secure = () =>
    createTlsServer(
      {...settings, ...certificates.good, SNICallback: (host, done) => done(null, contextOf(host))},
      answer(true)
      // A handshake that breaks must not end the process.
    ).on('tlsClientError', () => {})
  const trap = createServer((request, response) => {
    keeper.canary(`${request.headers.host}${request.url}`)
    response.end('secret')
  })
  const houses = await Promise.all(
    addresses.map(async at => ({http: await open(plain(), at), tls: await open(secure(), at)}))
  )
  const raws = new Map<string, Opened>()
  for (const host of hosts) {
    const raw = siteOf(host)?.raw
    if (!raw) continue
    const server = createRawServer(socket => socket.on('error', () => {}).once('data', () => socket.end(raw)))
    raws.set(host, await open(server, addresses[0]!))
  }
  const canary = await open(trap, '127.0.0.5')
  const all = [...houses.flatMap(({http, tls}) => [http, tls]), ...raws.values(), canary]
  return {
    ca: certificates.ca,
    canary: canary.at,
    endpoint(host, tls) {
      const site = siteOf(host)
      if (!site || site.closed) return nowhere
      const house = houses[[...host].reduce((sum, each) => sum + each.charCodeAt(0), 0) % houses.length]!
      return (raws.get(host) ?? (tls ? house.tls : house.http)).at
    },
    async close() {
      await Promise.all(all.map(each => each.close()))
    }
  }
}

interface Opened {
  readonly at: Endpoint
  close(): Promise<void>
}

/** Listens at an address of loopback, or at its first where the system knows no other (macOS). */
async function open(server: Server, address: string): Promise<Opened> {
  const listen = (host: string) =>
    new Promise<void>((resolve, reject) => {
      server.once('error', reject).listen(0, host, () => {
        server.off('error', reject)
        resolve()
      })
    })
  await listen(address).catch(() => listen('127.0.0.1'))
  const {address: at, port} = server.address() as AddressInfo
  return {
    at: {address: at, port},
    close() {
      if ('closeAllConnections' in server && typeof server.closeAllConnections === 'function')
        server.closeAllConnections()
      return new Promise(resolve => server.close(() => resolve()))
    }
  }
}
