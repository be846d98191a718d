import type {RequestListener} from 'node:http'
import {type Hit, page, type Site, type Visit} from './site.ts'

/** What a zoo's servers tell of while they serve. */
export interface Keeper {
  hit(hit: Hit): void
  /** A private address was reached. */
  canary(what: string): void
  /** The answer to a request for a host and path waits, in the zoo's time. */
  sleep(key: string, ms: number): Promise<void>
  /** The answer to a request for a host and path will never come. */
  hangs(key: string): void
}

/** What the servers of one web share. */
export interface Serving {
  readonly siteOf: (host: string) => Site | undefined
  readonly keeper: Keeper
  /** Milliseconds that every answer takes. */
  readonly latency: number
  /** Most requests under way at once, by host and in all (`*`). */
  readonly peaks: Map<string, number>
}

/** Makes the function that answers for all sites, by the host that a request names. */
export function answerer({siteOf, keeper, latency, peaks}: Serving): (tls: boolean) => RequestListener {
  const counts = new Map<string, number>()
  const underWay = new Map<string, number>()
  const begin = (key: string) => {
    const now = (underWay.get(key) ?? 0) + 1
    underWay.set(key, now)
    peaks.set(key, Math.max(now, peaks.get(key) ?? 0))
  }
  const end = (key: string) => underWay.set(key, underWay.get(key)! - 1)

  return tls => async (request, response) => {
    const host = (request.headers.host ?? '').replace(/:\d+$/, '')
    const path = request.url ?? '/'
    const key = `${host}${path}`
    keeper.hit({method: request.method ?? '', host, path, headers: request.headers, tls})
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
      sleep: ms => keeper.sleep(key, ms),
      async hang() {
        keeper.hangs(key)
        await new Promise<void>(resolve => request.socket.once('close', () => resolve()))
      }
    }
    if (latency) await keeper.sleep(key, latency)
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
}
