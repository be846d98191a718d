import {expect, test} from 'vitest'
import {sorts} from '../../bench/links/soak/hosts.ts'
import {soak} from '../../bench/links/soak/soak.ts'

test('a day of checks in one process, of hosts that fail in all ways, says nothing false, asks nobody too often and leaves nothing open', async () => {
  const runs = await soak({each: 1, links: 2, hours: 24, every: 60, believed: 30})
  expect(runs).toHaveLength(24)
  expect(runs.flatMap(({wrong}) => wrong)).toEqual([])
  const [first, ...rest] = runs
  expect(first!.verdicts).toMatchObject({dead: 10, blocked: 2})
  for (const {verdicts, requests} of runs) {
    expect(Object.values(verdicts).reduce((sum, each) => sum + each, 0)).toBe(sorts.length * 2 + 60)
    expect(requests).toBeGreaterThan(30)
  }
  // Every sort of trouble was met: not all runs saw the same.
  expect(new Set(rest.map(({verdicts}) => verdicts.unstable ?? 0)).size).toBeGreaterThan(2)
  const open = runs.map(({held: {sockets, timers, listeners}}) => ({sockets, timers, listeners}))
  expect(open.map(({sockets}) => sockets)).toEqual(Array(24).fill(0))
  for (const each of open.slice(1)) expect(each).toEqual(open[0])
}, 120_000)
