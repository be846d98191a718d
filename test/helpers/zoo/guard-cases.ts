import {type Case, caseOf} from './case.ts'
import {page, to} from './site.ts'

const literal = (name: string, url: string): Case => ({
  name,
  url,
  truth: 'private',
  verdict: 'invalid',
  accepted: ['invalid', 'skipped', 'dead', 'unstable', 'blocked'],
  says: /private address/
})
const named = (name: string, ...addresses: string[]): Case =>
  caseOf(
    name,
    'private',
    'skipped dead invalid unstable blocked',
    {names: addresses},
    {scheme: 'http', says: /private/}
  )
const led = (name: string, target: string): Case =>
  caseOf(name, 'private', 'blocked dead unstable skipped', {answer: () => to(target)}, {says: /private|not asked/})

/** Links that would make the checker ask inside its own network. The canary must never hear of any. */
export const guardCases: readonly Case[] = [
  literal('ssrf-127', 'http://127.0.0.1/secret'),
  literal('ssrf-127-other', 'http://127.1.2.3:8080/secret'),
  literal('ssrf-localhost', 'http://localhost/secret'),
  literal('ssrf-localhost-dot', 'http://db.localhost./secret'),
  literal('ssrf-169.254', 'http://169.254.169.254/latest/meta-data/'),
  literal('ssrf-metadata-name', 'http://metadata.google.internal/'),
  literal('ssrf-10', 'http://10.0.0.1/'),
  literal('ssrf-172', 'https://172.20.0.1/'),
  literal('ssrf-192', 'https://192.168.1.1/'),
  literal('ssrf-cgnat', 'http://100.64.0.1/'),
  literal('ssrf-zero', 'http://0.0.0.0/'),
  literal('ssrf-multicast', 'http://224.0.0.1/'),
  literal('ssrf-broadcast', 'http://255.255.255.255/'),
  literal('ssrf-mapped', 'http://[::ffff:127.0.0.1]/'),
  literal('ssrf-mapped-hex', 'http://[::ffff:a9fe:a9fe]/'),
  literal('ssrf-nat64', 'http://[64:ff9b::7f00:1]/'),
  literal('ssrf-6to4', 'http://[2002:7f00:1::]/'),
  literal('ssrf-v6-loopback', 'http://[::1]/'),
  literal('ssrf-v6-any', 'http://[::]/'),
  literal('ssrf-v6-local', 'http://[fe80::1]/'),
  literal('ssrf-v6-unique', 'http://[fd00::1]/'),
  literal('ssrf-decimal', 'http://2130706433/'),
  literal('ssrf-hex', 'http://0x7f000001/'),
  literal('ssrf-short', 'http://127.1/'),
  literal('ssrf-octal', 'http://0177.0.0.1/'),
  named('dns-to-127', '127.0.0.1'),
  named('dns-to-169.254', '169.254.169.254'),
  named('dns-to-10', '10.1.2.3'),
  named('dns-to-v6', 'fd00::1', '::1'),
  {
    ...caseOf('dns-mixed', 'alive', 'alive', {
      names: ['127.0.0.1', '151.104.0.1'],
      answer: () => page('Paper', 'A paper')
    })
  },
  caseOf('dns-rebinding', 'private', 'alive unstable skipped blocked dead', {
    names: [['151.104.0.2'], ['127.0.0.1']],
    answer: ({before, request}) => {
      if (before > 0) return page('Paper', 'A paper')
      request.socket.resetAndDestroy()
      return undefined
    }
  }),
  led('redirect-to-127', 'http://127.0.0.1/secret'),
  led('redirect-to-metadata', 'http://169.254.169.254/latest/'),
  led('redirect-to-decimal', 'http://2130706433/'),
  led('redirect-to-name', 'http://dns-to-127.example/secret'),
  led('redirect-to-file', 'file:///etc/passwd'),
  led('redirect-to-ftp', 'ftp://dns-to-127.example/x'),
  led('redirect-to-credentials', 'https://user:secret@ok.example/'),
  {
    name: 'credentials',
    url: 'https://user:secret@ok.example/',
    truth: 'dead',
    verdict: 'invalid',
    accepted: ['invalid', 'dead', 'skipped', 'blocked'],
    says: /user name or password/
  }
]
