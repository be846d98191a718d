import type {Asker} from './asker.ts'
import {faultOf} from './fault.ts'
import {field, parsed} from './github-query.ts'
import {githubApi, known, unknown, type Wanted} from './github-repository.ts'
import type {Clock, Exchange} from './link-world.ts'
import type {Observation, Vouched} from './observation.ts'

/** What a witness without a token is made of. */
export interface RestParts {
  readonly asker: Asker
  readonly clock: Clock
}

/** Asks for a repository, given what was seen of it in runs of before, oldest first. */
export type RestWitness = (
  wanted: Wanted,
  before: readonly Observation[],
  signal: AbortSignal
) => Promise<readonly Observation[]>

/**
 * One repository a request, until the anonymous hourly limit (60) is used up; then the pages have to do. What was vouched
 * for before is asked for with its ETag, so that an unchanged repository costs a bare 304 (docs.github.com, Use conditional
 * requests; only with a token is that one free of the limit).
 */
export function restWitness({asker, clock}: RestParts): RestWitness {
  const asked = new Map<string, Promise<readonly Observation[]>>()
  let usedUp = false

  const get = async (url: URL, etag: string | undefined, signal: AbortSignal): Promise<Exchange> => {
    const headers = {accept: 'application/vnd.github+json', ...(etag && {'if-none-match': etag})}
    const answer = await asker.ask({url, method: 'GET', headers, want: () => 128 * 1024}, signal)
    if (answer.headers['x-ratelimit-remaining'] === '0') usedUp = true
    return answer
  }
  const ask: RestWitness = async (wanted, before, signal) => {
    const at = clock.now()
    const last = before.findLast(isTagged)
    try {
      const first = await get(
        new URL(`https://api.github.com/repos/${wanted.owner}/${wanted.repo}`),
        last?.etag,
        signal
      )
      const next = renamedTo(first)
      const answer = next ? await get(next, last?.etag, signal) : first
      const {status} = answer
      if (status === 304 && last) return [{...last, at, detail: 'status 304, unchanged since it was last asked'}]
      if (status === 404) return [unknown(wanted, {at, status})]
      const repository = status === 200 ? parsed(answer.body) : undefined
      const name = field(repository, 'full_name')
      if (typeof name !== 'string' || !/^[\w.-]+\/[\w.-]+$/.test(name)) return []
      const seen = known(wanted, name, field(repository, 'archived') === true, {at, status})
      const {etag} = answer.headers
      return [isEtag(etag) ? {...seen, etag} : seen]
    } catch (error) {
      signal.throwIfAborted()
      usedUp = true
      return [{kind: 'failed', asked: 'witness', source: githubApi, at, fault: faultOf(error), hops: []}]
    }
  }
  return async (wanted, before, signal) => {
    const key = `${wanted.owner}/${wanted.repo}`.toLowerCase()
    const known = asked.get(key)
    if (known) return known
    if (usedUp) return []
    const answer = ask(wanted, before, signal)
    asked.set(key, answer)
    return answer
  }
}

/** Where the API redirects for a renamed repository; never to another host. */
function renamedTo({status, headers: {location = ''}}: Exchange): URL | undefined {
  if (![301, 302, 307, 308].includes(status) || !URL.canParse(location)) return
  const url = new URL(location)
  return url.origin === `https://${githubApi}` ? url : undefined
}

/** An entity tag (RFC 9110, 8.8.3), short enough to keep. It comes from a server or from a file that may hold anything. */
const isEtag = (text: string | undefined): text is string => /^(?:W\/)?"[\x21\x23-\x7e]{0,200}"$/.test(text ?? '')

const isTagged = (seen: Observation): seen is Vouched =>
  seen.kind === 'vouched' && seen.source === githubApi && isEtag(seen.etag)
