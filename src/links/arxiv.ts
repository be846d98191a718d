import {identify} from '../catalog/identifiers.ts'
import {type ArxivFeed, readArxivFeed} from './arxiv-feed.ts'
import type {Asker} from './asker.ts'
import {batches} from './batches.ts'
import {type Fault, faultOf} from './fault.ts'
import type {Clock} from './link-world.ts'
import type {Observation} from './observation.ts'
import type {Probe} from './probe.ts'

const source = 'export.arxiv.org'
/** As many ids as one request may hold comfortably (info.arxiv.org/help/api/user-manual; the URL stays under 2 KB). */
const batchSize = 100
/** How often a batch is asked for; pages of a thousand papers behind one crawl delay would take an hour. */
const attempts = 2

type BatchAnswer =
  | {readonly at: number; readonly feed: ArxivFeed; readonly status: number}
  | {readonly at: number; readonly fault: Fault}

/**
 * The witness for arXiv: ids in batches of 100, one request in three seconds. Ids are asked for without their version,
 * and the newest version is compared, because what the API says of a missing version is not documented.
 *
 * @param urls every link of the run, so that batches are full
 */
export function arxivWitness(asker: Asker, clock: Clock, urls: Iterable<string>): Probe {
  const ask = async (ids: readonly string[], signal: AbortSignal): Promise<BatchAnswer> => {
    const url = new URL(`https://export.arxiv.org/api/query?id_list=${ids.join(',')}&max_results=${ids.length}`)
    let last: BatchAnswer | undefined
    for (let attempt = 0; attempt < attempts; attempt++) {
      const at = clock.now()
      try {
        // 100 entries with their abstracts are about 300 KB.
        const {status, body} = await asker.ask(
          {url, method: 'GET', headers: {accept: 'application/atom+xml'}, want: () => 1 << 20},
          signal
        )
        const feed = readArxivFeed(body)
        last = {at, feed, status}
        if (status === 200 && feed.sound) return last
      } catch (error) {
        signal.throwIfAborted()
        last = {at, fault: faultOf(error)}
      }
    }
    return last!
  }
  const ids = [...urls].flatMap(url => identify(url).arxiv ?? [])
  const answer = batches(ids, batchSize, ask)
  return async (link, signal) => {
    const {arxiv, arxivVersion} = identify(link.written)
    const batch = arxiv && (await answer(arxiv, signal))
    if (!batch) return []
    return [told(batch, arxiv, arxivVersion)]
  }
}

/** What a batch says of one of its papers. */
function told(batch: BatchAnswer, id: string, version: number | undefined): Observation {
  const {at} = batch
  if ('fault' in batch) return {kind: 'failed', asked: 'witness', source, at, fault: batch.fault, hops: []}
  const {feed, status} = batch
  const newest = feed.versions.get(id)
  const detail = `status ${status}`
  if (newest !== undefined && newest >= (version ?? 1))
    return {kind: 'vouched', source, at, because: 'known to arXiv', detail}
  if (!feed.sound || status !== 200) {
    const fault: Fault = {kind: 'protocol', says: `the arXiv API gave no usable answer (status ${status})`}
    return {kind: 'failed', asked: 'witness', source, at, fault, hops: []}
  }
  // That a missing paper simply has no entry is not documented, and one of this morning may have none yet.
  const because = newest === undefined ? `arXiv knows no paper ${id}` : `arXiv has ${id} up to version ${newest} only`
  return {kind: 'unknown', source, at, because, detail, weight: 'weak'}
}
