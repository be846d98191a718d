import type {Observation} from './observation.ts'
import type {Link, Probe} from './probe.ts'

/** URLs that differ in their fragment only are one question. */
export function once(probe: Probe, links: readonly Link[]): Probe {
  const seen = new Set<string>()
  const shared = new Set<string>()
  for (const {url} of links) {
    if (seen.has(url.href)) shared.add(url.href)
    seen.add(url.href)
  }
  const asked = new Map<string, Promise<readonly Observation[]>>()
  return (link, signal) => {
    const {href} = link.url
    // What is asked once only is not kept.
    if (!shared.has(href)) return probe(link, signal)
    const answer = asked.get(href) ?? probe(link, signal)
    asked.set(href, answer)
    return answer
  }
}
