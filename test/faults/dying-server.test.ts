import {createServer} from 'node:http'
import type {AddressInfo} from 'node:net'
import {afterEach, describe, expect, onTestFinished, test} from 'vitest'
import {awesomeLint, folder} from '../helpers/command.ts'
import {tally} from '../helpers/zoo/check-all.ts'
import {registrySites} from '../helpers/zoo/registries.ts'
import {openRemembering} from '../helpers/zoo/remembering.ts'
import {openWeb, page, type Site, type Web} from '../helpers/zoo/web.ts'

let web: Web
afterEach(() => web?.close())

type Mutable = {-readonly [Key in keyof Site]: Site[Key]}
type Death = 'refuses' | 'resets' | 'hangs' | 'is silent' | 'answers 503' | 'closes in the middle of a body'

const urls = Array.from({length: 40}, (_, index) => `http://mortal.example/papers/${index}`)

/** A site that gives ten answers, dies, and lives again when told to. */
function mortal(death: Death): {readonly site: Site; revive(): void} {
  let answers = 0
  let dies = true
  const site: Mutable = {
    names: ['151.103.0.9'],
    async answer({request, response, hang}) {
      if (!dies || ++answers <= 10) return page('A paper', 'An abstract')
      if (death === 'answers 503') return 503
      if (death === 'refuses') site.closed = true
      if (death === 'is silent') site.silent = ['151.103.0.9']
      if (death === 'hangs' || death === 'is silent') await hang()
      else if (death === 'closes in the middle of a body') {
        response.writeHead(200, {'content-type': 'text/html', 'content-length': '5000'})
        response.write('<html>', () => request.socket.destroy())
      } else request.socket.resetAndDestroy()
      return undefined
    }
  }
  return {
    site,
    revive() {
      dies = false
      site.closed = false
      site.silent = []
    }
  }
}

const six = 6 * 3_600_000

describe('a server that dies after ten of forty answers', () => {
  test.each<[Death, RegExp, number]>([
    ['refuses', /connection refused/, 60],
    ['resets', /the connection broke/, 60],
    ['hangs', /no answer in time/, 180],
    ['is silent', /no answer in time/, 180],
    ['answers 503', /status 503/, 180]
  ])(
    'and %s, leaves thirty links unstable in little time, and the run after six hours finds all alive',
    async (death, says, seconds) => {
      const {site, revive} = mortal(death)
      web = await openWeb({...registrySites({}), 'mortal.example': site})
      const memory = openRemembering(web.world)
      const before = web.world.now()
      const found = await memory.check(urls)
      expect(tally(found)).toEqual({alive: 10, unstable: 30})
      expect([...found.values()].filter(({verdict}) => says.test(verdict.because))).toHaveLength(30)
      expect(web.world.now() - before).toBeLessThan(seconds * 1000)
      expect(memory.known().size).toBe(40)
      revive()
      await web.world.sleep(six)
      expect(tally(await memory.check(urls))).toEqual({alive: 40})
    }
  )

  test('in the middle of bodies has answered all the same', async () => {
    web = await openWeb({...registrySites({}), 'mortal.example': mortal('closes in the middle of a body').site})
    expect(tally(await openRemembering(web.world).check(urls))).toEqual({alive: 40})
  })

  test('is not asked once for each of four hundred links', async () => {
    web = await openWeb({...registrySites({}), 'mortal.example': mortal('hangs').site})
    const many = Array.from({length: 400}, (_, index) => `http://mortal.example/papers/${index}`)
    expect(tally(await openRemembering(web.world).check(many))).toEqual({alive: 10, unstable: 390})
    expect(web.hits.filter(({host}) => host === 'mortal.example').length).toBeLessThan(50)
  })

  test('does not take down the links of others, nor its own that are vouched for', async () => {
    const {site} = mortal('resets')
    const dois = Array.from({length: 20}, (_, index) => `https://dl.acm.org/doi/10.1145/1.${index}`)
    const others = Array.from({length: 20}, (_, index) => `https://other.example/${index}`)
    web = await openWeb({...registrySites({dois: () => true}), 'mortal.example': site, 'other.example': {}})
    const found = await openRemembering(web.world).check([...urls, ...dois, ...others])
    expect(tally(found)).toEqual({alive: 50, unstable: 30})
  })
})

/** A server on this machine that can be killed and started again at its port. */
async function openMortal(onRequest: (kill: () => void, count: number) => void) {
  let count = 0
  const server = createServer((_, response) => {
    onRequest(() => {
      server.close()
      server.closeAllConnections()
    }, ++count)
    if (!response.destroyed) response.setHeader('content-type', 'text/html').end('<title>A paper</title>')
  })
  const listen = (port: number) => new Promise<void>(resolve => server.listen(port, '127.0.0.1', resolve))
  await listen(0)
  const {port} = server.address() as AddressInfo
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  return {site: `http://127.0.0.1:${port}`, revive: () => listen(port)}
}

test('the built command calls no link dead whose server is killed in the middle, remembers what it saw and corrects itself', async () => {
  const one = await openMortal((kill, count) => {
    if (count === 11) kill()
  })
  // It lives on, and takes longer, so that there is a network for as long as the run lasts.
  const two = await openMortal(() => {})
  const list = [
    ...Array.from({length: 40}, (_, index) => `${one.site}/${index}`),
    ...Array.from({length: 60}, (_, index) => `${two.site}/${index}`)
  ]
  const cwd = folder({'README.md': list.map(url => `- <${url}>\n`).join('')})
  const flags = ['-f', 'json', '--allow-private', '--retries', '0', '--history', 'links.journal']
  const verdicts = async (...more: string[]) => {
    const {code, out} = await awesomeLint([...flags, ...more], {cwd})
    const {links} = JSON.parse(out) as {links: {url: string; verdict: string}[]}
    const of = (site: string) => links.filter(({url}) => url.startsWith(site)).map(({verdict}) => verdict)
    return {code, one: of(one.site), two: of(two.site)}
  }
  const first = await verdicts()
  expect(first.code).toBe(0)
  expect(first.one).toHaveLength(40)
  expect(new Set(first.one)).toEqual(new Set(['alive', 'unstable']))
  expect(first.one.filter(kind => kind === 'alive').length).toBeLessThanOrEqual(10)
  expect(first.two).toEqual(Array(60).fill('alive'))
  await one.revive()
  // What was seen is believed for some hours.
  expect(await verdicts()).toEqual(first)
  expect((await verdicts('--max-age', '0')).one).toEqual(Array(40).fill('alive'))
}, 60_000)
