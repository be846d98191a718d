import {decoded} from '../text/decoded.ts'
import {type Address, readAddress} from './address.ts'
import {findDoi, isAcmHandle} from './doi.ts'
import {readUsenix} from './usenix.ts'

/** What a URL identifies, by the shape of the URL alone. */
export interface Identity {
  /** Lower case; registered DOIs only, so without ACM's handles. */
  readonly doi?: string
  /** The prefix stood twice in the URL; `doi` is what was meant. */
  readonly doubledPrefix?: boolean
  /** A 10.5555 handle, which dl.acm.org serves and doi.org does not know. */
  readonly acmHandle?: string
  /** Without the version; new (`2301.10140`) or old style (`cs/0601001`). */
  readonly arxiv?: string
  readonly arxivVersion?: number
  readonly github?: {readonly owner: string; readonly repo: string; readonly path?: string}
  /** The forum id. */
  readonly openreview?: string
  readonly usenix?: {readonly conference: string; readonly slug: string; readonly pdf: boolean}
}

/** Hosts that name a paper by its arXiv id, and nothing else under these paths. */
const arxivPaths: ReadonlyMap<string, RegExp> = new Map(
  Object.entries({
    'arxiv.org': /^\/(?:abs|pdf|html|ps|format|src|e-print|pdf\/abs)\//,
    'export.arxiv.org': /^\/(?:abs|pdf|html|ps|format)\//,
    'browse.arxiv.org': /^\/(?:abs|pdf|html)\//,
    'xxx.lanl.gov': /^\/(?:abs|pdf)\//,
    'ar5iv.org': /^\/(?:abs|html|pdf)\//,
    'ar5iv.labs.arxiv.org': /^\/(?:abs|html|pdf)\//,
    'alphaxiv.org': /^\/(?:abs|pdf)\//
  })
)

/** First segments of github.com that are no owners. */
const githubPages: ReadonlySet<string> = new Set(
  'about apps blog collections contact customer-stories enterprise events explore features issues join login marketplace new notifications orgs pricing pulls readme search security settings site sponsors stars team topics trending users'.split(
    ' '
  )
)

/** Reads every identifier that a URL carries; an empty object for a URL that carries none. */
export function identify(url: string): Identity {
  const address = readAddress(url)
  if (!address) return {}
  const {host, path, query} = address
  const arxivPath = arxivPaths.get(host)
  if (arxivPath) return readArxiv(decoded(path).replace(arxivPath, ''), path)
  if (host === 'github.com') return readGithub(path)
  if (host === 'openreview.net') {
    const id = /^\/(?:forum|pdf|attachment)\/?$/.test(path) ? query.get('id') : undefined
    return id ? {openreview: id} : {}
  }
  const usenix = readUsenix(address)
  if (usenix) {
    if (usenix.slug === undefined) return {}
    return {usenix: {conference: usenix.event, slug: usenix.slug, pdf: usenix.page === 'file'}}
  }
  return readDoi(address)
}

function readDoi(address: Address): Identity {
  const found = findDoi(address)
  if (!found) return {}
  const {doi, doubledPrefix} = found
  if (isAcmHandle(doi)) return {acmHandle: doi}
  // arXiv registers its papers as 10.48550/arXiv.ID; the id is the better name.
  const arxiv = doi.startsWith('10.48550/arxiv.') ? readArxiv(doi.slice('10.48550/arxiv.'.length), undefined) : {}
  return {doi, ...(doubledPrefix && {doubledPrefix}), ...arxiv}
}

/** An arXiv id of either style, perhaps with a version and an ending; the ids' months are 01 to 12. */
function readArxiv(text: string, path: string | undefined): Identity {
  // Nothing was cut off: a page of arXiv that is no paper.
  if (path !== undefined && text === decoded(path)) return {}
  const match =
    /^(?:arxiv:)?(\d{2}(?:0[1-9]|1[0-2])\.\d{4,5}|[a-z-]+(?:\.[A-Za-z-]{2,})?\/\d{2}(?:0[1-9]|1[0-2])\d{3})(?:v(\d{1,3}))?(?:\.pdf|\.ps)?[/.,;)]*$/i.exec(
      text
    )
  if (!match) return {}
  const [, id, version] = match
  // math.GT/0309136 and math/0309136 are one paper.
  const arxiv = id!.replace(/\.[A-Za-z-]+\//, '/').toLowerCase()
  return version ? {arxiv, arxivVersion: Number(version)} : {arxiv}
}

function readGithub(path: string): Identity {
  const [owner, repo, ...rest] = decoded(path).split('/').filter(Boolean)
  if (!owner || !repo || githubPages.has(owner.toLowerCase())) return {}
  return {github: {owner, repo: repo.replace(/\.git$/, ''), ...(rest.length > 0 && {path: rest.join('/')})}}
}
