import {decoded} from '../text/decoded.ts'
import type {Asker} from './asker.ts'
import {faultOf} from './fault.ts'
import type {Clock} from './link-world.ts'
import type {Observation} from './observation.ts'
import type {Probe} from './probe.ts'

const source = 'doi.org'

/**
 * The witness for links that carry a DOI: the handle registry itself, which knows every DOI of every agency and turns no
 * robot away (`GET https://doi.org/api/handles/{doi}`, JSON). Crossref would not know DataCite's.
 *
 * @param doiOf the DOI in a link, decoded
 */
export function doiWitness(asker: Asker, clock: Clock, doiOf: (url: string) => string | undefined): Probe {
  const ask = async (doi: string, query: string, signal: AbortSignal): Promise<Observation> => {
    const at = clock.now()
    try {
      const {status, body} = await asker.ask(
        {
          url: new URL(`https://doi.org/api/handles/${handlePath(doi)}?${query}`),
          method: 'GET',
          headers: {accept: 'application/json'},
          want: () => 64 * 1024
        },
        signal
      )
      const said = `status ${status}`
      const code = responseCode(body)
      // 1: found; 200: the handle exists, but holds no such values.
      if (code === 1 || code === 200)
        return {kind: 'vouched', source, at, because: 'registered at doi.org', detail: said}
      // 100: no such handle. Without JSON a 404 is some proxy's and says nothing.
      if (code === 100)
        return {
          kind: 'unknown',
          source,
          at,
          because: `${doi} is not registered at doi.org`,
          detail: said,
          weight: 'final'
        }
      const kind = status === 429 || status >= 500 || code === 2 ? 'server' : 'protocol'
      return {
        kind: 'failed',
        asked: 'witness',
        source,
        at,
        fault: {kind, says: `doi.org gave no usable answer (${said})`},
        hops: []
      }
    } catch (error) {
      signal.throwIfAborted()
      return {kind: 'failed', asked: 'witness', source, at, fault: faultOf(error), hops: []}
    }
  }
  return async (link, signal) => {
    const doi = doiOf(link.written)
    if (!doi) return []
    const first = await ask(doi, 'type=URL', signal)
    if (first.kind !== 'unknown') return [first]
    // Answers are cached for a day; a DOI of this morning deserves the authoritative one.
    const second = await ask(doi, 'type=URL&auth', signal)
    if (second.kind !== 'unknown') return [{...first, weight: 'weak'}, second]
    if (decoded(link.written).toLowerCase().includes(doi)) return [second]
    // A DOI that was put together from an old address (citation.cfm?id=) may be put together wrongly.
    const fault = {kind: 'protocol', says: second.because} as const
    return [{kind: 'failed', asked: 'witness', source, at: second.at, fault, hops: []}]
  }
}

/** A DOI as a path: `% " # ? < > { } ^ [ ] \` | \\ +` and spaces encoded, slashes and the rest as they are. */
const handlePath = (doi: string): string =>
  encodeURIComponent(doi).replace(/%(2F|3A|3B|40|26|3D|24|2C)/gi, decodeURIComponent)

/** The `responseCode` of the handle protocol; undefined when the body is not that JSON. */
function responseCode(body: string): number | undefined {
  try {
    const answer: unknown = JSON.parse(body)
    if (typeof answer !== 'object' || answer === null || !('responseCode' in answer)) return
    return typeof answer.responseCode === 'number' ? answer.responseCode : undefined
  } catch {
    return
  }
}
