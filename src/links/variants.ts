import {urlForms} from '../catalog/canonical.ts'
import {malformedIdentifier} from '../catalog/malformed.ts'

/** What is the matter with a dead link, as far as it tells which other spellings are worth a question. */
export type Death = 'identifier' | 'host' | 'page'

/** Most spellings that are tried of one link. */
const most = 5

/**
 * Other spellings of a dead link that people mean by it, likeliest first: the identifier repaired, a stray mark at the end taken away,
 * its canonical forms (another page of the same arXiv paper, DOI or USENIX talk), then `https` for `http` and the reverse, with and
 * without `www.`, with and without a slash at the end.
 *
 * @param death `identifier`: a registry does not know it, so that neither scheme nor slash can help; `host`: the name does
 * not exist, so that only another name can
 */
export function variantsOf(written: string, death: Death): string[] {
  const [, address, fragment] = /^([^#]*)(#.*)?$/s.exec(written)!
  if (!address || !URL.canParse(address)) return []
  const found = death === 'host' ? [] : [...repaired(address), ...withoutMark(address), ...canonical(address)]
  if (death === 'host') found.push(...withOtherHost(address))
  else if (death === 'page')
    found.push(...withOtherScheme(address), ...withOtherHost(address), ...withOtherEnd(address))
  const own = new URL(address).href
  const distinct = new Map(
    found.filter(one => URL.canParse(one) && new URL(one).href !== own).map(one => [new URL(one).href, one])
  )
  return [...distinct.values()].slice(0, most).map(one => one + (fragment ?? ''))
}

function repaired(url: string): string[] {
  const fault = malformedIdentifier(url)
  return fault?.expected === undefined
    ? []
    : [url.slice(0, fault.span.start) + fault.expected + url.slice(fault.span.end)]
}

/** A full stop, comma or bracket that was pasted along; a closing bracket only where none is open. */
function withoutMark(url: string): string[] {
  const bare = url.replace(/(?:[.,;:!'"*\]}>]|%(?:20|22|29|2C|7D|5D|E2%80%9D))+$/i, '')
  const open = bare.endsWith(')') && !bare.includes('(') ? bare.slice(0, -1) : bare
  return open === url ? [] : [open]
}

const canonical = (url: string) => urlForms(url).flatMap(({replacement}) => replacement ?? [])

const withOtherScheme = (url: string) => [
  url.replace(/^http(s?):/i, (_, secure: string) => (secure ? 'http:' : 'https:'))
]

/** With or without `www.`; a name of three parts or an address has no such sister. */
function withOtherHost(url: string): string[] {
  const {hostname} = new URL(url)
  if (hostname.startsWith('www.')) return [url.replace(/^(https?:\/\/)www\./i, '$1')]
  return /^[a-z0-9-]+\.[a-z]{2,}(?:\.[a-z]{2})?$/i.test(hostname) ? [url.replace(/^(https?:\/\/)/i, '$1www.')] : []
}

/** With or without a slash at the end of the path; a file has none. */
function withOtherEnd(url: string): string[] {
  const [, path, query] = /^([^?]*)(\?.*)?$/s.exec(url)!
  if (/^https?:\/\/[^/]+\/?$/i.test(path!)) return []
  if (path!.endsWith('/')) return [path!.replace(/\/+$/, '') + (query ?? '')]
  return /\.\w{1,5}$/.test(path!) ? [] : [`${path}/${query ?? ''}`]
}
