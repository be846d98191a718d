import {type Address, readAddress} from './address.ts'
import {isAcmHandle} from './doi.ts'
import {identify} from './identify.ts'
import {dropTracking, hasTracking} from './tracking.ts'
import {unproxied} from './university-proxy.ts'
import {landingPage} from './usenix-landing.ts'

/** One respect in which a URL has a canonical form, and whether this URL has it. */
export interface UrlForm {
  /** What kind of links this compares with, for counting what a list's custom is. */
  readonly family:
    | 'acm-doi-form'
    | 'usenix-landing'
    | 'arxiv-abs'
    | 'arxiv-version'
    | 'https'
    | 'dx-doi'
    | 'tracking'
    | 'acm-delivery'
    | 'openreview-challenge'
    | 'university-proxy'
  readonly canonical: boolean
  /** The whole URL in canonical form, changed in this respect alone; absent where it is canonical or cannot be derived. */
  readonly replacement?: string
  /** The replacement names the same thing for certain. */
  readonly safe: boolean
  /** No list can want this form, whatever its custom. */
  readonly never: boolean
  /** A clause for a message. */
  readonly why: string
}

/** Every respect in which the catalog knows a canonical form of this URL, with what it is and whether the URL has it. */
export function urlForms(url: string): readonly UrlForm[] {
  const address = readAddress(url)
  if (!address) return []
  return readings.flatMap(read => read(url, address) ?? [])
}

type Read = (url: string, address: Address) => UrlForm | undefined

const readings: readonly Read[] = [
  acmDoiForm,
  usenixLanding,
  arxivAbs,
  arxivVersion,
  https,
  dxDoi,
  tracking,
  acmDelivery,
  openreviewChallenge,
  universityProxy
]

function canonical(family: UrlForm['family'], why: string): UrlForm {
  return {family, canonical: true, safe: true, never: false, why}
}

