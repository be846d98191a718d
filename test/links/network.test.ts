import {once} from 'node:events'
import {type AddressInfo, createServer, type Socket} from 'node:net'
import {afterEach, describe, expect, onTestFinished, test, vi} from 'vitest'
import {checkLinks} from '../../src/links/check.ts'
import {pour} from '../helpers/zoo/behaviours.ts'
import {checkAll, tally} from '../helpers/zoo/check-all.ts'
import {type ConnectProxy, openConnectProxy} from '../helpers/zoo/connect-proxy.ts'
import {registrySites} from '../helpers/zoo/registries.ts'
import {openWeb, page, type Site, to, type Web, type WebOptions} from '../helpers/zoo/web.ts'

let web: Web
let proxy: ConnectProxy | undefined
afterEach(async () => {
  await proxy?.close()
  proxy = undefined
  await web.close()
})

const witnesses = registrySites({})
const plain: Site = {answer: () => page('A paper', 'An abstract')}
const open = async (sites: Readonly<Record<string, Site>>, options?: WebOptions): Promise<Web> => {
  web = await openWeb(sites, options)
  return web
}
const many = (host: string, count: number) =>
  Array.from({length: count}, (_, index) => `https://${host}/papers/${index}`)

describe('without a network', () => {
  test.each<[string, Readonly<Record<string, Site>>]>([
    ['no name resolves', {}],
    [
      'the resolver fails',
      Object.fromEntries(['doi.org', 'arxiv.org', 'github.com', 'a.example'].map(host => [host, {names: 'EAI_AGAIN'}]))
    ],
    [
      'nothing answers',
      Object.fromEntries(
        ['doi.org', 'arxiv.org', 'github.com', 'a.example'].map((host, index) => [
          host,
          {names: [`151.105.0.${index}`], silent: [`151.105.0.${index}`]}
        ])
      )
    ]
  ])('when %s, every link is skipped within five seconds', async (_, sites) => {
    await open(sites)
    const before = web.world.now()
    const found = await checkAll(web.world, [
      ...many('a.example', 60),
      'https://dl.acm.org/doi/10.1145/1.2',
      'https://arxiv.org/abs/2301.10140'
    ])
    expect(tally(found)).toEqual({skipped: 62})
    expect(found.get('https://a.example/papers/0')?.verdict.because).toMatch(/^no network \(/)
    expect(web.world.now() - before).toBeLessThan(5_000)
  })

  test('one dead host is one dead host', async () => {
    await open(witnesses)
    expect(tally(await checkAll(web.world, ['https://gone.example/']))).toEqual({dead: 1})
  })

  test('registries out of reach are no proof while other hosts answer', async () => {
    await open({'a.example': plain})
    expect(tally(await checkAll(web.world, ['https://gone.example/', 'https://a.example/x']))).toEqual({
      dead: 1,
      alive: 1
    })
  })
})

describe('connections', () => {
  test('are reused: at most 1.1 for each of a host’s slots', async () => {
    await open({...witnesses, 'a.example': plain, 'b.example': plain})
    await checkAll(web.world, [...many('a.example', 100), ...many('b.example', 40)], {perHost: 4})
    expect(new Set(web.hits.map(({method}) => method))).toEqual(new Set(['GET']))
    const made = [...web.connections.values()].reduce((sum, each) => sum + each, 0)
    expect(made).toBeLessThanOrEqual(2 * 4 * 1.1)
  })

  test('to files are reused too, which are asked for with HEAD', async () => {
    await open({
      ...witnesses,
      'a.example': {
        answer: () => ({headers: {'content-type': 'application/pdf', connection: 'keep-alive'}, body: '%PDF'})
      }
    })
    await checkAll(
      web.world,
      many('a.example', 60).map(url => `${url}.pdf`),
      {perHost: 2}
    )
    expect(web.hits.every(({method}) => method === 'HEAD')).toBe(true)
    expect([...web.connections.values()].reduce((sum, each) => sum + each, 0)).toBeLessThanOrEqual(3)
  })

  test('names are looked up once', async () => {
    await open({...witnesses, 'a.example': plain})
    await checkAll(web.world, many('a.example', 50))
    expect(web.lookups.filter(host => host === 'a.example')).toHaveLength(1)
  })
})

describe('a host', () => {
  test('that others redirect to is asked at its own pace', async () => {
    const hop: Site = {answer: ({path}) => to(`https://target.example${path}`)}
    await open({...witnesses, 'target.example': plain, 'a.example': hop, 'b.example': hop, 'c.example': hop})
    const before = web.world.now()
    const urls = ['a', 'b', 'c'].flatMap(name => many(`${name}.example`, 20))
    expect(tally(await checkAll(web.world, urls, {perHost: 2}))).toEqual({alive: 60})
    expect(web.peaks.get('target.example')).toBeLessThanOrEqual(2)
    expect(web.world.now() - before).toBeGreaterThanOrEqual(59 * 50)
  })

  test.each<[string, Readonly<Record<string, string>>, number]>([
    ['RateLimit-Reset', {'ratelimit-remaining': '0', 'ratelimit-reset': '7'}, 7_000],
    ['RateLimit', {ratelimit: '"default";r=0;t=9'}, 9_000],
    ['Retry-After', {'retry-after': '5'}, 5_000]
  ])('that says with %s that its limit is used up is left alone for so long', async (_, headers, wait) => {
    const times: number[] = []
    await open({
      ...witnesses,
      'a.example': {
        answer() {
          times.push(web.world.now())
          return times.length === 1 ? {headers, body: 'A paper'} : {body: 'A paper'}
        }
      }
    })
    expect(tally(await checkAll(web.world, many('a.example', 2), {perHost: 1}))).toEqual({alive: 2})
    expect(times[1]! - times[0]!).toBeGreaterThanOrEqual(wait)
  })

  test('that asks for an hour is not waited for', async () => {
    await open({...witnesses, 'a.example': {answer: () => ({status: 429, headers: {'retry-after': '3600'}})}})
    const before = web.world.now()
    const found = await checkAll(web.world, many('a.example', 10), {perHost: 1})
    expect(tally(found)).toEqual({blocked: 10})
    expect([...found.values()].at(-1)?.verdict.because).toMatch(/asks to be left alone for 3600 s/)
    expect(web.hits).toHaveLength(1)
    expect(web.world.now() - before).toBeLessThan(60_000)
  })
})

describe('a body', () => {
  test('that drips is cut off in seconds', async () => {
    await open({
      ...witnesses,
      'a.example': {
        async answer({response, sleep}) {
          response.writeHead(200, {'content-type': 'text/html'})
          while (!response.destroyed) {
            response.write('x')
            await sleep(200)
          }
          return undefined
        }
      }
    })
    const before = web.world.now()
    expect(tally(await checkAll(web.world, ['https://a.example/x']))).toEqual({alive: 1})
    expect(web.world.now() - before).toBeLessThanOrEqual(10_000)
  })

  test('that never ends is not read on', async () => {
    let written = 0
    await open({
      ...witnesses,
      'a.example': {
        answer: visit =>
          pour(visit, Number.POSITIVE_INFINITY).finally(() => {
            written = visit.request.socket.bytesWritten
          })
      }
    })
    expect(tally(await checkAll(web.world, ['http://a.example/x']))).toEqual({alive: 1})
    await vi.waitUntil(() => written > 0)
    // What the system's buffers take besides is no choice of the checker's.
    expect(written).toBeLessThan(16 << 20)
  })
})

describe('headers of the configuration', () => {
  const headers = {'*.a.example': {Authorization: 'Bearer hidden'}}
  test('go to their host only, not along a redirect, not over http', async () => {
    await open({
      ...witnesses,
      'www.a.example': {
        answer: ({path}) => (path === '/away' ? to('https://b.example/y') : plain.answer!({} as never))
      },
      'b.example': plain
    })
    await checkAll(
      web.world,
      ['https://www.a.example/x', 'https://www.a.example/away', 'http://www.a.example/plain', 'https://b.example/y'],
      {headers}
    )
    const told = web.hits
      .filter(({headers: {authorization}}) => authorization)
      .map(({host, path, tls}) => `${host}${path} ${tls}`)
    expect(told.sort()).toEqual(['www.a.example/away true', 'www.a.example/x true'])
  })

  test('are not sent where the certificate cannot be verified', async () => {
    await open({...witnesses, 'www.a.example': {...plain, certificate: 'missingIntermediate'}})
    expect(tally(await checkAll(web.world, ['https://www.a.example/x'], {headers}))).toEqual({alive: 1})
    expect(web.hits.some(({headers: {authorization}}) => authorization)).toBe(false)
  })
})

describe('a proxy', () => {
  test('is used as the environment says, resolves names itself, and is never asked for private addresses', async () => {
    const env: Record<string, string> = {}
    await open({...witnesses, 'a.example': plain, 'direct.example': plain}, {env})
    proxy = await openConnectProxy(web)
    Object.assign(env, {HTTPS_PROXY: proxy.url, http_proxy: proxy.url, no_proxy: 'direct.example'})
    const found = await checkAll(web.world, [
      'https://a.example/x',
      'http://a.example/y',
      'https://direct.example/z',
      'https://127.0.0.1/',
      'https://[::1]/',
      'https://gone.example/'
    ])
    expect(tally(found)).toEqual({alive: 3, invalid: 2, unstable: 1})
    expect(web.lookups).toEqual(['direct.example'])
    expect(proxy.tunnels.some(tunnel => /127\.|\[/.test(tunnel))).toBe(false)
  })
})

describe('a proxy that does not do its work', () => {
  /** A proxy that does with every connection what it is told to. */
  const openBroken = async (
    serve: (socket: Socket) => void
  ): Promise<{readonly url: string; readonly seen: () => number}> => {
    let seen = 0
    const server = createServer(socket => {
      socket.on('error', () => {})
      socket.once('data', data => {
        if (data.includes('CONNECT a.example')) seen++
        serve(socket)
      })
    })
    await once(server.listen(0, '127.0.0.1'), 'listening')
    onTestFinished(() => void server.close())
    return {url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, seen: () => seen}
  }
  const checkThrough = async (serve: (socket: Socket) => void, stalls: boolean) => {
    const broken = await openBroken(serve)
    await open(
      {...witnesses, 'a.example': plain, 'direct.example': plain},
      {
        env: {https_proxy: broken.url, no_proxy: 'direct.example'}
      }
    )
    if (stalls) web.stall('a.example')
    const found = await checkAll(web.world, ['https://direct.example/z', 'https://a.example/x'])
    return {...found.get('https://a.example/x')?.verdict, seen: broken.seen()}
  }

  test('but closes every tunnel is tried as often as any other fault, not without end', async () => {
    const {kind, because, seen} = await checkThrough(socket => socket.end(), false)
    expect({kind, because}).toEqual({kind: 'unstable', because: 'the proxy refused, 3 times'})
    expect(seen).toBe(3)
  })

  test('but never answers is not waited for', async () => {
    const sockets: Socket[] = []
    const {kind, because} = await checkThrough(socket => void sockets.push(socket), true)
    expect({kind, because}).toEqual({kind: 'unstable', because: 'no answer in time, twice'})
    for (const socket of sockets) socket.destroy()
  })
})

test('a resolver that never answers is not waited for', async () => {
  await open({...witnesses, 'a.example': plain, 'mute.example': {names: 'NEVER'}})
  web.stall('mute.example')
  const found = await checkAll(web.world, ['https://mute.example/x', 'https://a.example/y'])
  expect(found.get('https://mute.example/x')?.verdict).toEqual({kind: 'unstable', because: 'no answer in time, twice'})
})

describe('a check', () => {
  test('ends when its signal is aborted, with what was known by then', async () => {
    await open({
      ...witnesses,
      'a.example': plain,
      'slow.example': {answer: async ({hang}) => void (await hang()) as undefined}
    })
    const stop = new AbortController()
    const found: string[] = []
    const run = async () => {
      for await (const {url} of checkLinks(
        [...many('a.example', 3), 'https://slow.example/'],
        {},
        web.world,
        stop.signal
      )) {
        found.push(url)
        if (found.length === 3) stop.abort(new Error('enough'))
      }
    }
    await expect(run()).rejects.toThrow('enough')
    expect(found).toHaveLength(3)
  })

  test('asks links that differ in their fragment once, and tells of each', async () => {
    await open({...witnesses, 'a.example': plain})
    const found = await checkAll(web.world, [
      'https://a.example/x#one',
      'https://a.example/x#two',
      'https://a.example/x'
    ])
    expect(found.size).toBe(3)
    expect(web.hits).toHaveLength(1)
  })

  test('leaves out what is excluded and takes the statuses that are accepted', async () => {
    await open({...witnesses, 'a.example': {answer: () => 403}, 'sub.b.example': plain})
    const found = await checkAll(
      web.world,
      ['https://a.example/x', 'https://sub.b.example/y', 'https://a.example/skip/z?q=1'],
      {
        exclude: ['*.b.example', 'https://a.example/skip/*'],
        accept: {'a.example': [403]}
      }
    )
    expect([...found.values()].map(({verdict}) => verdict.kind).sort()).toEqual(['alive', 'skipped', 'skipped'])
  })

  test('asks private addresses when told to', async () => {
    await open({...witnesses, 'intranet.example': {names: ['10.0.0.7']}})
    const found = await checkAll(web.world, ['http://intranet.example/x', 'http://127.0.0.1/y'], {allowPrivate: true})
    expect(tally(found)).toEqual({alive: 2})
    expect(web.canary).toHaveLength(2)
  })
})
