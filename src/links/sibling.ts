import type {Observation} from './observation.ts'
import type {Link, Probe} from './probe.ts'

/**
 * Asks a host for something beside the link that cannot exist. If the answer is the same, the link's answer says nothing.
 * One question serves all links of a folder.
 *
 * @param random a number in [0, 1)
 */
export function siblingProbe(page: Probe, random: () => number): Probe {
  const known = new Map<string, Promise<readonly Observation[]>>()
  return (link, signal) => {
    const url = siblingOf(link.url, () => {
      const word = Math.floor(random() * 36 ** 8).toString(36)
      return `no${word.padStart(8, 'x')}`
    })
    const place = `${url.origin}${url.pathname.replace(/[^/]*\/?$/, '')}?${[...url.searchParams.keys()]}`
    const before = known.get(place)
    if (before) return before
    const sibling: Link = {written: url.href, url}
    const asked = page(sibling, signal)
    known.set(place, asked)
    return asked
  }
}

/** A URL with its last telling part, the last value of the query or the last segment of the path, made up. */
function siblingOf(url: URL, word: () => string): URL {
  const sibling = new URL(url)
  const last = [...url.searchParams.keys()].at(-1)
  if (last !== undefined && url.searchParams.get(last)) {
    sibling.searchParams.set(last, word())
    return sibling
  }
  sibling.search = ''
  sibling.pathname = url.pathname.replace(/[^/]*(\/?)$/, (whole, slash: string) => {
    const extension = /\.\w{1,5}$/.exec(whole.replace(/\/$/, ''))?.[0] ?? ''
    return `${word()}${extension}${slash}`
  })
  return sibling
}
