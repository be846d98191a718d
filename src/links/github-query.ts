import type {Observation} from './observation.ts'

/** A repository, and a thing in it as Git names it (`main:docs/README.md`). */
export interface Wanted {
  readonly owner: string
  readonly repo: string
  readonly expression?: string
}

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
  const source = 'api.github.com'
  const detail = `status ${status}`
  return wanted.map(({owner, repo, expression}, index): Observation => {
    const alias = `r${index}`
    const name = `${owner}/${repo}`
    const found = field(field(answer, 'data'), alias)
    if (found !== undefined && found !== null) {
      if (expression && field(found, 'object') === null) {
        // A branch's name may hold slashes, which the URL cannot tell from folders: the page has the last word.
        return {
          kind: 'unknown',
          source,
          at,
          because: `GitHub knows no ${expression.replace(':', ' ')} in ${name}`,
          detail,
          final: false
        }
      }
      const now = String(field(found, 'nameWithOwner'))
      const archived = field(found, 'isArchived') === true ? ', archived' : ''
      if (now.toLowerCase() === name.toLowerCase())
        return {kind: 'vouched', source, at, because: `known to GitHub${archived}`, detail}
      const because = `renamed on GitHub to ${now}${archived}`
      return expression
        ? {kind: 'vouched', source, at, because, detail}
        : {kind: 'vouched', source, at, because, detail, to: `https://github.com/${now}`}
    }
    const errors = field(answer, 'errors')
    const missing =
      Array.isArray(errors) &&
      errors.some(error => {
        const path = field(error, 'path')
        return field(error, 'type') === 'NOT_FOUND' && Array.isArray(path) && path[0] === alias
      })
    if (found === null && missing)
      return {kind: 'unknown', source, at, because: `GitHub knows no repository ${name}`, detail, final: false}
    return {
      kind: 'failed',
      asked: 'witness',
      source,
      at,
      fault: {kind: 'protocol', says: `the GitHub API gave no usable answer (${detail})`},
      hops: []
    }
  })
}

function parsed(body: string): unknown {
  try {
    return JSON.parse(body)
  } catch {
    return
  }
}

const field = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>)[name] : undefined
