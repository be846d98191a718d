import {createHash} from 'node:crypto'
import {page, type Reply, type Site, to, type Visit} from './web.ts'

/** What the simulated registries know. */
export interface Knowledge {
  /** DOIs in lower case. */
  readonly dois?: (doi: string) => boolean
  /** Newest version of an arXiv paper; undefined for one that does not exist. */
  readonly papers?: (id: string) => number | undefined
  /** A repository by its name in lower case. */
  readonly repositories?: (name: string) => Repository | undefined
  /** The token that GraphQL wants. */
  readonly token?: string
  /** Anonymous REST requests before the limit. Default 60. */
  readonly anonymous?: number
}

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

const json = (status: number, value: unknown, headers: Readonly<Record<string, string>> = {}): Reply => ({
  status,
  headers: {'content-type': 'application/json', ...headers},
  body: JSON.stringify(value)
})

/** The registries as their documents describe them, errors included, and the walled pages beside them. */
export function registrySites({
  dois = () => false,
  papers = () => undefined,
  repositories = () => undefined,
  token = 'zoo-token',
  anonymous = 60
}: Knowledge): Record<string, Site> {
  let asked = 0
  const challenge: Reply = {
    status: 403,
    headers: {'cf-mitigated': 'challenge', 'content-type': 'text/html'},
    body: '<title>Just a moment...</title>'
  }
  return {
    'doi.org': {
      answer({path}) {
        const match = /^\/api\/handles\/(10\.[^?]*)(\?.*)?$/.exec(path)
        if (!match)
          return /^\/10\./.test(path) ? to(`https://dl.acm.org/doi${path}`) : page('DOI', 'The DOI Foundation')
        const doi = decodeURIComponent(match[1]!)
        return dois(doi.toLowerCase())
          ? json(200, {
              responseCode: 1,
              handle: doi,
              values: [
                {
                  index: 1,
                  type: 'URL',
                  data: {format: 'string', value: `https://example.org/${doi}`},
                  ttl: 86400,
                  timestamp: '2020-07-29T04:52:30Z'
                }
              ]
            })
          : json(404, {responseCode: 100, handle: doi})
      }
    },
    'dl.acm.org': {answer: () => challenge},
    'link.springer.com': {answer: () => challenge},
    'export.arxiv.org': {answer: ({path}) => arxivFeed(path, papers)},
    'arxiv.org': {
      answer({path}) {
        const match = /^\/(?:abs|pdf)\/(.+?)(?:v(\d+))?(?:\.pdf)?$/.exec(path)
        const newest = match && papers(match[1]!)
        return newest !== undefined && newest !== null && newest >= Number(match?.[2] ?? 1)
          ? page('A paper on arXiv', `Abstract of ${path}`)
          : page('Article not found', 'No such article', 404)
      }
    },
    'api.github.com': {
      answer: visit =>
        visit.path === '/graphql' ? graphql(visit, repositories, token) : rest(visit, repositories, ++asked, anonymous)
    },
    'github.com': {
      answer({path}) {
        const [owner, repo, kind, ref, ...rest] = decodeURIComponent(path).split('/').filter(Boolean)
        const found = repo && repositories(`${owner}/${repo}`.toLowerCase())
        if (!found) return page('Page not found · GitHub', 'This is not the web page you are looking for.', 404)
        if (found.nameWithOwner.toLowerCase() !== `${owner}/${repo}`.toLowerCase())
          return to(`/${[found.nameWithOwner, kind, ref, ...rest].filter(Boolean).join('/')}`, 301)
        return kind && !found.files?.includes(`${ref}:${rest.join('/')}`)
          ? page('File not found · GitHub', 'No such file', 404)
          : page(found.nameWithOwner, 'A repository')
      }
    }
  }
}

/** `https://export.arxiv.org/api/query`: Atom; missing ids have no entry, a malformed one gives a single error entry. */
function arxivFeed(path: string, papers: NonNullable<Knowledge['papers']>): Reply {
  const ids = (new URL(path, 'https://export.arxiv.org').searchParams.get('id_list') ?? '').split(',').filter(Boolean)
  const malformed = ids.find(id => !/^(\d{4}\.\d{4,5}|[a-z-]+(\.[A-Z]{2})?\/\d{7})(v\d+)?$/i.test(id))
  const feed = (entries: readonly string[]): Reply => ({
    status: malformed ? 400 : 200,
    headers: {'content-type': 'application/atom+xml; charset=UTF-8'},
    body: `<?xml version="1.0" encoding="UTF-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom" xmlns:opensearch="http://a9.com/-/spec/opensearch/1.1/"><title>ArXiv Query</title><opensearch:totalResults>${entries.length}</opensearch:totalResults>${entries.join('')}</feed>`
  })
  if (malformed)
    return feed([
      `<entry><id>http://arxiv.org/api/errors#incorrect_id_format_for_${malformed}</id><title>Error</title></entry>`
    ])
  return feed(
    ids.flatMap(id => {
      const newest = papers(id)
      return newest === undefined
        ? []
        : `<entry><id>http://arxiv.org/abs/${id}v${newest}</id><title>A &amp; B</title><summary>${'Words. '.repeat(150)}</summary></entry>`
    })
  )
}

async function graphql(
  {request, response}: Visit,
  repositories: NonNullable<Knowledge['repositories']>,
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

function rest(
  {path, request}: Visit,
  repositories: NonNullable<Knowledge['repositories']>,
  asked: number,
  limit: number
): Reply {
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
