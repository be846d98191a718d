import {originalDoi} from './acm.ts'
import {type Address, readAddress} from './address.ts'
import {identify} from './identify.ts'
import {isTracking} from './tracking.ts'
import {readUsenix, type UsenixPath} from './usenix.ts'

/**
 * A key that two URLs share only if they are the same paper (or the same page). By identifier where there is one:
 * `doi:10.1145/3575693.3575721`, `arxiv:2301.10140` whatever the version, `openreview:uLpyWQPyF9`, `usenix:osdi20/mai`. Else the
 * page: the URL without scheme, `www.`, trailing slash, fragment (but `#!` and `#/`) and tracking parameters, its query sorted.
 */
export function identityKey(url: string): string {
  const address = readAddress(url)
  if (!address) return `url:${url.trim()}`
  const {arxiv, doi, acmHandle, openreview} = identify(url)
  if (arxiv) return `arxiv:${arxiv}`
  if (doi)
    return doi.startsWith('10.18653/')
      ? anthologyKey(doi.replace(/^10\.18653\/(?:v1\/)?/, ''))
      : `doi:${originalDoi(doi)}`
  if (acmHandle) return `acm:${acmHandle}`
  if (openreview) return `openreview:${openreview}`
  const usenix = readUsenix(address)
  if (usenix?.slug !== undefined) return usenixKey(usenix, usenix.slug)
  return pageOfProceedings(address) ?? pageKey(address)
}

/** The landing page and the PDF of a USENIX paper have one slug, but for hyphens; slugs recur, so the event belongs to the key. */
function usenixKey({event, venue, year}: UsenixPath, slug: string): string {
  // `sec21` in file names is `usenixsecurity21` in landing pages.
  const name =
    venue === undefined ? event : `${venue.toLowerCase().replaceAll(' ', '')}${String(year % 100).padStart(2, '0')}`
  return `usenix:${name}/${slug.toLowerCase().replaceAll('_', '-')}`
}

function anthologyKey(id: string): string {
  return `acl:${id.toLowerCase()}`
}

/** Proceedings that serve one paper under several addresses: abstract and PDF, old host and new. */
function pageOfProceedings({host, path}: Address): string | undefined {
  if (/^(?:proceedings|papers)\.(?:neurips|nips|mlsys)\.(?:cc|org)$/.test(host)) {
    // The hash alone recurs in other years and in MLSys: host family and year belong to the key.
    const [, year, hash] = /^\/paper(?:_files\/paper)?\/(\d{4})\/(?:hash|file)\/([0-9a-f]{32})-/.exec(path) ?? []
    if (year) return `${host.endsWith('mlsys.org') ? 'mlsys' : 'neurips'}:${year}/${hash}`
  }
  if (host === 'proceedings.mlr.press') {
    const [, volume, slug] = /^\/(v\d+)\/([a-z\d-]+)(?:\.html|\/\2(?:-supp)?\.pdf)$/.exec(path) ?? []
    if (volume && !path.endsWith('-supp.pdf')) return `pmlr:${volume}/${slug}`
  }
  if (host === 'openaccess.thecvf.com') {
    const [, event, name] =
      /^\/(content[^/]*(?:\/[^/]+)?)\/(?:html|papers)\/(?:.*\/)?([^/]+_paper)\.(?:html|pdf)$/.exec(path) ?? []
    if (event) return `cvf:${event.toLowerCase()}/${name!.toLowerCase()}`
  }
  if (host === 'aclanthology.org' || host === 'aclweb.org') {
    const id = /^\/(?:anthology\/)?([A-Z]\d{2}-\d{4}|\d{4}\.[a-z\d-]+\.\d+)(?:\.pdf)?\/?$/i.exec(path)?.[1]
    if (id) return anthologyKey(id)
  }
  if (host === 'ieeexplore.ieee.org') {
    const id = /^\/(?:abstract\/|iel\d+\/.*\/)?(?:document\/)?0*(\d{5,9})(?:\/.*|\.pdf)?$/.exec(path)?.[1]
    if (id) return `ieee:${id}`
  }
  return undefined
}

/** The page itself, whoever links to it and however. */
function pageKey({host, path, query, fragment}: Address): string {
  const kept = [...query].filter(([name]) => !isTracking(name)).sort(byNameThenValue)
  const search = kept.map(([name, value]) => `${name}=${value}`).join('&')
  const clean = path.replace(/;jsessionid=[^/?]*/i, '').replace(/\/+$/, '')
  // GitHub ignores the case of owner and repository.
  const folded =
    host === 'github.com' ? clean.replace(/^\/[^/]+\/[^/]+/, start => start.toLowerCase()).replace(/\.git$/, '') : clean
  // Pages that a script assembles have their address in the fragment.
  const route = /^#[!/]/.test(fragment) ? fragment : ''
  return `url:${host}${folded}${search && `?${search}`}${route}`
}

function byNameThenValue(a: readonly [string, string], b: readonly [string, string]): number {
  return a[0] < b[0] || (a[0] === b[0] && a[1] < b[1]) ? -1 : 1
}
