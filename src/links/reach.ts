import {faultOf} from './fault.ts'
import type {Clock, HttpClient} from './link-world.ts'
import {networkWitnesses} from './quirks.ts'
import {within} from './within.ts'

/** Whether there is a network at all. A dead host must never pass for a dead network, nor the reverse. */
export interface Reach {
  /** A host answered: there is a network. */
  saw(url: URL): void
  /**
   * Something did not answer. Where nothing has yet, or nothing does any more, hosts known to be up are asked, once, and this
   * waits for it.
   */
  doubt(): Promise<void>
  /** Origins that are there as far as anyone knows: those that answered last, then those that always should. */
  known(): string[]
}

/** What watching over a run needs. */
export interface ReachParts {
  readonly clock: Clock
  readonly client: HttpClient
  readonly connectTimeout: number
  /** Ends the watch. */
  readonly signal: AbortSignal
  /** Called once, with a clause that says why, when nothing at all can be reached, or can any more. */
  readonly lost: (because: string) => void
}

/** Milliseconds without any answer after which the question is asked even if nothing has failed yet. */
const patience = 1_000
/** Failures without any answer between them that make a run doubt a network which was there. */
const enough = 5
/** Milliseconds after such a question in which it is not asked again: a list may well have many dead hosts in a row. */
const pause = 3_000
/** Hosts that answered last, which are asked too whether the network is still there. */
const remembered = 3

/** Watches over one run. */
export function openReach({clock, client, connectTimeout, signal, lost}: ReachParts): Reach {
  const startedAt = clock.now()
  let answered: readonly string[] = []
  let answers = 0
  let failures = 0
  let asked: Promise<void> | undefined
  let askedAt = Number.NEGATIVE_INFINITY

  const knock = async (origin: string): Promise<void> => {
    try {
      await within(clock, connectTimeout, signal, limit =>
        client.exchange({url: new URL(origin), method: 'HEAD', headers: {}, want: () => 0, signal: limit})
      )
    } catch (error) {
      // Whoever shows a certificate is there.
      if (!/^(tls|protocol)$/.test(faultOf(error).kind)) throw error
    }
  }
  const known = () => [...new Set([...answered, ...networkWitnesses])]
  const ask = async (): Promise<void> => {
    const [from, before] = [clock.now(), answers]
    askedAt = from
    try {
      await Promise.any(known().map(knock))
      answers++
      failures = 0
    } catch (error) {
      // Registries can be out of reach where other hosts are not; what is under way gets its chance.
      const until = before === 0 ? startedAt : from
      await clock.sleep(Math.max(0, until + patience - clock.now()), signal).catch(() => {})
      const last = error instanceof AggregateError ? error.errors.at(-1) : error
      if (answers === before && !signal.aborted)
        lost(`no network${before > 0 ? ' any more' : ''} (${faultOf(last).says})`)
    }
  }
  const question = async (): Promise<void> => {
    asked ??= ask().finally(() => {
      asked = undefined
    })
    await asked
  }
  clock.sleep(patience, signal).then(
    () => (answers === 0 ? question() : undefined),
    () => {}
  )
  return {
    known,
    saw({origin}) {
      answers++
      failures = 0
      if (answered[0] !== origin) answered = [origin, ...answered.filter(each => each !== origin)].slice(0, remembered)
    },
    async doubt() {
      failures++
      if (answers === 0) return question()
      if (asked || (failures >= enough && clock.now() >= askedAt + pause)) await question()
    }
  }
}
