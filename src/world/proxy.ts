import {type Dispatcher, Pool} from 'undici'
import type {Clock} from '../links/link-world.ts'
import {within} from '../links/within.ts'
import {orAborted} from './or-aborted.ts'

/**
 * Makes the client to a proxy, each of whose tunnels is built once and in time: undici would wait for one that is never
 * answered, and try one that is closed again without end.
 *
 * @param timeout milliseconds for building one tunnel
 */
export function proxyClient(clock: Clock, timeout: number): (origin: URL, options: object) => Dispatcher {
  return (origin, options) => {
    const pool = new Pool(origin, options)
    const tunnel = pool.connect.bind(pool) as (parameters: object) => Promise<Dispatcher.ConnectData>
    const connect = async (parameters: object): Promise<Dispatcher.ConnectData> => {
      try {
        return await within(clock, timeout, undefined, signal => orAborted(tunnel({...parameters, signal}), signal))
      } catch (error) {
        if (error instanceof Error && 'code' in error && /^UND_ERR_(SOCKET|INFO)$/.test(String(error.code)))
          throw Object.assign(new Error('the proxy closed the tunnel', {cause: error}), {code: 'ERR_PROXY'})
        throw error
      }
    }
    return Object.assign(pool, {connect})
  }
}
