import {Faulty, faultOf} from './fault.ts'
import {isLocalName, isPublic, literalAddress} from './guard.ts'
import {rowsFor} from './host-glob.ts'
import type {Lanes} from './lanes.ts'
import type {Exchange, ExchangeRequest, HttpClient, LinkWorld} from './link-world.ts'
import type {FilledOptions} from './options.ts'
import type {Reach} from './reach.ts'
import {retryAfter} from './retry-after.ts'
import {within} from './within.ts'

/** One request, without what every request has. */
export type Question = Omit<ExchangeRequest, 'signal' | 'headers' | 'tolerant'> & {
  readonly headers?: Readonly<Record<string, string>>
}

/** The only way to the network for pages and witnesses alike: guarded, paced, bounded in time, counted. */
export interface Asker {
  /** @throws {Error} whose fault `faultOf` knows */
  ask(question: Question, signal: AbortSignal): Promise<Exchange>
  /** Requests sent so far. */
  readonly sent: () => number
}

/** What an asker is made of. */
export interface AskerParts {
  readonly world: LinkWorld
  readonly client: HttpClient
  readonly lanes: Lanes
  readonly reach: Reach
  readonly options: FilledOptions
}

/** Faults that leave open whether anything at all can be reached. */
const doubtful = new Set(['name', 'dns', 'connect', 'timeout', 'proxy', 'reset'])

export function openAsker({world, client, lanes, reach, options}: AskerParts): Asker {
  const tolerated = new Set<string>()
  let sent = 0

  const exchange = async (question: Question, signal: AbortSignal): Promise<Exchange> => {
    const {host} = question.url
    const own = ownHeaders(question.url, options.headers)
    const send = (tolerant: boolean): Promise<Exchange> =>
      within(world, options.timeout, signal, limit => {
        sent++
        const headers = {
          'user-agent': options.userAgent,
          'accept-encoding': 'gzip, deflate, br',
          ...question.headers,
          ...(tolerant ? {} : own)
        }
        return client.exchange({...question, headers, tolerant, signal: limit})
      })
    const leniently = async () => ({
      ...(await send(true)),
      note: 'the server does not send its intermediate certificate'
    })
    if (tolerated.has(host)) return leniently()
    try {
      return await send(false)
    } catch (error) {
      if (faultOf(error).kind !== 'tls' || !faultOf(error).says.includes('UNABLE_TO_VERIFY_LEAF_SIGNATURE')) throw error
      const answer = await leniently()
      tolerated.add(host)
      return answer
    }
  }

  return {
    sent: () => sent,
    async ask(question, signal) {
      const {url} = question
      refuse(url, options.allowPrivate)
      const known = lanes.givenUp(url.host)
      if (known) throw new Faulty(known)
      return lanes.run(
        url.host,
        async () => {
          // The host may have been given up on while this request stood in its queue.
          const closed = lanes.givenUp(url.host)
          if (closed) throw new Faulty(closed)
          try {
            const answer = await exchange(question, signal)
            reach.saw(url)
            const {status} = answer
            const busy = status === 429 || (status === 503 && answer.headers['cf-mitigated'] !== 'challenge')
            const wait = retryAfter(answer.headers, world.now())
            lanes.note(url.host, {
              ...(busy ? {kind: 'busy', status} : {kind: 'answered'}),
              ...(wait !== undefined && {wait})
            })
            return answer
          } catch (error) {
            signal.throwIfAborted()
            const fault = faultOf(error)
            if (/^(connect|timeout|reset)$/.test(fault.kind)) lanes.note(url.host, {kind: 'silent', fault})
            if (doubtful.has(fault.kind)) await reach.doubt()
            throw error
          }
        },
        signal
      )
    }
  }
}

/**
 * Refuses what may not be asked whatever a resolver says.
 *
 * @throws {Faulty} for other schemes, credentials in the URL, private addresses and local names
 */
export function refuse(url: URL, allowPrivate: boolean): void {
  if (!/^https?:$/.test(url.protocol))
    throw new Faulty({kind: 'scheme', says: `leads to ${url.protocol} which is not the web`})
  if (url.username || url.password) throw new Faulty({kind: 'credentials', says: 'holds a user name or password'})
  if (allowPrivate) return
  const address = literalAddress(url)
  if (address ? !isPublic(address) : isLocalName(url.hostname)) {
    throw new Faulty({kind: 'private', says: `leads to the private address ${url.hostname}`})
  }
}

/** The configured headers for a URL's own host; never over plain http, where anyone on the way could read them. */
function ownHeaders(url: URL, headers: FilledOptions['headers']): Record<string, string> {
  if (url.protocol !== 'https:') return {}
  const own = Object.assign({}, ...rowsFor(headers, url.hostname))
  return Object.fromEntries(Object.entries<string>(own).map(([name, value]) => [name.toLowerCase(), value]))
}
