import {describe, expect, test} from 'vitest'
import {type LaneLimits, type Lanes, openLanes} from '../../src/links/lanes.ts'
import {type VirtualClock, virtualClock} from '../helpers/zoo/clock.ts'

const never = new AbortController().signal
const limits: LaneLimits = {concurrency: 128, pace: () => ({width: 10, spacing: 50}), patience: 60_000}

/** Sends so many requests to a host, each taking `ms`, and tells when each started and ended, from now. */
async function send(clock: VirtualClock, lanes: Lanes, host: string, count: number, ms: number) {
  const zero = clock.now()
  return Promise.all(
    Array.from({length: count}, () =>
      lanes.run(
        host,
        async () => {
          const from = clock.now() - zero
          await clock.sleep(ms)
          return {from, to: clock.now() - zero}
        },
        never
      )
    )
  )
}

const atOnce = (spans: readonly {readonly from: number; readonly to: number}[]): number =>
  Math.max(...spans.map(({from}) => spans.filter(other => other.from <= from && from < other.to).length))

describe('a lane', () => {
  test('starts requests no closer than its spacing and runs no more than its width', async () => {
    const clock = virtualClock()
    const spans = await send(clock, openLanes(clock, limits), 'a.example', 40, 1_000)
    const starts = spans.map(({from}) => from).sort((one, other) => one - other)
    for (const [index, start] of starts.entries())
      if (index > 0) expect(start - starts[index - 1]!).toBeGreaterThanOrEqual(50)
    expect(atOnce(spans)).toBe(10)
    expect(starts.at(-1)!).toBeLessThan(4_000)
  })

  test('that is busy waits as long as it asks for, once and alone', async () => {
    const clock = virtualClock()
    const lanes = openLanes(clock, limits)
    lanes.note('busy.example', {kind: 'busy', status: 429, wait: 7_000})
    const [busy, free] = await Promise.all([
      send(clock, lanes, 'busy.example', 20, 10),
      send(clock, lanes, 'free.example', 20, 10)
    ])
    expect(Math.min(...busy.map(({from}) => from))).toBe(7_000)
    // Half the width and twice the spacing, and the wait only once.
    expect(Math.max(...busy.map(({to}) => to))).toBeLessThan(7_000 + 20 * 100 + 100)
    expect(Math.max(...free.map(({to}) => to))).toBeLessThan(1_100)
  })

  test('becomes slower when refused and faster again when answered', async () => {
    const clock = virtualClock()
    const lanes = openLanes(clock, limits)
    for (let refusal = 0; refusal < 3; refusal++) lanes.note('a.example', {kind: 'busy', status: 503, wait: 0})
    expect(atOnce(await send(clock, lanes, 'a.example', 10, 5_000))).toBe(1)
    for (let answer = 0; answer < 100; answer++) lanes.note('a.example', {kind: 'answered'})
    expect(atOnce(await send(clock, lanes, 'a.example', 40, 5_000))).toBe(10)
  })

  test('takes the refusals of one burst for one', async () => {
    const clock = virtualClock()
    const lanes = openLanes(clock, limits)
    for (let refusal = 0; refusal < 10; refusal++) lanes.note('a.example', {kind: 'busy', status: 429})
    expect(lanes.givenUp('a.example')).toBeUndefined()
    const spans = await send(clock, lanes, 'a.example', 10, 5_000)
    expect(Math.min(...spans.map(({from}) => from))).toBeLessThan(1_500)
    expect(atOnce(spans)).toBe(5)
  })

  test('that has used up its limit waits without being slowed', async () => {
    const clock = virtualClock()
    const lanes = openLanes(clock, limits)
    lanes.note('a.example', {kind: 'answered', wait: 7_000})
    const spans = await send(clock, lanes, 'a.example', 10, 5_000)
    expect(Math.min(...spans.map(({from}) => from))).toBe(7_000)
    expect(Math.max(...spans.map(({from}) => from))).toBe(7_000 + 9 * 50)
  })

  test('is closed when it asks for more patience than there is, refuses too often or never answers', async () => {
    const clock = virtualClock()
    const lanes = openLanes(clock, limits)
    lanes.note('day.example', {kind: 'busy', status: 429, wait: 86_400_000})
    expect(lanes.givenUp('day.example')?.says).toMatch(/86400 s/)
    for (let count = 0; count < 7; count++) {
      lanes.note('no.example', {kind: 'busy', status: 429, wait: 1})
      await clock.sleep(2)
    }
    expect(lanes.givenUp('no.example')?.kind).toBe('busy')
    for (let count = 0; count < 6; count++)
      lanes.note('mute.example', {kind: 'silent', fault: {kind: 'timeout', says: 'no answer in time'}})
    expect(lanes.givenUp('mute.example')?.kind).toBe('timeout')
    lanes.note('once.example', {kind: 'answered'})
    for (let count = 0; count < 9; count++)
      lanes.note('once.example', {kind: 'silent', fault: {kind: 'timeout', says: 'no answer in time'}})
    expect(lanes.givenUp('once.example')).toBeUndefined()
    for (let count = 0; count < 11; count++)
      lanes.note('once.example', {kind: 'silent', fault: {kind: 'timeout', says: 'no answer in time'}})
    expect(lanes.givenUp('once.example')).toMatchObject({
      kind: 'timeout',
      says: expect.stringMatching(/20 times, after it had answered/)
    })
    lanes.note('broken.example', {kind: 'busy', status: 503, wait: 86_400_000})
    expect(lanes.givenUp('broken.example')?.kind).toBe('server')
  })
})

describe('all lanes together', () => {
  test('never run more than the whole allows', async () => {
    const clock = virtualClock()
    const lanes = openLanes(clock, {...limits, concurrency: 7})
    const spans = await Promise.all(['a', 'b', 'c', 'd'].map(host => send(clock, lanes, host, 10, 300)))
    expect(atOnce(spans.flat())).toBe(7)
  })

  test('do not let one dead-slow host delay another', async () => {
    const clock = virtualClock()
    const lanes = openLanes(clock, limits)
    const [, fast] = await Promise.all([
      send(clock, lanes, 'slow.example', 100, 10_000),
      send(clock, lanes, 'fast.example', 20, 100)
    ])
    expect(Math.max(...fast.map(({to}) => to))).toBe(19 * 50 + 100)
  })

  test('let the longest lane go first', async () => {
    const clock = virtualClock()
    const lanes = openLanes(clock, {...limits, concurrency: 2, pace: () => ({width: 4, spacing: 0})})
    const short = Array.from({length: 40}, (_, index) => send(clock, lanes, `short${index}.example`, 1, 100))
    const long = send(clock, lanes, 'long.example', 10, 100)
    const ends = (await long).map(({to}) => to)
    await Promise.all(short)
    // In order of arrival it would be 2,500.
    expect(Math.max(...ends)).toBeLessThanOrEqual(1_600)
  })
})
