import type {Dispatcher} from 'undici'
import type {Clock, Exchange, ExchangeRequest} from '../links/link-world.ts'
import {within} from '../links/within.ts'
import {readBody} from './body.ts'
import {incomplete} from './certificate.ts'
import {orAborted} from './or-aborted.ts'

/** Sends one request as it stands; no redirect is followed. @throws {Error} with a `code`, see `HttpClient`. */
export async function send(
  agent: Dispatcher,
  {url, method, headers, body, signal}: ExchangeRequest
): Promise<Dispatcher.ResponseData> {
  try {
    const answer = agent.request({
      origin: url.origin,
      path: url.pathname + url.search,
      method,
      headers,
      body: body ?? null,
      signal,
      // undici closes the connection after every HEAD unless told not to.
      reset: false
    })
    // undici does not let go of a request that still waits for its name or its connection.
    return await orAborted(answer, signal)
  } catch (error) {
    if (error instanceof Error && /^Proxy response/.test(error.message)) throw Object.assign(error, {code: 'ERR_PROXY'})
    throw incomplete(error)
  }
}

/**
 * Reads an answer as far as it is wanted.
 *
 * @param bodyTimeout milliseconds after which what has come is all there is
 */
export async function receive(
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
