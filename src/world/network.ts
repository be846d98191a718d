import {promises as dns, lookup as getaddrinfo} from 'node:dns'
import {connect as openSocket, type Socket} from 'node:net'
import {createSecureContext, rootCertificates} from 'node:tls'
import {promisify} from 'node:util'
import {buildConnector, type Dispatcher, EnvHttpProxyAgent} from 'undici'
import type {ClientSettings, Clock, Exchange, ExchangeRequest, HttpClient, LinkWorld} from '../links/link-world.ts'
import {within} from '../links/within.ts'
import {readBody} from './body.ts'
import {certified, incomplete} from './certificate.ts'
import {systemClock} from './clock.ts'
import {dial} from './dial.ts'

/** The places where a test puts its own clock and web under the network; the product passes none of them. */
export interface NetworkSeams {
  /** Every wait and time limit goes through it. */
  clock?: Clock
  /** The environment, for proxies. */
  env?: LinkWorld['env']
  /** Opens a connection to an address that the guard has let pass. */
  connect?(address: string, port: number): Socket
  /** The system's resolver: all addresses of a name. */
  lookup?(hostname: string): Promise<readonly string[]>
  /** The second resolver. */
  resolve?: LinkWorld['resolve']
  /** More certificate authorities. Never set outside tests: it would hide NODE_EXTRA_CA_CERTS. */
  ca?: readonly string[]
}

/** The real network, on undici, with the system's resolver, clock and proxies. */
export function network(seams: NetworkSeams = {}): LinkWorld {
  const {clock = systemClock, env = process.env} = seams
  return {
    now: clock.now,
    sleep: clock.sleep,
    random: clock.random,
    env,
    resolve: seams.resolve ?? confirm,
    open: settings => open(settings, clock, env, seams)
  }
}

function open(settings: ClientSettings, clock: Clock, env: LinkWorld['env'], seams: NetworkSeams): HttpClient {
  // One TLS context for all hosts: building one each costs 0.7 ms and 20 KB a connection. Without `ca` it honours
  // NODE_EXTRA_CA_CERTS.
  const secureContext = createSecureContext(seams.ca ? {ca: [...rootCertificates, ...seams.ca]} : {})
  const lookup = remembered(seams.lookup ?? systemLookup)
  const agents = new Map<boolean, Dispatcher>()
  const agent = (tolerant: boolean): Dispatcher => {
    const known = agents.get(tolerant)
    if (known) return known
    const secure = buildConnector({secureContext, timeout: 0, rejectUnauthorized: !tolerant})
    const made = new EnvHttpProxyAgent({
      // Empty, not undefined: undici would read the process environment itself.
      httpProxy: env.http_proxy ?? env.HTTP_PROXY ?? '',
      httpsProxy: env.https_proxy ?? env.HTTPS_PROXY ?? env.http_proxy ?? env.HTTP_PROXY ?? '',
      noProxy: env.no_proxy ?? env.NO_PROXY ?? '',
      connect: (target, callback) => {
        plug(target, secure, tolerant).then(
          socket => callback(null, socket),
          error => callback(error, null)
        )
      },
      requestTls: {secureContext, timeout: settings.connectTimeout, rejectUnauthorized: !tolerant},
      proxyTls: {secureContext, timeout: settings.connectTimeout},
      connections: settings.connections,
      maxHeaderSize: 64 * 1024,
      // The world's clock bounds every attempt; undici's own timers stay out of it.
      headersTimeout: 0,
      bodyTimeout: 0,
      // Long enough for the next request of a paced lane, short enough that hundreds of hosts leave few open sockets.
      keepAliveTimeout: 1_200,
      keepAliveMaxTimeout: 4_000
    })
    agents.set(tolerant, made)
    return made
  }

  /** Resolves a name, drops what the guard refuses and connects to what is left: one list for both, so that no second answer can slip in. */
  async function plug(
    target: buildConnector.Options,
    secure: buildConnector.connector,
    tolerant: boolean
  ): Promise<Socket> {
    // Not bounded here: getaddrinfo has few threads, and one name must not pay for the wait behind others. The attempt's
    // own limit covers it.
    const found = await lookup(target.hostname)
    const addresses = found.filter(settings.admit)
    if (addresses.length === 0) {
      throw Object.assign(new Error(`${found[0]} is not public`), {code: 'ERR_ADDRESS_REFUSED'})
    }
    return within(clock, settings.connectTimeout, undefined, signal =>
      connected(target, addresses, secure, tolerant, signal)
    )
  }

  async function connected(
    target: buildConnector.Options,
    addresses: readonly string[],
    secure: buildConnector.connector,
    tolerant: boolean,
    signal: AbortSignal
  ): Promise<Socket> {
    const port = Number(target.port) || (target.protocol === 'https:' ? 443 : 80)
    const socket = await dial(addresses, address => (seams.connect ?? plainConnect)(address, port), clock, signal)
    socket.setNoDelay(true)
    if (target.protocol !== 'https:') return socket
    return new Promise<Socket>((resolve, reject) => {
      const abort = () => socket.destroy(signal.reason)
      signal.addEventListener('abort', abort, {once: true})
      secure({...target, httpSocket: socket}, (error, tls) => {
        signal.removeEventListener('abort', abort)
        if (signal.aborted) reject(signal.reason)
        else if (error) reject(error)
        else if (tolerant) certified(tls, target.hostname, clock.now()).then(resolve, reject)
        else resolve(tls)
      })
    })
  }

  return {
    async exchange(request) {
      const answer = await send(agent(request.tolerant ?? false), request)
      return receive(answer, request, clock, settings.bodyTimeout)
    },
    async close() {
      await Promise.all([...agents.values()].map(each => each.destroy()))
    }
  }
}

