import {createHash} from 'node:crypto'
import {type Journal, journalLine, type Record} from './journal.ts'
import {judge, type Policy} from './judge.ts'
import type {Clock} from './link-world.ts'
import type {Observation} from './observation.ts'
import type {Link, Probe} from './probe.ts'
import type {Verdict, VerdictKind} from './verdict.ts'

const hour = 3_600_000
const day = 24 * hour

/** How long what was seen holds, by the verdict it leads to, in milliseconds; 0 is asked again in every run. */
const lifetimes: Readonly<{[kind in VerdictKind]: number}> = {
  alive: 7 * day,
  moved: 7 * day,
  // A wall against robots seldom falls.
  blocked: 3 * day,
  // Long enough to resume an interrupted run, short enough to be seen in the next.
  unstable: 6 * hour,
  dead: 6 * hour,
  invalid: 0,
  skipped: 0
}

/** A link that has been alive all that time is believed for longer, up to this. */
const longest = 30 * day

/** What must be seen before a link that was not dead before is called so. */
export interface Confirmation {
  /** Runs, this one included. */
  readonly runs: number
  /** Days between the first and the last of them. */
  readonly days: number
}

/** How the past is used. */
export interface HistoryOptions {
  /** Nothing older than this many milliseconds is believed, whatever it was. */
  readonly maxAge?: number
  readonly confirm: Confirmation
}

/** What runs of before have seen, and a place where this one writes down what it sees. */
export interface History {
  /** Asks a probe only for what the past does not know, and writes down what it says. */
  remember(probe: Probe, policy: Policy): Probe
  /** What is remembered of a link, believed or not, oldest first. */
  before(link: Link): readonly Observation[]
  /**
   * Asks what is no link of a list, under a key of its own.
   *
   * @param holds how long an answer is believed, in milliseconds
   */
  keep(
    key: string,
    holds: (last: Observation | undefined) => number,
    ask: () => Promise<readonly Observation[]>
  ): Promise<readonly Observation[]>
  /** The verdict on what was seen now, in the light of the past. */
  judge(link: Link, seen: readonly Observation[], policy: Policy): Verdict
}

/**
 * The history in a journal.
 *
 * @param write appends to the journal; it need not be waited for
 */
export function openHistory(
  journal: Journal,
  write: (text: string) => void,
  clock: Pick<Clock, 'now'>,
  {maxAge = Number.POSITIVE_INFINITY, confirm}: HistoryOptions
): History {
  const verdictOf = (link: Link, {seen}: Record, policy: Policy) => judge(link.written, seen, policy).kind

  const fresh = (link: Link, policy: Policy): Record | undefined => {
    const records = journal.records(link.url.href)
    const last = records.at(-1)
    if (!last) return
    const age = clock.now() - last.at
    // A clock that was set back makes the past lie in the future: then it is not believed.
    if (age < 0 || age > Math.min(maxAge, lifetime(link, records, policy))) return
    return last
  }

  const lifetime = (link: Link, records: readonly Record[], policy: Policy): number => {
    const kind = verdictOf(link, records.at(-1)!, policy)
    if (kind !== 'alive') return lifetimes[kind]
    const changed = records.findLastIndex(record => verdictOf(link, record, policy) !== 'alive')
    const aliveFor = records.at(-1)!.at - records[changed + 1]!.at
    return Math.min(longest, Math.max(lifetimes.alive, aliveFor)) * jitter(link.url.href)
  }

  return {
    remember: (probe, policy) => async (link, signal) => {
      const known = fresh(link, policy)
      if (known) return known.seen
      const seen = await probe(link, signal)
      if (seen.length > 0 && !seen.some(({kind}) => kind === 'refused'))
        write(journalLine(link.url.href, {at: clock.now(), seen}))
      return seen
    },
    before: link => journal.records(link.url.href).flatMap(({seen}) => seen),
    async keep(key, holds, ask) {
      const last = journal.records(key).at(-1)
      const age = last ? clock.now() - last.at : -1
      if (last && age >= 0 && age <= Math.min(maxAge, holds(last.seen.at(-1)) * jitter(key))) return last.seen
      const seen = await ask()
      if (seen.length > 0) write(journalLine(key, {at: clock.now(), seen}))
      return seen
    },
    judge(link, seen, policy) {
      const verdict = judge(link.written, seen, policy)
      if (verdict.kind !== 'dead') return verdict
      const records = journal
        .records(link.url.href)
        .filter(record => record.seen !== seen && !sameSight(record.seen, seen))
      const before = records.findLast(record => verdictOf(link, record, policy) !== 'dead')
      // A link of which nothing else was ever seen is dead at once: the first run, a new link.
      if (!before) return verdict
      const up = isUp(verdictOf(link, before, policy))
      const deaths = records.filter(record => record.at > before.at && verdictOf(link, record, policy) === 'dead')
      const first = deaths[0]?.at ?? clock.now()
      const runs = deaths.length + 1
      const days = (clock.now() - first) / day
      if (runs >= confirm.runs && days >= confirm.days) return verdict
      return {
        kind: 'unstable',
        because: `${verdict.because}; it was ${up ? 'there' : 'not yet gone'} on ${date(before.at)}, so it is called dead once ${confirm.runs} runs over ${confirm.days} days have seen it gone (${runs} so far)`
      }
    }
  }
}

const isUp = (kind: VerdictKind) => kind === 'alive' || kind === 'moved' || kind === 'blocked'

/** Observations read back from the journal are equal, not the same. */
const sameSight = (one: readonly Observation[], other: readonly Observation[]) =>
  one.length === other.length && one.at(-1)?.at === other.at(-1)?.at && one[0]?.at === other[0]?.at

const date = (at: number) => new Date(at).toISOString().slice(0, 10)

/** Between 0.75 and 1.25, always the same for a link: so that links learnt in one run are not all asked again in one run. */
function jitter(link: string): number {
  return 0.75 + createHash('sha1').update(link).digest().readUInt16BE(0) / 65_535 / 2
}