function acmDoiForm(url: string, {host, path, query}: Address): UrlForm | undefined {
  if (host !== 'dl.acm.org' && host !== 'dlnext.acm.org') return undefined
  const why = 'dl.acm.org/doi/ leads to the abstract, the PDF and the references'
  const family = 'acm-doi-form'
  const id = query.get('id')
  if (path === '/citation.cfm' && id && /^\d{4,8}\.\d{4,8}$/.test(id)) {
    // The old pages redirect, and that the number belongs to 10.1145 is a rule of thumb.
    return {
      family,
      canonical: false,
      replacement: `https://dl.acm.org/doi/10.1145/${id}`,
      safe: false,
      never: false,
      why
    }
  }
  if (host === 'dl.acm.org' && /^\/doi\/10\.\d{4,}\//.test(path)) return canonical(family, why)
  if (!/^\/doi\/(?:(?:abs|pdf|epdf|full|fullHtml)\/)?10\.\d{4,}\//i.test(path)) return undefined
  const {doi, acmHandle} = identify(url)
  if (!doi && !(acmHandle && isAcmHandle(acmHandle))) return undefined
  const replacement = url
    .replace(/^(https?:\/\/)(?:www\.)?dl(?:next)?\.acm\.org/i, '$1dl.acm.org')
    .replace(/\/doi\/(?:abs|pdf|epdf|full|fullHtml)\//i, '/doi/')
  return {family, canonical: false, replacement, safe: true, never: false, why}
}

function usenixLanding(_: string, address: Address): UrlForm | undefined {
  const landing = landingPage(address)
  if (!landing) return undefined
  const why = 'the page of a USENIX paper has the abstract, the PDF, the slides and the video'
  if (landing.here) return canonical('usenix-landing', why)
  return {family: 'usenix-landing', canonical: false, replacement: landing.url, safe: false, never: false, why}
}

/** Hosts of arXiv itself, whose forms are interchangeable. */
const arxivHosts: ReadonlySet<string> = new Set(['arxiv.org', 'export.arxiv.org'])

function arxivAbs(url: string, {host, path}: Address): UrlForm | undefined {
  const {arxiv} = identify(url)
  if (!arxiv || !arxivHosts.has(host)) return undefined
  const why = 'the abs page of arXiv has the abstract, every version and the PDF'
  if (path.startsWith('/abs/') && !/\.(?:pdf|ps)\/?$/i.test(path)) return canonical('arxiv-abs', why)
  const written = /^(https?:\/\/)[^/]+\/(?:abs|pdf|html|ps|format)\/+([^?#]+?)(?:\.pdf|\.ps)?\/?(?=[?#]|$)/i
  if (!written.test(url)) return undefined
  const replacement = url.replace(written, '$1arxiv.org/abs/$2')
  return {family: 'arxiv-abs', canonical: false, replacement, safe: true, never: false, why}
}

function arxivVersion(url: string, {host}: Address): UrlForm | undefined {
  const {arxiv, arxivVersion: version} = identify(url)
  if (!arxiv || !arxivHosts.has(host)) return undefined
  const why = 'without a version arXiv shows the latest'
  if (version === undefined) return canonical('arxiv-version', why)
  const replacement = url.replace(new RegExp(`v${version}(?=(?:\\.pdf|\\.ps)?/?(?:[?#]|$))`, 'i'), '')
  return {family: 'arxiv-version', canonical: false, replacement, safe: false, never: false, why}
}

/** Hosts that redirect http to https, for years and for every page; most links of paper lists go to these. */
const httpsHosts: ReadonlySet<string> = new Set([
  'aclanthology.org',
  'arxiv.org',
  'dl.acm.org',
  'doi.org',
  'github.com',
  'ieeexplore.ieee.org',
  'jmlr.org',
  'link.springer.com',
  'openaccess.thecvf.com',
  'openreview.net',
  'papers.nips.cc',
  'proceedings.mlr.press',
  'proceedings.mlsys.org',
  'proceedings.neurips.cc',
  'usenix.org',
  'youtube.com'
])

function https(url: string, {host}: Address): UrlForm | undefined {
  if (!httpsHosts.has(host) || /^https?:\/\/[^/]*:\d/i.test(url)) return undefined
  const why = `${host} serves https`
  if (/^https:/i.test(url)) return canonical('https', why)
  return {
    family: 'https',
    canonical: false,
    replacement: url.replace(/^http:/i, 'https:'),
    safe: true,
    never: false,
    why
  }
}

function dxDoi(url: string, {host}: Address): UrlForm | undefined {
  const why = 'dx.doi.org is the old name of doi.org'
  if (host === 'doi.org') return canonical('dx-doi', why)
  if (host !== 'dx.doi.org') return undefined
  const replacement = url.replace(/^https?:\/\/(?:www\.)?dx\.doi\.org/i, 'https://doi.org')
  return {family: 'dx-doi', canonical: false, replacement, safe: true, never: true, why}
}

function tracking(url: string): UrlForm | undefined {
  if (!hasTracking(url)) return undefined
  const why = 'it tracks who passed the link on and names no page'
  return {family: 'tracking', canonical: false, replacement: dropTracking(url), safe: true, never: true, why}
}

function acmDelivery(_: string, {host}: Address): UrlForm | undefined {
  if (host !== 'delivery.acm.org') return undefined
  // Only the article number stands in such a link; the number of its proceedings, which the DOI needs, does not.
  return {family: 'acm-delivery', canonical: false, safe: false, never: true, why: 'links of delivery.acm.org expire'}
}

function openreviewChallenge(_: string, {host, path, query}: Address): UrlForm | undefined {
  if (host !== 'openreview.net' || path !== '/challenge') return undefined
  const why = 'it is the page that OpenReview shows to robots'
  const redirect = query.get('redirect')
  const known = redirect && /^\/(?:forum|pdf|group|attachment)\b/.test(redirect)
  const replacement = known ? {replacement: `https://openreview.net${redirect}`} : {}
  return {family: 'openreview-challenge', canonical: false, ...replacement, safe: true, never: true, why}
}

function universityProxy(url: string, {host}: Address): UrlForm | undefined {
  const original = unproxied(url, host)
  if (!original) return undefined
  const why = 'the proxy of a library lets only its members in'
  return {family: 'university-proxy', canonical: false, replacement: original, safe: true, never: true, why}
}
