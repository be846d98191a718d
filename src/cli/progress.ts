import type {Progress} from '../links/progress.ts'
import {terminal} from '../report/escape.ts'
import type {Streams} from './main.ts'

/** Milliseconds between two drawings: more often only flickers. */
const pace = 100

/** Draws one line of progress on standard error, over itself; `clear` removes it. */
export function drawProgress(streams: Streams): {
  readonly watch: (progress: Progress) => void
  readonly clear: () => Promise<void>
} {
  let drawnAt = 0
  let drawn = false
  return {
    watch(progress) {
      if (progress.now - drawnAt < pace) return
      drawnAt = progress.now
      drawn = true
      void streams.err(`\r\u001B[2K${lineOf(progress)}`)
    },
    async clear() {
      if (drawn) await streams.err('\r\u001B[2K')
    }
  }
}

function lineOf({done, total, hosts}: Progress): string {
  const [first] = hosts
  const waiting = first ? `, ${first.queued} waiting for ${terminal(first.host)}` : ''
  return `links: ${done} of ${total}${waiting}`
}
