import {afterEach, describe, expect, test} from 'vitest'
import {tally} from '../helpers/zoo/check-all.ts'
import {registrySites} from '../helpers/zoo/registries.ts'
import {openRemembering} from '../helpers/zoo/remembering.ts'
import {openWeb, page, type Site, type Web} from '../helpers/zoo/web.ts'

let web: Web
afterEach(() => web?.close())

const hosts = Array.from({length: 40}, (_, index) => `h${index}.example`)
const urls = hosts.map(host => `https://${host}/paper`)
const sixHours = 6 * 3_600_000 + 1

/** What is wrong with every host of a web at once. */
type Outage = 'unreachable' | 'silent' | {readonly names: string; readonly second: 'exists' | 'missing' | 'unknown'}

/**
 * Opens a web of forty hosts and the registries, all of which fail in the same way from the moment that `begins` until the
 * function that is returned ends it.
 */
async function openFailing(outage: Outage, begins: (so: Web) => boolean): Promise<() => void> {
  let over = false
  let opened: Web | undefined
  const failing = () => !over && opened !== undefined && begins(opened)
  const site = (own: Site, address: string): Site => ({
    get names() {
      return failing() && typeof outage === 'object' ? outage.names : [address]
    },
    get second() {
      return failing() && typeof outage === 'object' ? outage.second : 'exists'
    },
    get silent() {
      return failing() && outage === 'silent' ? [address] : []
    },
    get unreachable() {
      return failing() && outage === 'unreachable' ? 'ENETUNREACH' : ''
    },
    async answer(visit) {
      // What is connected is cut off too; where only names fail it is not.
      if (failing() && outage === 'silent') await visit.hang()
      else if (failing() && outage === 'unreachable') visit.request.socket.destroy()
      else return own.answer ? own.answer(visit) : page('A paper', 'An abstract')
      return undefined
    }
  })
  const registries = registrySites({
    dois: () => true,
    papers: () => 1,
    repositories: nameWithOwner => ({nameWithOwner})
  })
  const all: [string, Site][] = [...Object.entries(registries), ...hosts.map((host): [string, Site] => [host, {}])]
  const sites = Object.fromEntries(all.map(([host, own], index) => [host, site(own, `151.103.1.${index}`)]))
  web = await openWeb(sites)
  if (typeof outage === 'object' && outage.names === 'NEVER') for (const host of Object.keys(sites)) web.stall(host)
  opened = web
  return () => {
    over = true
  }
}

describe('a resolver that fails after ten answers', () => {
  test.each<[string, Outage, RegExp]>([
    ['denies every name', {names: 'ENOTFOUND', second: 'exists'}, /second resolver does not confirm/],
    ['denies every name, as the second resolver does', {names: 'ENOTFOUND', second: 'missing'}, /does not confirm/],
    ['has nobody to ask', {names: 'EAI_AGAIN', second: 'unknown'}, /EAI_AGAIN/],
    ['says that it failed', {names: 'ESERVFAIL', second: 'unknown'}, /ESERVFAIL/],
    ['never answers again', {names: 'NEVER', second: 'unknown'}, /no answer in time/]
  ])('and %s, kills no link: thirty are unstable, and alive six hours later', async (_, outage, says) => {
    const end = await openFailing(outage, ({lookups}) => lookups.filter(host => hosts.includes(host)).length > 10)
    const memory = openRemembering(web.world)
    const before = web.world.now()
    // Few at a time, so that names are looked up one after the other.
    const found = await memory.check(urls, {concurrency: 4})
    expect(tally(found)).toEqual({alive: 10, unstable: 30})
    expect([...found.values()].filter(({verdict}) => says.test(verdict.because))).toHaveLength(30)
    expect(web.world.now() - before).toBeLessThan(300_000)
    end()
    await web.world.sleep(sixHours)
    expect(tally(await memory.check(urls))).toEqual({alive: 40})
  })

  test('leaves those dead that a resolver at work denies', async () => {
    await openFailing({names: 'ENOTFOUND', second: 'missing'}, () => false)
    const found = await openRemembering(web.world).check([...urls, 'https://no-such-host.example/paper'])
    expect(tally(found)).toEqual({alive: 40, dead: 1})
  })
})

describe('a network that is gone after fifteen answers', () => {
  const papers = ['https://doi.org/10.1145/1.2', 'https://arxiv.org/abs/2301.10140', 'https://github.com/o/r']
  const all = [...papers, ...urls, ...urls.map(url => `${url}/2`)]

  test.each<Outage & string>(['unreachable', 'silent'])(
    '(%s) ends the run, which calls the rest skipped, remembers nothing of it and asks all of it once there is one',
    async outage => {
      const end = await openFailing(outage, ({hits}) => hits.length > 15)
      const memory = openRemembering(web.world)
      const before = web.world.now()
      const found = await memory.check(all, {concurrency: 8})
      expect(found.size).toBe(all.length)
      const {alive, skipped, ...rest} = tally(found)
      expect(rest).toEqual({})
      expect(alive).toBeGreaterThan(5)
      expect(skipped).toBe(all.length - alive!)
      const lost = [...found.values()].filter(({verdict}) => verdict.kind === 'skipped')
      expect(new Set(lost.map(({verdict}) => verdict.because.replace(/\(.*/, '')))).toEqual(
        new Set(['no network any more '])
      )
      expect(web.world.now() - before).toBeLessThan(30_000)
      const known = [...found.values()].flatMap(({url, verdict}) => (verdict.kind === 'alive' ? url : []))
      expect(new Set(memory.known().keys())).toEqual(new Set(known))
      end()
      expect(tally(await memory.check(all))).toEqual({alive: all.length})
    }
  )

  test('but for one host that still answers is a network', async () => {
    const dead = hosts.slice(1)
    web = await openWeb(
      Object.fromEntries([
        [hosts[0]!, {answer: () => page('A paper', 'An abstract')}],
        ...dead.map((host): [string, Site] => [host, {closed: true}])
      ])
    )
    const asked = [...Array.from({length: 5}, (_, index) => `${urls[0]}/${index}`), ...urls.slice(1)]
    expect(tally(await openRemembering(web.world).check(asked))).toEqual({alive: 5, unstable: 39})
  })
})
