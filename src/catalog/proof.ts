import {readAddress} from './address.ts'
import {findDoi} from './doi.ts'
import {proveDoi} from './proofs/doi.ts'
import {proofsByHost} from './proofs/hosts.ts'
import type {Proof} from './proofs/proof.ts'

export {type Agreement, agrees, type Tag} from './agrees.ts'
export type {Proof} from './proofs/proof.ts'

/**
 * The venue and year that a URL proves, or nothing. One look-up by host, then the one or two patterns of that host: a URL
 * that merely contains another one, or whose host merely ends alike, proves nothing.
 */
export function proveUrl(url: string): Proof | undefined {
  const address = readAddress(url)
  if (!address) return undefined
  const prove = Object.hasOwn(proofsByHost, address.host) ? proofsByHost[address.host] : undefined
  const proof = prove?.(address, url)
  if (proof) return proof
  const found = findDoi(address)
  if (found) return proveDoi(found.doi)
  // Editions of EuroSys and SC have hosts of their own.
  const eurosys = /^(20\d\d)\.eurosys\.org$/.exec(address.host)?.[1]
  if (eurosys)
    return {venue: 'EuroSys', years: [Number(eurosys)], by: `the host \`${address.host}\``, confidence: 'high'}
  const sc = /^sc(\d\d)\.supercomputing\.org$/.exec(address.host)?.[1]
  return sc
    ? {venue: 'SC', years: [2000 + Number(sc)], by: `the host \`${address.host}\``, confidence: 'high'}
    : undefined
}
