import {setMaxListeners} from 'node:events'
import {identify} from '../catalog/identifiers.ts'
import {admission} from './admit.ts'
import {arxivWitness} from './arxiv.ts'
import {openAsker} from './asker.ts'
import {doiWitness} from './doi.ts'
import {evidenceOf} from './evidence.ts'
import {githubWitness} from './github.ts'
import {isPublic} from './guard.ts'
import {meansHost, rowsFor} from './host-glob.ts'
import {judge, type Policy} from './judge.ts'
import {ladder} from './ladder.ts'
import {type Lanes, openLanes} from './lanes.ts'
import type {LinkWorld} from './link-world.ts'
import type {Observation} from './observation.ts'
import {type FilledOptions, fillOptions, type LinkOptions} from './options.ts'
import {carefulManner, pageProbe, plainManner} from './page.ts'
import type {Link, Probe} from './probe.ts'
import type {Progress} from './progress.ts'
import {paces} from './quirks.ts'
import {openReach} from './reach.ts'
import {retry} from './retry.ts'
import {siblingProbe} from './sibling.ts'
import type {CheckedLink, VerdictKind} from './verdict.ts'

export type {LinkOptions} from './options.ts'
export type {Progress} from './progress.ts'

/**
 * Checks links: every distinct URL once, told as its verdict is found, the caller's signal ending it early.
 *
 * Without any network every link is `skipped` for one reason, which begins with "no network"; that takes seconds.
 *
 * @param urls as the documents have them; fragments make distinct links, but one request
 * @throws the signal's reason when it is aborted
 */
export async function* checkLinks(
  urls: Iterable<string>,
  options: LinkOptions,
  world: LinkWorld,
  signal?: AbortSignal
): AsyncGenerator<CheckedLink, void, undefined> {
  const filled = fillOptions(options)
  const admit = admission(filled)
  const policy: Policy = {accept: host => rowsFor(filled.accept, host).flat()}
  const all = [...new Set(urls)]
  const stop = new AbortController()
  // Every request under way listens.
  setMaxListeners(0, stop.signal)
  const pass = () => stop.abort(signal?.reason)
  if (signal?.aborted) pass()
  signal?.addEventListener('abort', pass, {once: true})

  const client = world.open({
    admit: filled.allowPrivate ? () => true : isPublic,
    connections: filled.perHost,
    connectTimeout: filled.connectTimeout,
    bodyTimeout: 3_000
  })
  let noNetwork: string | undefined
  const reach = openReach(world, client, filled.connectTimeout, stop.signal, because => {
    noNetwork = because
    stop.abort(new Error(because))
  })
  const lanes = openLanes(world, {concurrency: filled.concurrency, patience: filled.patience, pace: paceOf(filled)})
  const asker = openAsker({world, client, lanes, reach, options: filled})
  const probe = once(
    ladder(
      {
        witnesses: [
          retry(doiWitness(asker, world, writtenDoi), world, filled),
          // arXiv registers all its papers as DOIs, so doi.org can stand in for its API.
          orElse(arxivWitness(asker, world, all), retry(doiWitness(asker, world, arxivDoi), world, filled)),
          githubWitness({asker, clock: world, token: filled.githubToken, urls: all})
        ],
        page: retry(pageProbe(asker, world, plainManner), world, filled),
        careful: retry(pageProbe(asker, world, carefulManner), world, filled),
        sibling: siblingProbe(pageProbe(asker, world, {...plainManner, asked: 'sibling'}), () => world.random())
      },
      world
    )
  )

  const check = async (written: string): Promise<CheckedLink> => {
    const admitted = admit(written)
    const seen = 'link' in admitted ? await looked(admitted.link) : [refusal(admitted, written)]
    return {url: written, verdict: judge(written, seen, policy), evidence: evidenceOf(seen)}
  }
  const looked = async (link: Link): Promise<readonly Observation[]> => {
    try {
      return await probe(link, stop.signal)
    } catch (error) {
      if (!noNetwork) throw error
      return [refusal({as: 'skipped', because: noNetwork}, link.written)]
    }
  }
  const refusal = ({as, because}: {as: 'invalid' | 'skipped'; because: string}, source: string): Observation => ({
    kind: 'refused',
    source,
    at: world.now(),
    as,
    because
  })

  const tell = teller(filled, world, lanes, asker.sent, all.length)
  try {
    for await (const checked of asTheyCome(longestLaneFirst(all), check)) {
      tell(checked.verdict.kind)
      yield checked
    }
  } finally {
    signal?.removeEventListener('abort', pass)
    stop.abort(new Error('the check has ended'))
    await client.close()
  }
}

