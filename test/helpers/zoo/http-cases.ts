import {brotliCompressSync, constants, gzipSync} from 'node:zlib'
import {type Case, caseOf} from './case.ts'
import {page, type Reply, to, type Visit} from './web.ts'

const paper = (): Reply =>
  page('Pollux: Co-adaptive Cluster Scheduling', 'A paper on scheduling of deep learning jobs in shared clusters.')
const onlyAt =
  (path: string, reply: () => Reply = paper) =>
  (visit: Visit): Reply =>
    visit.path === path ? reply() : 404
const headLies =
  (status: number) =>
  ({request}: Visit): Reply =>
    request.method === 'HEAD' ? status : {headers: {'content-type': 'application/pdf'}, body: '%PDF-1.7'}
/** Answers in turn; the last one stays. */
const inTurn =
  (...replies: Reply[]) =>
  ({before}: Visit): Reply =>
    replies[Math.min(before, replies.length - 1)]!
const chain =
  (statuses: readonly number[]) =>
  ({path}: Visit): Reply => {
    const step = path === '/papers/one' ? 0 : Number(/^\/step\/(\d+)$/.exec(path)?.[1] ?? Number.NaN)
    const status = statuses[step]
    return status ? to(`/step/${step + 1}`, status) : step === statuses.length ? paper() : 404
  }
const portion = Buffer.alloc(1 << 16, 'x')
/** Sends so many bytes of page, as fast as they are taken. */
async function pour(
  {request, response}: Visit,
  bytes: number,
  headers: Readonly<Record<string, string>> = {}
): Promise<Reply | undefined> {
  if (request.method === 'HEAD') return {headers}
  response.writeHead(200, {'content-type': 'text/html', ...headers})
  const closed = new Promise(resolve => response.once('close', resolve))
  for (let sent = 0; sent < bytes && !response.destroyed; sent += portion.length) {
    if (!response.write(portion)) await Promise.race([closed, new Promise(resolve => response.once('drain', resolve))])
  }
  if (!response.destroyed) response.end()
  return undefined
}

