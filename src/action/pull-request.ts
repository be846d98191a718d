import {UsageError} from '../usage-error.ts'
import type {World} from '../world.ts'

type Environment = Readonly<Record<string, string | undefined>>

const isId = (value: unknown): value is string => typeof value === 'string' && /^[0-9a-f]{40,64}$/.test(value)

/**
 * What a pull request is compared with, read from the event that started the workflow; nothing for other events.
 *
 * `actions/checkout` gives a pull request as the merge that GitHub made of it: then the first parent is what it is compared
 * with, and two commits are all that must be fetched. The base that the event names may be older.
 *
 * @throws {UsageError} when the checkout lacks that parent: with what to change.
 */
export async function pullRequestBase(event: unknown, env: Environment, world: World): Promise<string | undefined> {
  const base = baseOf(event)
  if (base === undefined) return
  const commit = await world.git(['cat-file', 'commit', 'HEAD'])
  const [head] = commit.stdout.toString('utf8').split('\n\n', 1)
  const parents = [...head!.matchAll(/^parent ([0-9a-f]{40,64})$/gm)].map(([, id]) => id!)
  const isMerge = /^refs\/pull\/\d+\/merge$/.test(env.GITHUB_REF ?? '') && parents.length === 2
  const since = isMerge ? parents[0]! : base
  const known = await world.git(['cat-file', '-e', `${since}^{commit}`])
  if (commit.code === 0 && known.code !== 0)
    throw new UsageError(
      `the checkout lacks ${since.slice(0, 12)}, which this pull request is compared with; give actions/checkout \`fetch-depth: ${isMerge ? 2 : 0}\``
    )
  return since
}

/** The base that an event names: of a pull request, or of a merge queue's group. */
function baseOf(event: unknown): string | undefined {
  const {pull_request: request, merge_group: group} = (event ?? {}) as {
    pull_request?: {base?: {sha?: unknown}}
    merge_group?: {base_sha?: unknown}
  }
  const base = request?.base?.sha ?? group?.base_sha
  return isId(base) ? base : undefined
}
