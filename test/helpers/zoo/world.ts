import {connect, Socket} from 'node:net'
import {isPublic} from '../../../src/links/guard.ts'
import type {Clock, LinkWorld} from '../../../src/links/link-world.ts'
import {network} from '../../../src/world/network.ts'
import type {Names} from './names.ts'
import {type Endpoint, nowhere, type Servers} from './servers.ts'
import type {Site} from './site.ts'

/** What a checker's world in a zoo is made of. */
export interface ZooWorldParts {
  readonly siteOf: (host: string) => Site | undefined
  readonly names: Names
  readonly servers: Pick<Servers, 'endpoint' | 'canary' | 'ca'>
  readonly clock: Clock
  readonly env: LinkWorld['env']
  /** Hosts, and hosts with paths, whose answers wait for time. */
  readonly stalled: Set<string>
}

/** A checker's world: the product's own network, whose names, connections and time are the zoo's. */
export interface ZooWorld {
  readonly world: LinkWorld
  /** Connections made so far, by the address asked for. */
  readonly connections: ReadonlyMap<string, number>
  /** Requests under way that are not known to wait for time: what a test that never ends waits for. */
  stuck(): string[]
  /** Says that whatever is asked of a host waits for time. */
  stall(host: string): void
  /** Where a proxy connects to for a host and port; undefined when the name does not resolve. */
  route(host: string, port: number): Endpoint | undefined
}

/** A socket that fails as soon as anyone listens. */
function failing(code: string): Socket {
  const socket = new Socket()
  setImmediate(() => socket.destroy(Object.assign(new Error(`connect ${code}`), {code})))
  return socket
}

export function zooWorld({siteOf, names, servers, clock, env, stalled}: ZooWorldParts): ZooWorld {
  const connections = new Map<string, number>()
  const busy = new Map<symbol, {readonly key: string; readonly host: string}>()
  const plug = ({address, port}: Endpoint): Socket => connect(port, address)

  const real = network({
    clock,
    env,
    lookup: names.lookup,
    resolve: names.resolve,
    ca: [servers.ca],
    connect(address, port) {
      connections.set(address, (connections.get(address) ?? 0) + 1)
      if (!isPublic(address)) return plug(servers.canary)
      const host = names.hostAt(address)
      if (host === undefined) return plug(nowhere)
      if (siteOf(host)?.silent?.includes(address)) {
        stalled.add(host)
        return new Socket()
      }
      stalled.delete(host)
      const code = siteOf(host)?.unreachable
      if (code) return failing(code)
      if (siteOf(host)?.refuses?.includes(address)) return plug(nowhere)
      return plug(servers.endpoint(host, port === 443))
    }
  })
  const waits = ({key, host}: {readonly key: string; readonly host: string}) => stalled.has(key) || stalled.has(host)
  const stuck = () => [...busy.values()].filter(each => !waits(each)).map(({key}) => key)
  if ('idle' in clock) clock.idle = () => stuck().length === 0

  return {
    connections,
    stuck,
    stall: host => void stalled.add(host),
    route(host, port) {
      const site = siteOf(host)
      return !site || typeof site.names === 'string' ? undefined : servers.endpoint(host, port === 443)
    },
    world: {
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
  }
}
