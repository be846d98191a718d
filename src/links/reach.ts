import {type Fault, faultOf} from './fault.ts'
import type {Clock, HttpClient} from './link-world.ts'
import {networkWitnesses} from './quirks.ts'
import {within} from './within.ts'

/** Whether there is a network at all. A dead host must never pass for a dead network, nor the reverse. */
export interface Reach {
  /** Something answered: there is a network, for the rest of the run. */
  saw(): void
  /** Something did not answer: as long as nothing has, hosts known to be up are asked, once, and this waits for it. */
  doubt(fault: Fault): Promise<void>
}

/** Milliseconds without any answer after which the question is asked even if nothing has failed yet. */
const patience = 1_000

/**
 * Watches over one run.
 *
 * @param lost called once, with a clause that says why, when nothing at all can be reached
 */
export function openReach(
  clock: Clock,
  client: HttpClient,
  connectTimeout: number,
  signal: AbortSignal,
  lost: (because: string) => void
): Reach {
  const startedAt = clock.now()
  let reached = false
  let asked: Promise<void> | undefined
  const ask = async (first?: Fault): Promise<void> => {
    const failures: Fault[] = first ? [first] : []
    const knock = async (origin: string): Promise<void> => {
      try {
        await within(clock, connectTimeout, signal, limit =>
          client.exchange({url: new URL(origin), method: 'HEAD', headers: {}, want: () => 0, signal: limit})
        )
      } catch (error) {
        const fault = faultOf(error)
        // Whoever shows a certificate is there.
        if (fault.kind === 'tls' || fault.kind === 'protocol') return
        failures.push(fault)
        throw error
      }
    }
    try {
      await Promise.any(networkWitnesses.map(knock))
      reached = true
    } catch {
      // Registries can be out of reach where other hosts are not; what is under way gets its chance.
      await clock.sleep(Math.max(0, startedAt + patience - clock.now()), signal).catch(() => {})
      if (!reached && !signal.aborted) lost(`no network (${failures.at(-1)!.says})`)
    }
  }
  clock.sleep(patience, signal).then(
    () => {
      if (!reached) asked ??= ask()
    },
    () => {}
  )
  return {
    saw() {
      reached = true
    },
    async doubt(fault) {
      if (reached) return
      asked ??= ask(fault)
      await asked
    }
  }
}
