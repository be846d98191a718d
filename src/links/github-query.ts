import {githubApi, known, unknown, type Wanted} from './github-repository.ts'
import type {Observation} from './observation.ts'

/** One GraphQL query for many repositories; answers come under `r0`, `r1` ... */
export function queryFor(wanted: readonly Wanted[]): string {
  const parts = wanted.map(({owner, repo, expression}, index) => {
    const object = expression ? ` object(expression:${JSON.stringify(expression)}){__typename}` : ''
    return `r${index}:repository(owner:${JSON.stringify(owner)},name:${JSON.stringify(repo)},followRenames:true){nameWithOwner isArchived${object}}`
  })
  return `query{${parts.join(' ')}}`
}

/**
 * What an answer of `POST https://api.github.com/graphql` says of each repository asked for, in their order. `null` counts
 * as missing only with an error of type NOT_FOUND for it; anything else is no answer.
 */
export function readGithubAnswer(wanted: readonly Wanted[], status: number, body: string, at: number): Observation[] {
  const answer = parsed(body)
  const detail = `status ${status}`
  return wanted.map((each, index): Observation => {
    const alias = `r${index}`
    const found = field(field(answer, 'data'), alias)
    if (found !== undefined && found !== null) {
      if (!each.expression || field(found, 'object') !== null)
        return known(each, String(field(found, 'nameWithOwner')), field(found, 'isArchived') === true, {at, status})
      // A branch's name may hold slashes, which the URL cannot tell from folders: the page has the last word.
      const because = `GitHub knows no ${each.expression.replace(':', ' ')} in ${each.owner}/${each.repo}`
      return {kind: 'unknown', source: githubApi, at, because, detail, weight: 'weak'}
    }
    if (found === null && isMissing(field(answer, 'errors'), alias)) return unknown(each, {at, status})
    const fault = {kind: 'protocol', says: `the GitHub API gave no usable answer (${detail})`} as const
    return {kind: 'failed', asked: 'witness', source: githubApi, at, fault, hops: []}
  })
}

const isMissing = (errors: unknown, alias: string): boolean =>
  Array.isArray(errors) &&
  errors.some(error => {
    const path = field(error, 'path')
    return field(error, 'type') === 'NOT_FOUND' && Array.isArray(path) && path[0] === alias
  })

/** JSON as a value; undefined for text that is none. */
export function parsed(body: string): unknown {
  try {
    return JSON.parse(body)
  } catch {
    return
  }
}

/** A field of a value that may be no object at all. */
export const field = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>)[name] : undefined