/** The DOI that a URL carries as it stands: one with its prefix twice is asked for so, since that is what a reader would get. */
function writtenDoi(url: string): string | undefined {
  const {doi, doubledPrefix} = identify(url)
  return doi && doubledPrefix ? `${doi.slice(0, doi.indexOf('/'))}/${doi}` : doi
}

/** The DOI under which DataCite knows an arXiv paper; it says nothing of a version. */
function arxivDoi(url: string): string | undefined {
  const {arxiv, arxivVersion} = identify(url)
  return arxiv && (arxivVersion ?? 1) === 1 ? `10.48550/arxiv.${arxiv}` : undefined
}

/** Asks the second witness where the first gave no usable answer. */
function orElse(first: Probe, second: Probe): Probe {
  return async (link, signal) => {
    const seen = await first(link, signal)
    return seen.at(-1)?.kind === 'failed' ? [...seen, ...(await second(link, signal))] : seen
  }
}

/** The pace of a host: its row of the quirks table, or the options. */
function paceOf({perHost, spacing}: FilledOptions): Parameters<typeof openLanes>[1]['pace'] {
  return host => {
    const row = paces.find(pace => meansHost(pace.host, host))
    return row
      ? {width: Math.min(row.width, perHost), spacing: Math.max(row.spacing, spacing)}
      : {width: perHost, spacing}
  }
}

/** URLs that differ in their fragment only are one question. */
function once(probe: Probe): Probe {
  const asked = new Map<string, Promise<readonly Observation[]>>()
  return (link, signal) => {
    const known = asked.get(link.url.href)
    if (known) return known
    const answer = probe(link, signal)
    asked.set(link.url.href, answer)
    return answer
  }
}

/** Links of the host with the most links first: its lane is what the whole check will wait for. */
function longestLaneFirst(urls: readonly string[]): string[] {
  const hostOf = (url: string) => /^https?:\/\/([^/?#]*)/i.exec(url)?.[1] ?? ''
  const sizes = new Map<string, number>()
  for (const url of urls) sizes.set(hostOf(url), (sizes.get(hostOf(url)) ?? 0) + 1)
  return urls.toSorted((one, other) => sizes.get(hostOf(other))! - sizes.get(hostOf(one))!)
}

/** Starts all at once, since the lanes hold them back, and yields results in the order in which they are ready. */
async function* asTheyCome<Item, Result>(
  items: readonly Item[],
  work: (item: Item) => Promise<Result>
): AsyncGenerator<Result> {
  const ready: Result[] = []
  let failure: {readonly error: unknown} | undefined
  let wake = () => {}
  let left = items.length
  for (const item of items) {
    work(item)
      .then(
        result => void ready.push(result),
        error => {
          failure ??= {error}
        }
      )
      .finally(() => wake())
  }
  while (left > 0) {
    if (ready.length === 0 && !failure) {
      await new Promise<void>(resolve => {
        wake = resolve
      })
    }
    for (const result of ready.splice(0)) {
      left--
      yield result
    }
    if (failure && left > 0) throw failure.error
  }
}

/** Counts verdicts, and shows the watcher, if there is one, how to ask how things stand. */
function teller(
  {watch}: FilledOptions,
  world: LinkWorld,
  lanes: Lanes,
  requests: () => number,
  total: number
): (verdict: VerdictKind) => void {
  const startedAt = world.now()
  const verdicts: Partial<Record<VerdictKind, number>> = {}
  let done = 0
  const progress = (): Progress => ({
    total,
    done,
    verdicts: {...verdicts},
    requests: requests(),
    hosts: lanes.states().sort((one, other) => other.queued - one.queued),
    startedAt,
    now: world.now()
  })
  watch?.(progress)
  return verdict => {
    done++
    verdicts[verdict] = (verdicts[verdict] ?? 0) + 1
  }
}
