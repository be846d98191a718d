import {type Case, caseOf} from './case.ts'
import {paper, type Reply, to, type Visit} from './site.ts'

const inTurn =
  (...replies: (Reply | 'reset')[]) =>
  ({before, request}: Visit): Reply | undefined => {
    const reply = replies[Math.min(before, replies.length - 1)]!
    if (reply !== 'reset') return reply
    request.socket.resetAndDestroy()
    return undefined
  }
/** A TLS alert "protocol version", as a server of 2009 answers today's greeting. */
const oldTls = Buffer.from([0x15, 0x03, 0x01, 0x00, 0x02, 0x02, 0x46])

/** Faults: names, connections, certificates, servers that are busy or broken. */
export const troubleCases: readonly Case[] = [
  caseOf('nxdomain', 'dead', 'dead invalid', {names: 'ENOTFOUND', second: 'missing'}, {says: /no such host/}),
  caseOf('nxdomain-unconfirmed', 'transient', 'unstable', {names: 'ENOTFOUND', second: 'exists'}),
  caseOf('nxdomain-second-silent', 'transient', 'unstable', {names: 'ENOTFOUND', second: 'unknown'}),
  caseOf('dns-servfail', 'transient', 'unstable', {names: 'EAI_AGAIN'}),
  caseOf(
    '302-to-nxdomain',
    'dead',
    'dead invalid',
    {answer: () => to('https://no-such-host.example/')},
    {says: /redirect/}
  ),
  caseOf(
    'never-answers',
    'dead',
    'unstable dead invalid blocked',
    {
      async answer({hang}) {
        await hang()
        return undefined
      }
    },
    {says: /no answer in time, twice/}
  ),
  caseOf('connect-silent', 'dead', 'unstable dead invalid blocked', {names: ['151.103.0.1'], silent: ['151.103.0.1']}),
  caseOf('connect-refused', 'dead', 'unstable dead invalid blocked', {closed: true}, {says: /refused/}),
  caseOf(
    'not-http',
    'dead',
    'unstable dead',
    {raw: Buffer.from('SSH-2.0-OpenSSH_9.0\r\n')},
    {scheme: 'http', says: /^the answer is not HTTP/}
  ),
  caseOf('empty-reply', 'dead', 'unstable dead', {raw: Buffer.alloc(0)}, {scheme: 'http'}),
  caseOf(
    'headers-too-big',
    'alive',
    'unstable alive',
    {raw: Buffer.from(`HTTP/1.1 200 OK\r\nx: ${'y'.repeat(90_000)}\r\n\r\n`)},
    {scheme: 'http'}
  ),
  caseOf(
    'tls-missing-intermediate',
    'alive',
    'alive',
    {certificate: 'missingIntermediate', answer: paper},
    {says: /intermediate/}
  ),
  caseOf('tls-expired', 'dead', 'unstable dead invalid blocked', {certificate: 'expired'}, {says: /expired/}),
  caseOf(
    'tls-self-signed',
    'dead',
    'unstable dead invalid blocked',
    {certificate: 'selfSigned'},
    {says: /self-signed/}
  ),
  caseOf('tls-wrong-host', 'dead', 'unstable dead invalid blocked', {certificate: 'wrongHost'}, {says: /another host/}),
  caseOf('tls-1.0-only', 'dead', 'unstable dead invalid blocked', {raw: oldTls}, {says: /secure connection/}),
  caseOf('500-once', 'transient', 'alive unstable', {answer: inTurn(500, paper())}),
  caseOf('502-twice', 'transient', 'alive unstable', {answer: inTurn(502, 502, paper())}),
  caseOf('503-once', 'transient', 'alive unstable', {answer: inTurn(503, paper())}),
  caseOf('500-steady', 'transient', 'unstable blocked', {answer: () => 500}, {says: /status 500 .*3 times/}),
  caseOf('503-steady', 'transient', 'unstable blocked', {answer: () => 503}),
  caseOf('429-retry-after-1', 'transient', 'alive unstable', {
    answer: inTurn({status: 429, headers: {'retry-after': '1'}}, paper())
  }),
  caseOf('429-retry-after-date', 'transient', 'alive unstable', {
    answer: inTurn({status: 429, headers: {'retry-after': 'Mon, 23 Nov 2026 03:00:20 GMT'}}, paper())
  }),
  caseOf('429-retry-after-day', 'blocked', 'blocked unstable', {
    answer: () => ({status: 429, headers: {'retry-after': '86400'}})
  }),
  caseOf('429-bare', 'blocked', 'blocked unstable alive', {answer: () => 429}),
  caseOf('reset-once', 'transient', 'alive unstable', {answer: inTurn('reset', paper())}, {scheme: 'http'}),
  caseOf('reset-steady', 'transient', 'unstable', {answer: inTurn('reset')}, {scheme: 'http'}),
  caseOf('404-then-500', 'transient', 'unstable', {answer: inTurn(404, 500)}),
  caseOf('404-then-hang', 'transient', 'unstable dead', {
    async answer({before, hang}) {
      if (before === 0) return 404
      await hang()
      return undefined
    }
  })
]
