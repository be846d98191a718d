import type {Asker} from './asker.ts'
import {batches} from './batches.ts'
import {faultOf} from './fault.ts'
import {queryFor, readGithubAnswer} from './github-query.ts'
import {githubApi, type Wanted, wantedOf} from './github-repository.ts'
import {restWitness} from './github-rest.ts'
import type {Clock} from './link-world.ts'
import type {Observation} from './observation.ts'
import type {Link, Probe} from './probe.ts'

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
  /** What runs of before have seen of a link, oldest first. */
  readonly before: (link: Link) => readonly Observation[]
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
export function githubWitness({asker, clock, token, urls, before}: GithubParts): Probe {
  if (!token) {
    const alone = restWitness({asker, clock})
    return async (link, signal) => {
      const wanted = wantedOf(link.written)
      // A path would cost a request of its own out of sixty; its page costs none.
      return wanted && !wanted.expression ? alone(wanted, before(link), signal) : []
    }
  }
  const keys = [...new Set([...urls].flatMap(url => wantedOf(url) ?? []).map(keyOf))]
  const ask = batches(keys, batchSize, async (batch, signal) => {
    const at = clock.now()
    const wanted = batch.map(wantedIn)
    try {
      const {status, body} = await asker.ask(
        {
          url: new URL('https://api.github.com/graphql'),
          method: 'POST',
          headers: {
            authorization: `Bearer ${token}`,
            'content-type': 'application/json',
            accept: 'application/json'
          },
          body: JSON.stringify({query: queryFor(wanted)}),
          want: () => 1 << 20
        },
        signal
      )
      return readGithubAnswer(wanted, status, body, at)
    } catch (error) {
      signal.throwIfAborted()
      const failed: Observation = {
        kind: 'failed',
        asked: 'witness',
        source: githubApi,
        at,
        fault: faultOf(error),
        hops: []
      }
      return batch.map(() => failed)
    }
  })
  const places = new Map(keys.map((key, index) => [key, index % batchSize]))
  return async (link, signal) => {
    const wanted = wantedOf(link.written)
    if (!wanted) return []
    const answer = await ask(keyOf(wanted), signal)
    const seen = answer?.[places.get(keyOf(wanted))!]
    return seen ? [seen] : []
  }
}
