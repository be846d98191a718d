import {afterAll, beforeAll, describe, expect, test} from 'vitest'
import {checkLinks} from '../../src/links/check.ts'
import type {CheckedLink} from '../../src/links/verdict.ts'
import {zooCases, zooSites} from '../helpers/zoo/cases.ts'
import {openWeb, type Web} from '../helpers/zoo/web.ts'

let web: Web
const found = new Map<string, CheckedLink>()

beforeAll(async () => {
  web = await openWeb(zooSites)
  for await (const link of checkLinks(
    zooCases.map(({url}) => url),
    {},
    web.world
  )) {
    found.set(link.url, link)
  }
}, 60_000)

afterAll(() => web.close())

describe('the zoo', () => {
  test.each(zooCases.map(each => [each.name, each] as const))('%s', (_, {url, verdict, to, says}) => {
    const link = found.get(url)
    expect(link?.verdict).toMatchObject({kind: verdict, ...(to ? {to} : {})})
    if (says) expect(link?.verdict.because).toMatch(says)
    expect(JSON.stringify({...link, url: ''})).not.toContain('secret@')
  })

  test('no private address was reached', () => {
    expect(web.canary).toEqual([])
  })
})
