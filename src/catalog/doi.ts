import {decoded} from '../text/decoded.ts'
import type {Address} from './address.ts'

/** A DOI found in a URL, in lower case as DOIs ignore case, and what was odd about the way it was written. */
export interface FoundDoi {
  readonly doi: string
  /** The registrant stands twice: `10.1145/10.1145/3575693`; `doi` has it once. */
  readonly doubledPrefix: boolean
}

/** Hosts that resolve DOIs: the whole path is one. */
const resolvers: ReadonlySet<string> = new Set(['doi.org', 'dx.doi.org', 'doi.acm.org', 'doi.ieeecomputersociety.org'])

/** Hosts whose paths hold a DOI after these first segments. */
const publishers: ReadonlyMap<string, RegExp> = new Map(
  Object.entries({
    'dl.acm.org': /^\/doi\/(?:(?:abs|pdf|epdf|full|fullhtml|pdfdirect|book|proceedings|suppl|ref|citedby)\/)?/i,
    'dlnext.acm.org': /^\/doi\/(?:(?:abs|pdf|epdf|full|fullhtml|book|proceedings)\/)?/i,
    'link.springer.com': /^\/(?:article|chapter|book|content\/pdf|referenceworkentry|protocol)\//i,
    'onlinelibrary.wiley.com': /^\/doi\/(?:(?:abs|pdf|epdf|full|pdfdirect)\/)?/i,
    'pubs.acs.org': /^\/doi\/(?:(?:abs|pdf|epdf|full|suppl)\/)?/i,
    'journals.sagepub.com': /^\/doi\/(?:(?:abs|pdf|epdf|full)\/)?/i,
    'tandfonline.com': /^\/doi\/(?:(?:abs|pdf|epdf|full)\/)?/i,
    'epubs.siam.org': /^\/doi\/(?:(?:abs|pdf|epdf|book|full)\/)?/i,
    'science.org': /^\/doi\/(?:(?:abs|pdf|epdf|full)\/)?/i,
    'pnas.org': /^\/doi\/(?:(?:abs|pdf|epdf|full)\/)?/i,
    'annualreviews.org': /^\/doi\/(?:(?:abs|pdf|full)\/)?/i,
    'pubsonline.informs.org': /^\/doi\/(?:(?:abs|pdf|epdf|full)\/)?/i,
    'worldscientific.com': /^\/doi\/(?:(?:abs|pdf|epdf|full)\/)?/i,
    'biorxiv.org': /^\/content\//i,
    'medrxiv.org': /^\/content\//i
  })
)

/** Wiley gives each society a host of its own: `ietresearch.onlinelibrary.wiley.com`. */
const wiley = '.onlinelibrary.wiley.com'

/** The DOI that a URL carries, or nothing. Handles of 10.5555 come out too: `isAcmHandle` tells them apart. */
export function findDoi(address: Address): FoundDoi | undefined {
  const {host, path} = address
  if (host === 'dl.acm.org' && path === '/citation.cfm') return citation(address.query.get('id') ?? '')
  if (resolvers.has(host)) return readDoi(decoded(path.slice(1)))
  const pattern = publishers.get(host.endsWith(wiley) ? wiley.slice(1) : host)
  const prefix = pattern?.exec(path)?.[0]
  if (prefix === undefined) return undefined
  const text = decoded(path.slice(prefix.length))
  if (host.endsWith('rxiv.org'))
    return readDoi(text.replace(/(?:v\d+)?(?:\.full|\.abstract)?(?:\.pdf)?(?:-text)?$/, '').replace(/v\d+$/, ''))
  return readDoi(host === 'link.springer.com' ? text.replace(/\.pdf$|\/(?:fulltext\.html|figures\/\d+)$/i, '') : text)
}

/** ACM serves books, journals and handles of other publishers under 10.5555, which no registry knows. */
export function isAcmHandle(doi: string): boolean {
  return doi.startsWith('10.5555/')
}

/** `citation.cfm?id=2806777.2806778` is 10.1145/2806777.2806778; the second number alone names no registered DOI. */
function citation(id: string): FoundDoi | undefined {
  return /^\d{4,8}\.\d{4,8}$/.test(id) ? {doi: `10.1145/${id}`, doubledPrefix: false} : undefined
}

/** Reads a DOI off the start of a text that should be one. */
function readDoi(written: string): FoundDoi | undefined {
  const text = written.replace(/^doi:\s*/i, '')
  const doubled = /^(10\.\d{4,9})\/(?:https?:\/\/(?:dx\.)?doi\.org\/)?\1\//i.exec(text)
  const single = doubled ? text.slice(doubled[0].length - doubled[1]!.length - 1) : text
  if (!/^10\.\d{4,9}(?:\.\d+)*\/\S/.test(single)) return undefined
  return {doi: trimTail(single).toLowerCase(), doubledPrefix: doubled !== null}
}

/** Drops what a sentence left behind; a closing bracket stays when its partner is in the DOI. */
function trimTail(doi: string): string {
  let text = doi.replace(/[\s/]+$/, '')
  for (;;) {
    const tail = text.at(-1) ?? ''
    const opener = {')': '(', ']': '[', '}': '{', '>': '<'}[tail]
    const stray = opener ? count(text, opener) < count(text, tail) : /[.,;:!?'"]/.test(tail)
    if (!stray) return text
    text = text.slice(0, -1)
  }
}

function count(text: string, character: string): number {
  return text.split(character).length - 1
}
