import type {Socket} from 'node:net'
import type {SecureContext} from 'node:tls'
import {buildConnector} from 'undici'
import type {ClientSettings, Clock} from '../links/link-world.ts'
import {within} from '../links/within.ts'
import {certified} from './certificate.ts'
import {dial} from './dial.ts'
import type {Lookup} from './names.ts'

/** What a guarded connector is made of. */
export interface ConnectorParts {
  readonly settings: Pick<ClientSettings, 'admit' | 'connectTimeout'>
  readonly clock: Clock
  readonly lookup: Lookup
  readonly secureContext: SecureContext
  /** Opens a connection to an address that the guard has let pass. */
  readonly connect: (address: string, port: number) => Socket
}

/**
 * Makes the function by which undici opens its direct connections.
 *
 * It resolves a name, drops what the guard refuses and connects to what is left: one list for both, so that no second
 * answer of the resolver can slip in.
 *
 * @param tolerant lets a certificate pass whose intermediate is missing
 */
export function guardedConnector(
  {settings, clock, lookup, secureContext, connect}: ConnectorParts,
  tolerant: boolean
): buildConnector.connector {
  const secure = buildConnector({secureContext, timeout: 0, rejectUnauthorized: !tolerant})

  const plug = async (target: buildConnector.Options): Promise<Socket> => {
    // Not bounded here: getaddrinfo has few threads, and one name must not pay for the wait behind others. The attempt's
    // own limit covers it.
    const found = await lookup(target.hostname)
    const addresses = found.filter(settings.admit)
    if (addresses.length === 0)
      throw Object.assign(new Error(`${found[0]} is not public`), {code: 'ERR_ADDRESS_REFUSED'})
    return within(clock, settings.connectTimeout, undefined, signal => connected(target, addresses, signal))
  }
  const connected = async (
    target: buildConnector.Options,
    addresses: readonly string[],
    signal: AbortSignal
  ): Promise<Socket> => {
    const port = Number(target.port) || (target.protocol === 'https:' ? 443 : 80)
    const socket = await dial(addresses, address => connect(address, port), clock, signal)
    socket.setNoDelay(true)
    return target.protocol === 'https:' ? secured(target, socket, signal) : socket
  }
  const secured = (target: buildConnector.Options, socket: Socket, signal: AbortSignal): Promise<Socket> =>
    new Promise((resolve, reject) => {
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

  return (target, callback) => {
    plug(target).then(
      socket => callback(null, socket),
      error => callback(error, null)
    )
  }
}
