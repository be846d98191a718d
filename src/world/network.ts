import {connect as openSocket, type Socket} from 'node:net'
import {createSecureContext, rootCertificates} from 'node:tls'
import {type Dispatcher, EnvHttpProxyAgent} from 'undici'
import type {ClientSettings, Clock, HttpClient, LinkWorld} from '../links/link-world.ts'
import {systemClock} from './clock.ts'
import {type ConnectorParts, guardedConnector} from './connect.ts'
import {receive, send} from './exchange.ts'
import {confirm, type Lookup, remembered, systemLookup} from './names.ts'
import {proxyClient} from './proxy.ts'

/** The places where a test puts its own clock and web under the network; the product passes none of them. */
export interface NetworkSeams {
  /** Every wait and time limit goes through it. */
  clock?: Clock
  /** The environment, for proxies. */
  env?: LinkWorld['env']
  /** Opens a connection to an address that the guard has let pass. */
  connect?(address: string, port: number): Socket
  /** The system's resolver: all addresses of a name. */
  lookup?: Lookup
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
  const parts: ConnectorParts = {
    settings,
    clock,
    lookup: remembered(seams.lookup ?? systemLookup),
    // One TLS context for all hosts: building one each costs 0.7 ms and 20 KB a connection. Without `ca` it honours
    // NODE_EXTRA_CA_CERTS.
    secureContext: createSecureContext(seams.ca ? {ca: [...rootCertificates, ...seams.ca]} : {}),
    connect: seams.connect ?? ((host, port) => openSocket({host, port}))
  }
  const agents = new Map<boolean, Dispatcher>()
  const agentOf = (tolerant: boolean): Dispatcher => {
    const agent = agents.get(tolerant) ?? openAgent(parts, settings, env, tolerant)
    agents.set(tolerant, agent)
    return agent
  }
  return {
    async exchange(request) {
      const answer = await send(agentOf(request.tolerant ?? false), request)
      return receive(answer, request, clock, settings.bodyTimeout)
    },
    async close() {
      await Promise.all([...agents.values()].map(agent => agent.destroy()))
    }
  }
}

function openAgent(
  parts: ConnectorParts,
  {connectTimeout: timeout, connections}: ClientSettings,
  env: LinkWorld['env'],
  tolerant: boolean
): Dispatcher {
  const {secureContext} = parts
  return new EnvHttpProxyAgent({
    // Empty, not undefined: undici would read the process environment itself.
    httpProxy: env.http_proxy ?? env.HTTP_PROXY ?? '',
    httpsProxy: env.https_proxy ?? env.HTTPS_PROXY ?? env.http_proxy ?? env.HTTP_PROXY ?? '',
    noProxy: env.no_proxy ?? env.NO_PROXY ?? '',
    connect: guardedConnector(parts, tolerant),
    requestTls: {secureContext, timeout, rejectUnauthorized: !tolerant},
    proxyTls: {secureContext, timeout},
    clientFactory: proxyClient(parts.clock, timeout),
    connections,
    maxHeaderSize: 64 * 1024,
    // The world's clock bounds every attempt; undici's own timers stay out of it.
    headersTimeout: 0,
    bodyTimeout: 0,
    // Long enough for the next request of a paced lane, short enough that hundreds of hosts leave few open sockets.
    keepAliveTimeout: 1_200,
    keepAliveMaxTimeout: 4_000
  })
}
