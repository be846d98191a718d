import {setMaxListeners} from 'node:events'
import {admission} from './admit.ts'
import {asTheyCome} from './as-they-come.ts'
import {openAsker} from './asker.ts'
import {evidenceOf} from './evidence.ts'
import {isPublic} from './guard.ts'
import {meansHost, rowsFor} from './host-glob.ts'
import {judge, type Policy} from './judge.ts'
import {ladder} from './ladder.ts'
import {openLanes} from './lanes.ts'
import type {LinkWorld} from './link-world.ts'
import {openMore} from './more.ts'
import type {Observation} from './observation.ts'
import {type FilledOptions, fillOptions, type LinkOptions} from './options.ts'
import type {Link, Probe} from './probe.ts'
import {paces} from './quirks.ts'
import {openReach} from './reach.ts'
import {rungsOf} from './rungs.ts'
import {openTally} from './tally.ts'
import type {CheckedLink} from './verdict.ts'

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
  const policy: Policy = {accept: host => rowsFor(filled.accept, host).flat()}
  const admit = admission(filled)
  const admitted = new Map(Array.from(urls, written => [written, admit(written)]))
  const links = [...admitted.values()].flatMap(each => ('link' in each ? each.link : []))
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
  const tally = openTally(world, lanes, admitted.size, asker.sent)
  const climb = ladder(rungsOf(asker, world, filled, links), world)
  const remembered = filled.history ? filled.history.remember(climb, policy) : climb
  const probe = once(remembered, links)
  const more = openMore({
    asker,
    world,
    options: filled,
    probe: remembered,
    judge: ({written}, seen) => judge(written, seen, policy),
    admit: url => {
      const admission = admit(url)
      return 'link' in admission ? admission.link : undefined
    }
  })

  const check = async (written: string): Promise<CheckedLink> => {
    const admission = admitted.get(written)!
    if (!('link' in admission)) {
      const seen = [refusal(admission, written)]
      return {url: written, verdict: judge(written, seen, policy), evidence: evidenceOf(seen)}
    }
    const seen = await looked(admission.link)
    const verdict = filled.history?.judge(admission.link, seen, policy) ?? judge(written, seen, policy)
    const learnt = await more(admission.link, verdict, seen, stop.signal).catch(lostNetwork)
    return {url: written, verdict: {...verdict, ...learnt}, evidence: evidenceOf(seen)}
  }
  // Without network nothing more can be learnt; any other end of the check is the caller's.
  const lostNetwork = (error: unknown) => {
    if (!noNetwork) throw error
    return {}
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

  filled.watch?.(tally.progress)
  try {
    for await (const checked of asTheyCome(longestLaneFirst([...admitted.keys()]), check)) {
      tally.count(checked.verdict.kind)
      yield checked
    }
  } finally {
    signal?.removeEventListener('abort', pass)
    stop.abort(new Error('the check has ended'))
    await client.close()
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

/** Links of the host with the most links first: its lane is what the whole check will wait for. */
function longestLaneFirst(urls: readonly string[]): string[] {
  const hostOf = (url: string) => /^https?:\/\/([^/?#]*)/i.exec(url)?.[1] ?? ''
  const sizes = new Map<string, number>()
  for (const url of urls) sizes.set(hostOf(url), (sizes.get(hostOf(url)) ?? 0) + 1)
  return urls.toSorted((one, other) => sizes.get(hostOf(other))! - sizes.get(hostOf(one))!)
}

/** URLs that differ in their fragment only are one question. */
function once(probe: Probe, links: readonly Link[]): Probe {
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
