import fc from 'fast-check'
import {describe, expect, test} from 'vitest'
import {checkInMemory} from '../../bench/links/many-links.ts'
import {asTheyCome} from '../../src/links/as-they-come.ts'
import {openGate} from '../../src/links/gate.ts'

/** Lets all that waits for nothing run. */
const settle = () => new Promise(setImmediate)

describe('work that comes in kinds', () => {
  /** Begins work by hand: `finish` ends the first that has begun of a kind. */
  const open = (kinds: readonly string[], most: number) => {
    const under = new Map<string, (() => void)[]>()
    const counts = {now: 0, peak: 0}
    const results = asTheyCome(
      kinds.map((kind, index) => ({kind, index})),
      ({kind, index}) => {
        counts.peak = Math.max(counts.peak, ++counts.now)
        return new Promise<number>(resolve => {
          const end = () => {
            counts.now--
            resolve(index)
          }
          under.set(kind, [...(under.get(kind) ?? []), end])
        })
      },
      {most, kindOf: index => kinds[index]!}
    )
    return {counts, results, under}
  }
  const finish = (under: Map<string, (() => void)[]>, kind: string) => under.get(kind)?.shift()?.()

  test('begins all at once where there is room for all', async () => {
    const {counts, results, under} = open(Array(50).fill('a'), 50)
    const first = results.next()
    await settle()
    expect(counts.now).toBe(50)
    finish(under, 'a')
    expect((await first).value).toBe(0)
  })

  test('begins no more than there is room for, and a kind that hangs holds up no other', async () => {
    const kinds = Array.from({length: 300}, (_, index) => (index % 3 === 0 ? 'slow' : 'fast'))
    const {counts, results, under} = open(kinds, 30)
    const found: number[] = []
    const reading = (async () => {
      for await (const index of results) found.push(index)
    })()
    for (let turn = 0; turn < 200; turn++) {
      await settle()
      finish(under, 'fast')
    }
    await settle()
    expect(found).toHaveLength(200)
    expect(counts).toEqual({now: 10, peak: 30})
    for (let turn = 0; turn < 100; turn++) {
      finish(under, 'slow')
      await settle()
    }
    await reading
    expect(found.toSorted((one, other) => one - other)).toEqual(kinds.map((_, index) => index))
  })

  test('ends with the failure of any', async () => {
    const work = async (index: number) => {
      if (index === 7) throw new Error('seven')
      return index
    }
    const all = asTheyCome([...Array(20).keys()], work, {most: 4, kindOf: () => 'a'})
    await expect(
      (async () => {
        for await (const _ of all);
      })()
    ).rejects.toThrow('seven')
  })
})

test('a gate lets the highest rank in first, and among equals the one who came first', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.integer({min: 0, max: 5})), async ranks => {
      const gate = openGate(1)
      await gate.enter(0)
      const order: number[] = []
      for (const [index, rank] of ranks.entries()) gate.enter(rank).then(() => order.push(index))
      for (const _ of ranks) {
        gate.leave()
        await settle()
      }
      expect(order).toEqual([...ranks.keys()].toSorted((one, other) => ranks[other]! - ranks[one]!))
    })
  )
})

test('more links than are begun at once are each asked for once', async () => {
  expect(await checkInMemory(22_000)).toEqual({alive: 22_000, requests: 22_000})
}, 60_000)
