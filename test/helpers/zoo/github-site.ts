import {createHash} from 'node:crypto'
import {page, type Reply, to, type Visit} from './site.ts'

/** A repository at the simulated GitHub. */
export interface Repository {
  /** Owner and name as they are today. */
  readonly nameWithOwner: string
  readonly isArchived?: boolean
  /** The repository that it is a fork of, which is archived. */
  readonly parent?: string
  /** Things in it as Git names them: `main:README.md`. */
  readonly files?: readonly string[]
}

/** A repository by its name in lower case. */
type Repositories = (name: string) => Repository | undefined

/** An answer in JSON. */
export const json = (status: number, value: unknown, headers: Readonly<Record<string, string>> = {}): Reply => ({
  status,
  headers: {'content-type': 'application/json', ...headers},
  body: JSON.stringify(value)
})

/** `POST /graphql` as the query of this project asks it. */
export async function graphql(
  {request, response}: Visit,
  repositories: Repositories,
  token: string
): Promise<Reply | undefined> {
  if (request.headers.authorization !== `Bearer ${token}`) return json(401, {message: 'Bad credentials'})
  const body = await new Promise<string>(resolve => {
    let text = ''
    request.on('data', part => {
      text += part
    })
    request.on('end', () => resolve(text))
  })
  if (response.destroyed) return undefined
  const {query} = JSON.parse(body) as {query: string}
  const data: Record<string, unknown> = {}
  const errors: unknown[] = []
  for (const [, alias, owner, name, expression] of query.matchAll(
    /(r\d+):repository\(owner:"([^"]+)",name:"([^"]+)",followRenames:true\)\{nameWithOwner isArchived(?: object\(expression:"([^"]+)"\)\{__typename\})?\}/g
  )) {
    const found = repositories(`${owner}/${name}`.toLowerCase())
    data[alias!] = found
      ? {
          nameWithOwner: found.nameWithOwner,
          isArchived: found.isArchived ?? false,
          ...(expression ? {object: found.files?.includes(expression) ? {__typename: 'Blob'} : null} : {})
        }
      : null
    if (!found)
      errors.push({
        type: 'NOT_FOUND',
        path: [alias],
        message: `Could not resolve to a Repository with the name '${owner}/${name}'.`
      })
  }
  return json(200, errors.length > 0 ? {data, errors} : {data}, {
    'x-ratelimit-limit': '5000',
    'x-ratelimit-remaining': '4999'
  })
}

/** `GET /repos/OWNER/NAME`, with ETags, renames and the anonymous limit. */
export function rest({path, request}: Visit, repositories: Repositories, asked: number, limit: number): Reply {
  const headers = {
    'x-ratelimit-limit': String(limit),
    'x-ratelimit-remaining': String(Math.max(0, limit - asked)),
    'x-ratelimit-reset': '1795406400'
  }
  if (asked > limit) return json(403, {message: 'API rate limit exceeded'}, headers)
  const byId = /^\/repositories\/(.+)$/.exec(path)
  const name = byId ? Buffer.from(byId[1]!, 'hex').toString() : path.replace('/repos/', '')
  const found = repositories(name.toLowerCase())
  if (!found)
    return json(404, {message: 'Not Found', documentation_url: 'https://docs.github.com/rest', status: '404'}, headers)
  if (!byId && found.nameWithOwner.toLowerCase() !== name.toLowerCase()) {
    const url = `https://api.github.com/repositories/${Buffer.from(found.nameWithOwner).toString('hex')}`
    return json(301, {message: 'Moved Permanently', url}, {...headers, location: url})
  }
  const parent = found.parent && {full_name: found.parent, archived: true}
  const body = {id: 1, ...(parent && {parent}), full_name: found.nameWithOwner, archived: found.isArchived ?? false}
  // Validators are weak, and those of another token, or of none, do not match.
  const etag = `W/"${createHash('sha256').update(JSON.stringify(body)).digest('hex')}"`
  if (request.headers['if-none-match'] === etag) return {status: 304, headers: {...headers, etag}}
  return json(200, body, {...headers, etag})
}

/** The pages of github.com. */
export function githubPage({path}: Visit, repositories: Repositories): Reply {
  const [owner, repo, kind, ref, ...rest] = decodeURIComponent(path).split('/').filter(Boolean)
  const found = repo && repositories(`${owner}/${repo}`.toLowerCase())
  if (!found) return page('Page not found · GitHub', 'This is not the web page you are looking for.', 404)
  if (found.nameWithOwner.toLowerCase() !== `${owner}/${repo}`.toLowerCase())
    return to(`/${[found.nameWithOwner, kind, ref, ...rest].filter(Boolean).join('/')}`, 301)
  return kind && !found.files?.includes(`${ref}:${rest.join('/')}`)
    ? page('File not found · GitHub', 'No such file', 404)
    : page(found.nameWithOwner, 'A repository')
}
