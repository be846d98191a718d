import {setMaxListeners} from 'node:events'
import {admission} from './admit.ts'
import {asTheyCome} from './as-they-come.ts'
import {openAsker} from './asker.ts'
import {evidenceOf} from './evidence.ts'
import {isPublic} from './guard.ts'
import {rowsFor} from './host-glob.ts'
import {judge, type Policy} from './judge.ts'
import {ladder} from './ladder.ts'
import {openLanes} from './lanes.ts'
import type {LinkWorld} from './link-world.ts'
import {openMore} from './more.ts'
import type {Observation} from './observation.ts'
import {once} from './once.ts'
import {fillOptions, type LinkOptions} from './options.ts'
import {hostOf, longestLaneFirst, paceOf} from './pace.ts'
import type {Link} from './probe.ts'
import {openReach} from './reach.ts'
import {rungsOf} from './rungs.ts'
import {secondWord} from './second-word.ts'
import {openTally} from './tally.ts'
import type {CheckedLink} from './verdict.ts'

export type {LinkOptions} from './options.ts'
export type {Progress} from './progress.ts'

/** Links that are begun at once; each costs some fifteen kilobytes while it waits for its lane. */
const mostAtOnce = 20_000

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
  const reach = openReach({
    clock: world,
    client,
    connectTimeout: filled.connectTimeout,
    signal: stop.signal,
    lost(because) {
      noNetwork = because
      stop.abort(new Error(because))
    }
  })
  const lanes = openLanes(world, {concurrency: filled.concurrency, patience: filled.patience, pace: paceOf(filled)})
  const asker = openAsker({world, client, lanes, reach, options: filled})
  const tally = openTally(world, lanes, admitted.size, asker.sent)
  const climb = ladder(rungsOf(asker, world, filled, links), world, secondWord(world.resolve, reach.known))
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
    const ordered = longestLaneFirst([...admitted.keys()])
    const room = {most: mostAtOnce, kindOf: (index: number) => hostOf(ordered[index]!)}
    for await (const checked of asTheyCome(ordered, check, room)) {
      tally.count(checked.verdict.kind)
      yield checked
    }
  } finally {
    signal?.removeEventListener('abort', pass)
    stop.abort(new Error('the check has ended'))
    await client.close()
  }
}
