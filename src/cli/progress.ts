import {type Progress, renderProgress} from '../links/progress.ts'
import {terminal} from '../report/escape.ts'
import type {Streams} from './main.ts'

/** Calls a function again and again until it is told to stop. */
export type Ticker = (tick: () => void) => () => void

/** Ten times a second: more often only flickers. It keeps no process alive. */
const tenTimesASecond: Ticker = tick => {
  const timer = setInterval(tick, 100)
  timer.unref()
  return () => clearInterval(timer)
}

/** Draws the state of the link check on standard error, over itself; `clear` ends that and removes it. */
export function drawProgress(
  {err, errColumns = 80}: Pick<Streams, 'err' | 'errColumns'>,
  ticker: Ticker = tenTimesASecond
): {readonly watch: (snapshot: () => Progress) => void; readonly clear: () => Promise<void>} {
  let height = 0
  let stop = () => {}
  // Back to the first line drawn, and everything below it erased.
  const erase = () => (height === 0 ? '' : `\r${height > 1 ? `\u001B[${height - 1}A` : ''}\u001B[J`)
  return {
    watch(snapshot) {
      stop = ticker(() => {
        // A line as wide as the terminal would wrap, and then the count of lines is wrong.
        const lines = renderProgress(snapshot(), {columns: errColumns - 1}).map(terminal)
        const text = erase() + lines.join('\n')
        height = lines.length
        void err(text)
      })
    },
    async clear() {
      stop()
      const text = erase()
      height = 0
      if (text) await err(text)
    }
  }
}
