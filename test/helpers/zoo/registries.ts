import {githubPage, graphql, json, type Repository, rest} from './github-site.ts'
import {page, type Reply, type Site, to} from './site.ts'

/** What the simulated registries know. */
export interface Knowledge {
  /** DOIs in lower case. */
  readonly dois?: (doi: string) => boolean
  /** Newest version of an arXiv paper; undefined for one that does not exist. */
  readonly papers?: (id: string) => number | undefined
  /** A repository by its name in lower case. */
  readonly repositories?: (name: string) => Repository | undefined
  /** Newest snapshot of a page in the Wayback Machine: its time, `YYYYMMDDhhmmss`. */
  readonly snapshots?: (url: string) => string | undefined
  /** The token that GraphQL wants. */
  readonly token?: string
  /** Anonymous REST requests before the limit. Default 60. */
  readonly anonymous?: number
}

/** The registries as their documents describe them, errors included, and the walled pages beside them. */
export function registrySites({
  dois = () => false,
  papers = () => undefined,
  repositories = () => undefined,
  snapshots = () => undefined,
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
    'archive.org': {answer: ({path}) => availability(path, snapshots)},
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
    'github.com': {answer: visit => githubPage(visit, repositories)}
  }
}

/** `https://archive.org/wayback/available` as archive.org/help/wayback_api.php describes it. */
function availability(path: string, snapshots: NonNullable<Knowledge['snapshots']>): Reply {
  const url = new URL(path, 'https://archive.org').searchParams.get('url') ?? ''
  const timestamp = snapshots(url)
  if (timestamp === undefined) return json(200, {url, archived_snapshots: {}})
  const closest = {status: '200', available: true, url: `http://web.archive.org/web/${timestamp}/${url}`, timestamp}
  return json(200, {url, archived_snapshots: {closest}})
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
