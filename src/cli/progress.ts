import {type Progress, renderProgress} from '../links/progress.ts'
import type {Streams} from './main.ts'

/** Milliseconds between two drawings: more often only flickers. */
const pace = 100

/** Draws the state of the link check on standard error, over itself; `clear` removes it. */
export function drawProgress({err, errColumns = 80}: Streams): {
  readonly watch: (progress: Progress) => void
  readonly clear: () => Promise<void>
} {
  let drawnAt = 0
  let height = 0
  // Back to the first line drawn, and everything below it erased.
  const erase = () => (height === 0 ? '' : `\r${height > 1 ? `\u001B[${height - 1}A` : ''}\u001B[J`)
  return {
    watch(progress) {
      if (progress.now - drawnAt < pace && progress.done < progress.total) return
      drawnAt = progress.now
      // A line as wide as the terminal would wrap, and then the count of lines is wrong.
      const lines = renderProgress(progress, {columns: errColumns - 1})
      const text = erase() + lines.join('\n')
      height = lines.length
      void err(text)
    },
    async clear() {
      const text = erase()
      height = 0
      if (text) await err(text)
    }
  }
}