/** Ways in which a page that lives answers, and the plain ways of being gone. */
export const httpCases: readonly Case[] = [
  caseOf('ok', 'alive', 'alive', {answer: onlyAt('/papers/one')}),
  caseOf('head-405', 'alive', 'alive', {answer: headLies(405)}, {path: '/one.pdf'}),
  caseOf('head-403', 'alive', 'alive', {answer: headLies(403)}, {path: '/one.pdf'}),
  caseOf('head-404', 'alive', 'alive', {answer: headLies(404)}, {path: '/one.pdf'}),
  caseOf('head-501', 'alive', 'alive', {answer: headLies(501)}, {path: '/one.pdf'}),
  caseOf(
    'head-with-body',
    'alive',
    'alive',
    {
      answer({request}) {
        if (request.method !== 'HEAD') return {headers: {'content-type': 'application/pdf'}, body: '%PDF'}
        request.socket.write(
          'HTTP/1.1 200 OK\r\ncontent-type: application/pdf\r\nconnection: keep-alive\r\ncontent-length: 4\r\n\r\n%PDF'
        )
        return undefined
      }
    },
    {path: '/one.pdf'}
  ),
  caseOf(
    'head-reset',
    'alive',
    'alive',
    {
      answer({request}) {
        if (request.method !== 'HEAD') return {headers: {'content-type': 'application/pdf'}, body: '%PDF'}
        request.socket.resetAndDestroy()
        return undefined
      }
    },
    {path: '/one.pdf', scheme: 'http'}
  ),
  caseOf(
    'head-200-get-404',
    'dead',
    'dead',
    {answer: ({request}) => (request.method === 'HEAD' ? 200 : page('404 Not Found', 'Not found', 404))},
    {path: '/one.pdf'}
  ),
  caseOf('redirect-302', 'alive', 'alive', {answer: chain([302])}),
  caseOf('chain-302-x3', 'alive', 'alive', {answer: chain([302, 302, 302])}),
  caseOf('chain-mixed-x8', 'alive', 'alive moved', {answer: chain([301, 302, 303, 307, 308, 301, 302, 301])}),
  caseOf(
    'http-to-https',
    'alive',
    'moved alive',
    {
      answer: ({request, path}) =>
        'encrypted' in request.socket ? paper() : to(`https://http-to-https.example${path}`, 301)
    },
    {scheme: 'http', to: 'https://http-to-https.example/papers/one'}
  ),
  caseOf('trailing-slash-301', 'alive', 'alive', {
    answer: ({path}) => (path.endsWith('/') ? paper() : to(`${path}/`, 301))
  }),
  caseOf('meta-refresh', 'alive', 'alive', {
    answer: ({path}) =>
      path === '/papers/one'
        ? {
            headers: {'content-type': 'text/html'},
            body: '<html><head><meta http-equiv="refresh" content="0; url=/new?a=1&amp;b=2"></head></html>'
          }
        : path === '/new?a=1&b=2'
          ? paper()
          : 404
  }),
  caseOf('slow-first-byte', 'alive', 'alive', {
    async answer({sleep}) {
      await sleep(6_000)
      return paper()
    }
  }),
  caseOf('drip', 'alive', 'alive', {
    async answer({request, response, sleep}) {
      if (request.method === 'HEAD') return 200
      response.writeHead(200, {'content-type': 'text/html'})
      while (!response.destroyed) {
        response.write('x')
        await sleep(200)
      }
      return undefined
    }
  }),
  caseOf('endless', 'alive', 'alive', {answer: visit => pour(visit, Number.POSITIVE_INFINITY)}),
  caseOf('huge-200mb', 'alive', 'alive', {
    answer: visit => pour(visit, 200 << 20, {'content-length': String(200 << 20)})
  }),
  caseOf('gzip-bomb', 'alive', 'alive', {
    answer: () => ({headers: {'content-type': 'text/html', 'content-encoding': 'gzip'}, body: bomb()})
  }),
  caseOf('brotli-bomb', 'alive', 'alive', {
    answer: () => ({headers: {'content-type': 'text/html', 'content-encoding': 'br'}, body: brotliBomb()})
  }),
  caseOf('gzip-soft404', 'dead', 'dead unstable', {
    answer: () => ({
      headers: {'content-type': 'text/html', 'content-encoding': 'gzip'},
      body: gzipSync('<title>Page not found</title><p>Sorry, there is no such page here.')
    })
  }),
  caseOf('gzip-broken', 'alive', 'alive', {
    answer: () => ({headers: {'content-type': 'text/html', 'content-encoding': 'gzip'}, body: 'this is no gzip'})
  }),
  caseOf('big-headers', 'alive', 'alive', {
    answer: () => ({headers: {'content-security-policy': 'x'.repeat(40_000)}, body: 'ok'})
  }),
  caseOf('needs-user-agent', 'alive', 'alive', {
    answer: ({request}) =>
      /\+https?:/.test(request.headers['user-agent'] ?? '') && request.headers.accept?.includes('text/html')
        ? paper()
        : 403
  }),
  caseOf('needs-cookie', 'alive', 'alive', {
    answer: ({request, path}) =>
      request.headers.cookie?.includes('seen=1')
        ? paper()
        : to(path, 302, {'set-cookie': 'seen=1; Path=/; HttpOnly; Secure'})
  }),
  caseOf(
    'needs-cookie-elsewhere',
    'blocked',
    'blocked',
    {answer: () => to('https://cookie-thief.example/x', 302, {'set-cookie': 'secret=1; Path=/'})},
    {
      sites: {'cookie-thief.example': {answer: ({request}) => (request.headers.cookie ? paper() : 403)}}
    }
  ),
  caseOf(
    'reset-mid-body',
    'alive',
    'alive',
    {
      answer({response, request}) {
        response.writeHead(200, {'content-type': 'text/html', 'content-length': 100_000})
        response.write('<title>A paper</title>', () => setImmediate(() => request.socket.resetAndDestroy()))
        return undefined
      }
    },
    {scheme: 'http'}
  ),
  caseOf('ipv6-refused', 'alive', 'alive', {answer: paper, names: ['2606:4700::1', '151.102.0.1'], silent: []}, {}),
  caseOf('ipv6-broken', 'alive', 'alive', {
    answer: paper,
    names: ['2606:4700::2', '151.102.0.2'],
    silent: ['2606:4700::2']
  }),
  caseOf('path-%2F', 'alive', 'alive', {answer: onlyAt('/pii/a%2Fb')}, {path: '/pii/a%2Fb'}),
  caseOf('path-%23', 'alive', 'alive', {answer: onlyAt('/c%23/d%3Fe%25')}, {path: '/c%23/d%3Fe%25'}),
  caseOf(
    'path-brackets',
    'alive',
    'alive',
    {answer: onlyAt("/10.1890/(1997)007[1226:A]2.0.CO;2,~!*'@$&=+")},
    {path: "/10.1890/(1997)007[1226:A]2.0.CO;2,~!*'@$&=+"}
  ),
  caseOf('path-utf8', 'alive', 'alive', {answer: onlyAt('/caf%C3%A9/%E8%AE%BA%E6%96%87')}, {path: '/café/论文'}),
  caseOf(
    'query-alive',
    'alive',
    'alive',
    {answer: onlyAt('/forum?b=2&a=1&id=x%20y')},
    {path: '/forum?b=2&a=1&id=x%20y'}
  ),
  caseOf('fragment-existing', 'alive', 'alive', {answer: onlyAt('/papers/one')}, {path: '/papers/one#results'}),
  caseOf('location-spaces', 'alive', 'alive', {
    answer: ({path}) =>
      path === '/papers/one' ? to('/a paper (final).html') : path === '/a%20paper%20(final).html' ? paper() : 404
  }),
  caseOf('location-utf8', 'alive', 'alive', {
    answer({path, request}) {
      if (path === '/caf%C3%A9') return paper()
      if (path !== '/papers/one') return 404
      request.socket.end(
        Buffer.from('HTTP/1.1 302 Found\r\nlocation: /café\r\ncontent-length: 0\r\nconnection: close\r\n\r\n', 'utf8')
      )
      return undefined
    }
  }),
  caseOf('location-relative', 'alive', 'alive', {
    answer: ({path}) => (path === '/papers/one' ? to('two?x=1') : path === '/papers/two?x=1' ? paper() : 404)
  }),
  caseOf('location-fragment', 'alive', 'alive', {
    answer: ({path}) => (path === '/papers/one' ? to('/papers/two#top') : path === '/papers/two' ? paper() : 404)
  }),
  caseOf('status-206', 'alive', 'alive', {
    answer: () => ({
      status: 206,
      headers: {'content-range': 'bytes 0-1/2', 'content-type': 'application/pdf'},
      body: 'xx'
    })
  }),
  caseOf('status-204', 'alive', 'alive', {answer: () => 204}),
  caseOf('status-304', 'alive', 'alive unstable', {answer: () => 304}),
  caseOf('moved-301', 'moved', 'moved alive', {answer: chain([301])}, {to: 'https://moved-301.example/step/1'}),
  caseOf('moved-308', 'moved', 'moved alive', {answer: chain([308])}, {to: 'https://moved-308.example/step/1'}),
  caseOf(
    'moved-301-x3',
    'moved',
    'moved alive',
    {answer: chain([301, 301, 301])},
    {to: 'https://moved-301-x3.example/step/3'}
  ),
  caseOf(
    'moved-fragment',
    'moved',
    'moved alive',
    {answer: chain([301])},
    {path: '/papers/one#s2', to: 'https://moved-fragment.example/step/1#s2'}
  ),
  caseOf('moved-to-404', 'dead', 'dead', {answer: ({path}) => (path === '/papers/one' ? to('/gone', 301) : 404)}),
  caseOf('status-404', 'dead', 'dead invalid', {answer: () => 404}, {says: /status 404 .*twice/}),
  caseOf('status-410', 'dead', 'dead invalid', {answer: () => 410}),
  caseOf('404-once', 'transient', 'alive unstable', {answer: inTurn(404, paper())}),
  caseOf(
    'query-dead',
    'dead',
    'dead invalid',
    {answer: ({path}) => (path === '/forum?id=good' ? paper() : 404)},
    {path: '/forum?id=bad'}
  ),
  caseOf('status-400', 'blocked', 'blocked unstable', {answer: () => 400}),
  caseOf('redirect-no-location', 'dead', 'unstable dead', {answer: () => 302}),
  caseOf(
    'redirect-loop',
    'dead',
    'unstable dead invalid blocked',
    {answer: ({path}) => to(path === '/papers/one' ? '/papers/two' : '/papers/one')},
    {says: /circle/}
  ),
  caseOf('redirect-endless', 'dead', 'unstable dead', {answer: ({path}) => to(`${path}x`)}, {says: /more than/})
]

let packed: Buffer | undefined
/** 64 MB of zeroes as gzip. */
function bomb(): Buffer {
  packed ??= gzipSync(Buffer.alloc(64 << 20), {level: 1})
  return packed
}

let pressed: Buffer | undefined
/** 64 MB of zeroes as brotli. */
function brotliBomb(): Buffer {
  pressed ??= brotliCompressSync(Buffer.alloc(64 << 20), {params: {[constants.BROTLI_PARAM_QUALITY]: 2}})
  return pressed
}
