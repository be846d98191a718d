import {identify} from '../catalog/identifiers.ts'
import type {Unknown, Vouched} from './observation.ts'

/** Who tells of repositories, in observations. */
export const githubApi = 'api.github.com'

/** A repository, and a thing in it as Git names it (`main:docs/README.md`). */
export interface Wanted {
  readonly owner: string
  readonly repo: string
  readonly expression?: string
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

/** When the API said something, and with which status. */
interface Said {
  readonly at: number
  readonly status: number
}

/**
 * What the API tells of a repository that exists: whether it has another name today, and whether it is archived.
 *
 * @param now its owner and name today
 */
export function known(wanted: Wanted, now: string, archived: boolean, {at, status}: Said): Vouched {
  const seen = {
    kind: 'vouched',
    source: githubApi,
    at,
    detail: `status ${status}`,
    ...(archived && {readOnly: true as const})
  } as const
  const aside = archived ? ', archived' : ''
  if (now.toLowerCase() === `${wanted.owner}/${wanted.repo}`.toLowerCase())
    return {...seen, because: `known to GitHub${aside}`}
  const because = `renamed on GitHub to ${now}${aside}`
  // Where a file of a renamed repository is now, the API does not say.
  return wanted.expression ? {...seen, because} : {...seen, because, to: `https://github.com/${now}`}
}

/** That the API knows no such repository. The page is looked at too: private ones look the same to the API. */
export const unknown = ({owner, repo}: Wanted, {at, status}: Said): Unknown => ({
  kind: 'unknown',
  source: githubApi,
  at,
  because: `GitHub knows no repository ${owner}/${repo}`,
  detail: `status ${status}`,
  weight: 'strong'
})
