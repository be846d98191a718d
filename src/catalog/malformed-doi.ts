import {decoded} from '../text/decoded.ts'
import type {Address} from './address.ts'
import {findDoi} from './doi.ts'
import type {Malformed} from './malformed.ts'

/** A DOI that no registry can know: without a suffix, without a proper prefix, or with its prefix twice. */
export function malformedDoi(url: string, address: Address): Malformed | undefined {
  const {host, path} = address
  const doubled = /(10\.\d{4,9}\/)\1/.exec(url)
  if (doubled && findDoi(address)?.doubledPrefix) {
    const span = {start: doubled.index, end: doubled.index + doubled[0].length}
    return {says: `The prefix of the DOI, \`${doubled[1]!.slice(0, -1)}\`, stands twice`, span, expected: doubled[1]!}
  }
  const start = starts.get(host)?.exec(path)?.[0]
  if (start === undefined) return undefined
  const written = path.slice(start.length)
  const at = url.indexOf(written, url.indexOf(start, 8))
  const span = {start: at, end: at + written.length}
  const resolver = /^(?:https?:\/+)?(?:www\.)?(?:dx\.)?doi\.org\/+(?=10\.)/i.exec(written)
  if (resolver) {
    return {says: 'The host of the DOI stands twice', span: {start: at, end: at + resolver[0].length}, expected: ''}
  }
  // Short DOIs (`10/abcd`, `abcd`) and pages of doi.org are none of our business: only what starts like a DOI is one.
  const text = decoded(written)
  if (!text.startsWith('10.')) return undefined
  if (!/^10\.\d{4,9}(?:\.\d+)*(?:\/|$)/.test(text))
    return {says: 'The prefix of a DOI is `10.` and four to nine digits', span}
  return /^[^/]+\/?$/.test(text) ? {says: 'A DOI has a slash and a suffix after its prefix', span} : undefined
}

/** Where a DOI begins in the paths of hosts that have nothing else there. */
const starts: ReadonlyMap<string, RegExp> = new Map(
  Object.entries({
    'doi.org': /^\//,
    'dx.doi.org': /^\//,
    'doi.acm.org': /^\//,
    'dl.acm.org': /^\/doi\/(?:(?:abs|pdf|epdf|full|fullHtml)\/)?/
  })
)
