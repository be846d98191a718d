import {gzipSync} from 'node:zlib'
import {bomb, brotliBomb, pour} from './behaviours.ts'
import {type Case, caseOf} from './case.ts'
import {paper} from './site.ts'

/** Bodies that are slow, endless, packed or broken. */
export const bodyCases: readonly Case[] = [
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
    answer: () => ({headers: {'content-security-policy': 'x'.repeat(60_000)}, body: 'ok'})
  }),
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
  )
]
