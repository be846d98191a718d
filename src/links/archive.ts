import pLimit from 'p-limit'
import type {Asker} from './asker.ts'
import type {History} from './history.ts'
import type {Clock} from './link-world.ts'
import type {Observation} from './observation.ts'
import {isSnapshot} from './snapshot.ts'

const source = 'archive.org'
const day = 24 * 3_600_000

/** Failures after which the archive is left in peace for the rest of the run. */
const patience = 2
/** Most dead links that are asked about in one run, at one question a second. */
const most = 100

/**
 * Looks up the newest snapshot of a page that is gone: the Wayback Machine's availability API
 * (`GET https://archive.org/wayback/available?url=U`, archive.org/help/wayback_api.php), which answers
 * `{"archived_snapshots": {"closest": {"available": true, "status": "200", "url": ..., "timestamp": "YYYYMMDDhhmmss"}}}`, or with
 * no snapshot where there is none. Help only: whatever goes wrong here is nobody's fault and is not told.
 *
 * @returns a function that gives the address of the snapshot, if there is one.
 */
export function openArchive(
  asker: Asker,
  clock: Clock,
  history: History | undefined
): (written: string, signal: AbortSignal) => Promise<string | undefined> {
  // One after the other, so that the first failures spare the archive the rest.
  const line = pLimit(1)
  let failures = 0
  let asked = 0
  const ask = async (url: URL, signal: AbortSignal): Promise<readonly Observation[]> => {
    if (failures >= patience || asked >= most) return []
    asked++
    try {
      const {status, body} = await asker.ask(
        {url, method: 'GET', headers: {accept: 'application/json'}, want: () => 64 * 1024},
        signal
      )
      const snapshot = status === 200 ? snapshotOf(body) : undefined
      if (snapshot !== undefined) return [{kind: 'archived', source, at: clock.now(), ...(snapshot && {url: snapshot})}]
    } catch {
      signal.throwIfAborted()
    }
    failures++
    return []
  }
  return async (written, signal) => {
    const url = new URL('https://archive.org/wayback/available')
    url.searchParams.set('url', written.replace(/#.*$/s, ''))
    const question = () => line(ask, url, signal)
    // Its own question is the key under which an answer is remembered.
    const seen = history ? await history.keep(url.href, holds, question) : await question()
    const last = seen.at(-1)
    return last?.kind === 'archived' ? last.url : undefined
  }
}

/** Snapshots stay; a page that has none may get one. */
const holds = (seen: Observation | undefined): number => (seen?.kind === 'archived' ? (seen.url ? 90 : 14) * day : 0)

/** The address in the archive's answer: empty if it has none, `undefined` if that was no answer. */
function snapshotOf(body: string): string | undefined {
  try {
    const answer: unknown = JSON.parse(body)
    if (typeof answer !== 'object' || answer === null || !('archived_snapshots' in answer)) return
    const {closest} = answer.archived_snapshots as {closest?: {[key: string]: unknown}}
    if (!closest?.available || !/^2/.test(String(closest.status)) || typeof closest.url !== 'string') return ''
    const url = closest.url.replace(/^http:/, 'https:')
    return isSnapshot(url) ? url : ''
  } catch {
    return
  }
}
