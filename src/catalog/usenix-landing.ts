import type {Address} from './address.ts'
import {readUsenix} from './usenix.ts'

/** The first year whose papers lie under `/presentation/`; up to 2017 it is `/technical-sessions/presentation/` (711 of 711). */
export const plainPathsSince = 2018

/** The landing page of the paper at a usenix.org URL; `here` when the URL is it. */
export function landingPage(address: Address): {readonly url: string; readonly here: boolean} | undefined {
  const read = readUsenix(address)
  if (!read?.slug || !read.venue) return undefined
  const {event, venue, year, page} = read
  if (page !== 'file') return {url: `https://www.usenix.org${address.path}`, here: true}
  // The files of USENIX Security are named `sec21-`, its pages `usenixsecurity21`.
  const folder = venue === 'USENIX Security' ? `usenixsecurity${event.replace(/\D+/, '')}` : event
  const plain = year >= plainPathsSince
  // Files keep the underscore of a doubled family name that the page writes with a hyphen: osdi20-zhao_hanyu.pdf, zhao-hanyu.
  const slug = plain ? read.slug.replaceAll('_', '-') : read.slug
  return {
    url: `https://www.usenix.org/conference/${folder}/${plain ? '' : 'technical-sessions/'}presentation/${slug}`,
    here: false
  }
}
