import {checkLinks} from '../../src/links/check.ts'
import {jumpingClock} from './jumping-clock.ts'

/** Milliseconds that every answer takes, on the clock of the web. */
const latency = 20
/** Links of each host. */
const perHost = 50

/** So many distinct links, fifty of each host; the hosts by turns. */
export const manyLinks = (count: number): string[] =>
  Array.from(
    {length: count},
    (_, index) => `https://host-${index % Math.ceil(count / perHost)}.example/papers/${index}`
  )

/** Checks links in a web in memory whose pages all live: no socket is opened, and no time passes but the work's. */
export async function checkInMemory(count: number): Promise<{readonly alive: number; readonly requests: number}> {
  const clock = jumpingClock(Date.UTC(2026, 10, 23))
  let [alive, requests] = [0, 0]
  const world = {
    ...clock,
    env: {},
    resolve: async () => 'exists' as const,
    open: () => ({
      async close() {},
      async exchange() {
        requests++
        await clock.sleep(latency)
        const body = '<title>A paper</title><p>An abstract</p>'
        return {status: 200, headers: {'content-type': 'text/html'}, cookies: [], body}
      }
    })
  }
  for await (const {verdict} of checkLinks(manyLinks(count), {}, world)) if (verdict.kind === 'alive') alive++
  return {alive, requests}
}