async function send(
  agent: Dispatcher,
  {url, method, headers, body, signal}: ExchangeRequest
): Promise<Dispatcher.ResponseData> {
  try {
    return await agent.request({
      origin: url.origin,
      path: url.pathname + url.search,
      method,
      headers,
      body: body ?? null,
      signal,
      // undici closes the connection after every HEAD unless told not to.
      reset: false
    })
  } catch (error) {
    if (error instanceof Error && /^Proxy response/.test(error.message)) throw Object.assign(error, {code: 'ERR_PROXY'})
    throw incomplete(error)
  }
}

async function receive(
  {statusCode: status, headers: raw, body}: Dispatcher.ResponseData,
  {want, signal}: ExchangeRequest,
  clock: Clock,
  bodyTimeout: number
): Promise<Exchange> {
  const headers: Record<string, string> = {}
  for (const [name, value] of Object.entries(raw)) {
    if (name !== 'set-cookie' && value !== undefined) headers[name] = Array.isArray(value) ? value.join(', ') : value
  }
  if (headers.location) headers.location = asUtf8(headers.location)
  const cookies = [raw['set-cookie'] ?? []].flat()
  const head = {status, headers, cookies}
  const text = await within(clock, bodyTimeout, undefined, limit => {
    const cut = () => body.destroy()
    limit.addEventListener('abort', cut, {once: true})
    signal.addEventListener('abort', cut, {once: true})
    return readBody(body, want(head), headers).finally(() => signal.removeEventListener('abort', cut))
  })
  return {...head, body: text}
}

/** Header bytes come as Latin-1; servers that send more than ASCII in a Location mean UTF-8, and browsers read it so. */
function asUtf8(value: string): string {
  const read = Buffer.from(value, 'latin1').toString('utf8')
  return read.includes('\ufffd') ? value : read
}

const plainConnect = (address: string, port: number): Socket => openSocket({host: address, port})

async function systemLookup(hostname: string): Promise<readonly string[]> {
  const found = await promisify(getaddrinfo)(hostname, {all: true, verbatim: true})
  return found.map(({address}) => address)
}

/** Asks DNS itself. A name with other records than addresses exists. */
async function confirm(hostname: string): Promise<'exists' | 'missing' | 'unknown'> {
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
function remembered(
  lookup: (hostname: string) => Promise<readonly string[]>
): (hostname: string) => Promise<readonly string[]> {
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
