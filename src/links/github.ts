import {identify} from '../catalog/identifiers.ts'
import type {Asker} from './asker.ts'
import {batches} from './batches.ts'
import {faultOf} from './fault.ts'
import {queryFor, readGithubAnswer, type Wanted} from './github-query.ts'
import type {Clock} from './link-world.ts'
import type {Observation} from './observation.ts'
import type {Probe} from './probe.ts'

const source = 'api.github.com'
/** Aliases in one query; each costs about a hundredth of a point of the hourly 5,000. */
const batchSize = 80

/** What a witness for GitHub is made of. */
export interface GithubParts {
  readonly asker: Asker
  readonly clock: Clock
  /** A token for the API; without one repositories are asked for one by one, as long as the anonymous limit lasts. */
  readonly token: string | undefined
  /** Every link of the run, so that batches are full. */
  readonly urls: Iterable<string>
}

/** The repository, or the path in it, that a link is about; undefined for pages that the API does not know as such. */
export function wantedOf(url: string): Wanted | undefined {
  const {github} = identify(url)
  if (!github) return
  const {owner, repo, path} = github
  if (!/^[\w.-]{1,100}$/.test(owner) || !/^[\w.-]{1,100}$/.test(repo)) return
  if (!path) return {owner, repo}
  const file = /^(?:blob|tree|raw)\/([^/]+)(?:\/(.+?))?\/?$/.exec(path)
  return file ? {owner, repo, expression: `${file[1]}:${file[2] ?? ''}`} : undefined
}

const keyOf = ({owner, repo, expression}: Wanted): string => JSON.stringify([owner, repo, expression ?? ''])

function wantedIn(key: string): Wanted {
  const [owner, repo, expression] = JSON.parse(key) as [string, string, string]
  return expression ? {owner, repo, expression} : {owner, repo}
}

/**
 * The witness for GitHub's repositories and the files in them: GraphQL in batches with a token, REST without one. Both
 * tell of renamed and archived repositories; the token goes to api.github.com alone.
 */
export function githubWitness({asker, clock, token, urls}: GithubParts): Probe {
  const authorization = token ? {authorization: `Bearer ${token}`} : undefined
  const wanted = [...urls].flatMap(url => wantedOf(url) ?? [])
  const ask = batches(wanted.map(keyOf), batchSize, async (keys, signal) => {
    const at = clock.now()
    try {
      const {status, body} = await asker.ask(
        {
          url: new URL('https://api.github.com/graphql'),
          method: 'POST',
          headers: {...authorization, 'content-type': 'application/json', accept: 'application/json'},
          body: JSON.stringify({query: queryFor(keys.map(wantedIn))}),
          want: () => 1 << 20
        },
        signal
      )
      return readGithubAnswer(keys.map(wantedIn), status, body, at)
    } catch (error) {
      signal.throwIfAborted()
      const failed: Observation = {kind: 'failed', asked: 'witness', source, at, fault: faultOf(error), hops: []}
      return keys.map(() => failed)
    }
  })
  const places = new Map([...new Set(wanted.map(keyOf))].map((key, index) => [key, index % batchSize]))
  const alone = restWitness(asker, clock)
  return async (link, signal) => {
    const mine = wantedOf(link.written)
    if (!mine) return []
    if (!token) return mine.expression ? [] : alone(mine, signal)
    const answer = await ask(keyOf(mine), signal)
    const seen = answer?.[places.get(keyOf(mine))!]
    return seen ? [seen] : []
  }
}

/** One repository a request, until the anonymous hourly limit (60) is used up; then the pages have to do. */
function restWitness(
  asker: Asker,
  clock: Clock
): (wanted: Wanted, signal: AbortSignal) => Promise<readonly Observation[]> {
  const known = new Map<string, Promise<readonly Observation[]>>()
  let usedUp = false
  const ask = async ({owner, repo}: Wanted, signal: AbortSignal): Promise<readonly Observation[]> => {
    const at = clock.now()
    const get = (url: URL) =>
      asker.ask({url, method: 'GET', headers: {accept: 'application/vnd.github+json'}, want: () => 64 * 1024}, signal)
    try {
      let answer = await get(new URL(`https://api.github.com/repos/${owner}/${repo}`))
      const next =
        answer.status === 301 && URL.canParse(answer.headers.location ?? '')
          ? new URL(answer.headers.location!)
          : undefined
      if (next?.host === source) answer = await get(next)
      if (answer.headers['x-ratelimit-remaining'] === '0') usedUp = true
      const detail = `status ${answer.status}`
      if (answer.status === 404)
        return [
          {kind: 'unknown', source, at, because: `GitHub knows no repository ${owner}/${repo}`, detail, final: false}
        ]
      const now = answer.status === 200 ? /"full_name"\s*:\s*"([\w.-]+\/[\w.-]+)"/.exec(answer.body)?.[1] : undefined
      if (!now) return []
      const archived = /"archived"\s*:\s*true/.test(answer.body) ? ', archived' : ''
      return now.toLowerCase() === `${owner}/${repo}`.toLowerCase()
        ? [{kind: 'vouched', source, at, because: `known to GitHub${archived}`, detail}]
        : [
            {
              kind: 'vouched',
              source,
              at,
              because: `renamed on GitHub to ${now}${archived}`,
              detail,
              to: `https://github.com/${now}`
            }
          ]
    } catch (error) {
      signal.throwIfAborted()
      usedUp = true
      return [{kind: 'failed', asked: 'witness', source, at, fault: faultOf(error), hops: []}]
    }
  }
  return async (wanted, signal) => {
    const key = `${wanted.owner}/${wanted.repo}`.toLowerCase()
    const before = known.get(key)
    if (before) return before
    if (usedUp) return []
    const answer = ask(wanted, signal)
    known.set(key, answer)
    return answer
  }
}
