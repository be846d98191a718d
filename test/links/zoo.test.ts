import {afterAll, beforeAll, describe, expect, test} from 'vitest'
import {checkLinks} from '../../src/links/check.ts'
import type {CheckedLink} from '../../src/links/verdict.ts'
import {zooCases} from '../helpers/zoo/cases.ts'
import {openZoo, type Zoo} from '../helpers/zoo/zoo.ts'

let zoo: Zoo
const found = new Map<string, CheckedLink>()

beforeAll(async () => {
  zoo = await openZoo('./cases.ts', 'zooSites')
  for await (const link of checkLinks(
    zooCases.map(({url}) => url),
    {},
    zoo.world
  )) {
    found.set(link.url, link)
  }
}, 60_000)

afterAll(() => zoo.close())

describe('the zoo', () => {
  test.each(zooCases.map(each => [each.name, each] as const))('%s', (_, {url, verdict, to, says}) => {
    const link = found.get(url)
    expect(link?.verdict).toMatchObject({kind: verdict, ...(to ? {to} : {})})
    if (says) expect(link?.verdict.because).toMatch(says)
    expect(JSON.stringify({...link, url: ''})).not.toContain('secret@')
  })

  test('is a process of its own, which no request of the checker made reach a private address', async () => {
    const {hits, canary} = await zoo.told()
    expect(zoo.pid).not.toBe(process.pid)
    expect(hits.length).toBeGreaterThan(200)
    expect(canary).toEqual([])
  })
})
