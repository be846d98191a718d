import {headLies, onlyAt} from './behaviours.ts'
import {type Case, caseOf} from './case.ts'
import {page, paper, to} from './site.ts'

/** Ways in which a page that lives answers: methods, headers, cookies, statuses. */
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
  caseOf('needs-user-agent', 'alive', 'alive', {
    answer: ({request}) =>
      /\+https?:/.test(request.headers['user-agent'] ?? '') && request.headers.accept?.includes('text/html')
        ? paper()
        : 403
  }),
  caseOf('needs-browser', 'alive', 'alive', {
    answer: ({request}) => (request.headers['upgrade-insecure-requests'] ? paper() : page('404', 'Not found', 404))
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
  caseOf('ipv6-refused', 'alive', 'alive', {
    answer: paper,
    names: ['2606:4700::1', '151.102.0.1'],
    refuses: ['2606:4700::1']
  }),
  caseOf('addresses-mixed', 'alive', 'alive', {
    answer: paper,
    names: ['2606:4700::3', '2606:4700::4', '151.102.0.3', '151.102.0.4'],
    refuses: ['2606:4700::3', '151.102.0.3'],
    silent: ['2606:4700::4']
  }),
  caseOf('ipv6-broken', 'alive', 'alive', {
    answer: paper,
    names: ['2606:4700::2', '151.102.0.2'],
    silent: ['2606:4700::2']
  }),
  caseOf('status-206', 'alive', 'alive', {
    answer: () => ({
      status: 206,
      headers: {'content-range': 'bytes 0-1/2', 'content-type': 'application/pdf'},
      body: 'xx'
    })
  }),
  caseOf('status-204', 'alive', 'alive', {answer: () => 204}),
  caseOf('status-304', 'alive', 'alive unstable', {answer: () => 304})
]
