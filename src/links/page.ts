import type {CookieJar} from 'tough-cookie'
import type {Asker} from './asker.ts'
import {Faulty, faultOf} from './fault.ts'
import type {Clock, Exchange, ExchangeHead} from './link-world.ts'
import type {PageManner} from './manner.ts'
import type {Hop, Observation} from './observation.ts'
import {digest, type PageText, readPage} from './page-text.ts'
import type {Probe} from './probe.ts'
import {headPays} from './quirks.ts'
import {retryAfter} from './retry-after.ts'
import {signsOf} from './signs.ts'

/** As many as browsers follow. */
const mostHops = 20
/** Bytes of a page that are read for their words. */
const pageStart = 64 * 1024

/** Loads a page: follows redirects by hand, each hop in the lane of its own host, with cookies for the length of the chain. */
export function pageProbe(asker: Asker, clock: Clock, manner: PageManner): Probe {
  return async (link, signal) => {
    const hops: Hop[] = []
    const passed = new Set<string>()
    let url = link.url
    let jar: CookieJar | undefined
    const failed = (error: unknown): Observation[] => {
      signal.throwIfAborted()
      return [{kind: 'failed', asked: manner.asked, source: url.host, at: clock.now(), fault: faultOf(error), hops}]
    }
    try {
      for (;;) {
        const cookie = (await jar?.getCookieString(url.href)) ?? ''
        const state = `${url.href}\n${cookie}`
        if (passed.has(state)) throw new Faulty({kind: 'redirect', says: 'redirects in a circle'})
        if (hops.length > mostHops) throw new Faulty({kind: 'redirect', says: `redirects more than ${mostHops} times`})
        passed.add(state)
        const {answer, method} = await load(
          asker,
          url,
          {...manner, headers: {...manner.headers, ...(cookie ? {cookie} : {})}},
          signal
        )
        const page = isPage(answer) && answer.body ? readPage(answer.body) : undefined
        const next = target(answer, url, page)
        if (!next) {
          const wait = retryAfter(answer.headers, clock.now())
          return [
            {
              kind: 'answered',
              asked: manner.asked,
              source: url.host,
              at: clock.now(),
              method,
              status: answer.status,
              hops,
              url: url.href,
              signs: signsOf({...answer, url, from: link.url, ...(page ? {page} : {})}),
              ...(page ? {words: digest(page, link.url)} : {}),
              ...(wait === undefined ? {} : {retryAfter: wait}),
              ...(answer.note ? {detail: answer.note} : {})
            }
          ]
        }
        if (answer.cookies.length > 0) {
          jar ??= await openJar()
          for (const each of answer.cookies) await jar.setCookie(each, url.href, {ignoreError: true})
        }
        hops.push({url: url.href, status: answer.status})
        url = next
      }
    } catch (error) {
      return failed(error)
    }
  }
}

/** One hop: HEAD where a body would be large and useless, GET otherwise and wherever HEAD did not simply succeed. */
async function load(
  asker: Asker,
  url: URL,
  manner: PageManner,
  signal: AbortSignal
): Promise<{answer: Exchange; method: 'GET' | 'HEAD'}> {
  const question = {url, headers: manner.headers, want: (head: ExchangeHead) => (isPage(head) ? pageStart : 0)}
  if (manner.head && headPays.test(url.pathname)) {
    try {
      const answer = await asker.ask({...question, method: 'HEAD'}, signal)
      // A page where a file should be is an error page, a login or a wall: its words are wanted.
      if (answer.status === 200 && !isPage(answer)) return {answer, method: 'HEAD'}
    } catch (error) {
      signal.throwIfAborted()
      if (!/^(reset|protocol|timeout)$/.test(faultOf(error).kind)) throw error
    }
  }
  return {answer: await asker.ask({...question, method: 'GET'}, signal), method: 'GET'}
}

const isPage = ({headers}: ExchangeHead): boolean =>
  /^(text\/html|application\/xhtml|text\/plain)|^$/i.test(headers['content-type'] ?? '')

/** Where an answer sends its reader, if anywhere. */
function target(answer: Exchange, url: URL, page: PageText | undefined): URL | undefined {
  const {location} = answer.headers
  const to = [301, 302, 303, 307, 308].includes(answer.status)
    ? location
    : answer.status === 200
      ? page?.refresh
      : undefined
  if (!to) return
  try {
    const next = new URL(to, url)
    next.hash = ''
    return next.href === url.href && answer.status === 200 ? undefined : next
  } catch {
    throw new Faulty({kind: 'redirect', says: 'redirects to something that is no URL'})
  }
}

/** Loaded when a redirect sets a cookie, which few do: with its list of public suffixes it is a third of the checker. */
async function openJar(): Promise<CookieJar> {
  const {CookieJar: Jar} = await import('tough-cookie')
  return new Jar(undefined, {looseMode: true})
}
