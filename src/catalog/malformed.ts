import {type Address, readAddress} from './address.ts'
import {malformedArxiv} from './malformed-arxiv.ts'
import {malformedDoi} from './malformed-doi.ts'
import {isProceedingsHash} from './proceedings-hash.ts'
import {readUsenix} from './usenix.ts'
import {plainPathsSince} from './usenix-landing.ts'

/** An identifier that cannot exist, whatever the network says. */
export interface Malformed {
  /** A sentence without its full stop: `arXiv ids of 2015 and later have five digits after the dot`. */
  readonly says: string
  /** Where in the URL. */
  readonly span: {readonly start: number; readonly end: number}
  /** What belongs there instead, where that is certain. */
  readonly expected?: string
}

/** Why a URL cannot lead to a paper, from its identifier alone, or nothing: in doubt it is well formed. */
export function malformedIdentifier(url: string): Malformed | undefined {
  const address = readAddress(url)
  if (!address) return undefined
  return (
    malformedArxiv(url, address) ??
    malformedDoi(url, address) ??
    malformedUsenix(url, address) ??
    malformedHash(url, address)
  )
}

/** Conferences whose paths were counted; workshops and LISA have `workshop-program` and the like. */
const counted: ReadonlySet<string> = new Set(['OSDI', 'NSDI', 'ATC', 'FAST', 'USENIX Security'])

function malformedUsenix(url: string, address: Address): Malformed | undefined {
  const read = readUsenix(address)
  if (!read?.venue) return undefined
  if (read.venue === 'ATC' && read.year > 2025 && read.page !== 'legacy') {
    return {says: 'USENIX held its last ATC in 2025', span: spanOf(url, read.event)}
  }
  if (!counted.has(read.venue) || address.path.includes('-program/')) return undefined
  if (read.page === 'technical-sessions' && read.year >= plainPathsSince) {
    const says = `Paths of USENIX papers have no \`technical-sessions\` from ${plainPathsSince} on`
    return {says, span: spanOf(url, 'technical-sessions/'), expected: ''}
  }
  // The site of before 2012 has other paths altogether.
  if (read.page === 'presentation' && read.year < plainPathsSince && read.year >= 2012) {
    const says = `Paths of USENIX papers have \`technical-sessions\` before ${plainPathsSince}`
    return {says, span: spanOf(url, 'presentation/'), expected: 'technical-sessions/presentation/'}
  }
  return undefined
}

/** Hosts whose papers lie under a hash of 32 hexadecimal digits. */
const hashed: ReadonlySet<string> = new Set([
  'proceedings.neurips.cc',
  'papers.nips.cc',
  'papers.neurips.cc',
  'proceedings.mlsys.org'
])

function malformedHash(url: string, {host, path}: Address): Malformed | undefined {
  if (!hashed.has(host)) return undefined
  const [, year, hash] = /^\/paper(?:_files\/paper)?\/(\d{4})\/(?:hash|file)\/([^/-]+)-[A-Z]/.exec(path) ?? []
  if (!hash) return undefined
  if (!/^[0-9a-f]{32}$/i.test(hash))
    return {says: 'The hash of a paper has 32 hexadecimal digits', span: spanOf(url, hash)}
  if (host === 'proceedings.mlsys.org' || Number(year) < 2000 || Number(year) > 2021) return undefined
  if (isProceedingsHash(hash.toLowerCase())) return undefined
  return {says: `No paper of NeurIPS ${year} has this hash`, span: spanOf(url, hash)}
}

function spanOf(url: string, part: string): Malformed['span'] {
  const start = Math.max(0, url.toLowerCase().indexOf(part.toLowerCase()))
  return {start, end: start + part.length}
}
