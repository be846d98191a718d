import {describe, expect, test} from 'vitest'
import type {Fault} from '../../src/links/fault.ts'
import {judge, type Policy} from '../../src/links/judge.ts'
import type {Answered, Failed, Hop, Observation, Unknown} from '../../src/links/observation.ts'
import type {Sign} from '../../src/links/signs.ts'
import type {VerdictKind} from '../../src/links/verdict.ts'

const url = 'https://a.example/papers/one'
const at = 0
const source = 'a.example'
const sign = (kind: Sign['kind']): Sign => ({kind, says: kind})
const answered = (status: number, more: Partial<Answered> = {}): Answered => ({
  kind: 'answered',
  asked: 'link',
  source,
  at,
  method: 'GET',
  status,
  hops: [],
  url,
  signs: [],
  ...more
})
const sibling = (status: number, more: Partial<Answered> = {}) =>
  answered(status, {asked: 'sibling', url: 'https://a.example/papers/no', ...more})
const failed = (kind: Fault['kind'], more: Partial<Failed> = {}): Failed => ({
  kind: 'failed',
  asked: 'link',
  source,
  at,
  fault: {kind, says: kind},
  hops: [],
  ...more
})
const hop = (status: number, from = url): Hop => ({url: from, status})
const vouched: Observation = {kind: 'vouched', source, at, because: 'known'}
const unknown = (weight: Unknown['weight']): Observation => ({
  kind: 'unknown',
  source,
  at,
  because: 'not known',
  weight
})
const resolved = (answer: 'exists' | 'missing' | 'unknown'): Observation => ({kind: 'resolved', source, at, answer})
const home = {url: 'https://a.example/', hops: [hop(302)], signs: [sign('home')]}
const strict: Policy = {accept: () => []}

const rows: readonly (readonly [string, readonly Observation[], VerdictKind])[] = [
  ['a page', [answered(200)], 'alive'],
  ['a part of a page', [answered(206)], 'alive'],
  ['an unchanged page', [answered(304)], 'alive'],
  ['a page after a fault', [failed('reset'), answered(200)], 'alive'],
  ['a page behind passing redirects', [answered(200, {hops: [hop(302)], url: 'https://a.example/x'})], 'alive'],
  [
    'a page behind one passing redirect of two',
    [answered(200, {hops: [hop(301), hop(302)], url: 'https://a.example/x'})],
    'alive'
  ],
  [
    'a page behind permanent redirects',
    [answered(200, {hops: [hop(301), hop(308)], url: 'https://a.example/x'})],
    'moved'
  ],
  ['a trailing slash', [answered(200, {hops: [hop(301)], url: `${url}/`})], 'alive'],
  ['a session', [answered(200, {hops: [hop(301)], url: `${url}x;jsessionid=1`})], 'alive'],
  ['gone once', [answered(404)], 'unstable'],
  ['gone twice', [answered(404), answered(404)], 'dead'],
  ['gone in two ways', [answered(404), answered(410)], 'dead'],
  ['gone, then there', [answered(404), answered(200)], 'alive'],
  ['gone, then broken', [answered(404), answered(500)], 'unstable'],
  ['gone, then hidden', [answered(404), answered(403)], 'blocked'],
  ...[401, 402, 403, 407, 429, 451, 999].map(status => [`status ${status}`, [answered(status)], 'blocked'] as const),
  ...[400, 405, 406, 418].map(status => [`status ${status}`, [answered(status)], 'blocked'] as const),
  ...[500, 502, 503, 504, 520].map(status => [`status ${status}`, [answered(status)], 'unstable'] as const),
  ['a redirect to nowhere', [answered(302)], 'unstable'],
  [
    'a wall with any status',
    [answered(404, {signs: [sign('wall')]}), answered(404, {signs: [sign('wall')]})],
    'blocked'
  ],
  ['a wall with status 202', [answered(202, {signs: [sign('wall')]})], 'blocked'],
  ['a login', [answered(200, {signs: [sign('login')], hops: [hop(301)]})], 'blocked'],
  [
    'lost, as all beside it',
    [answered(200, {signs: [sign('lost')], words: 'aaaa'}), sibling(200, {words: 'aaaa'})],
    'dead'
  ],
  [
    'lost in words only',
    [answered(200, {signs: [sign('lost')], words: 'aaaa'}), sibling(200, {words: 'bbbb'})],
    'alive'
  ],
  ['lost, while others are honestly gone', [answered(200, {signs: [sign('lost')]}), sibling(404)], 'alive'],
  ['lost, and nothing else known', [answered(200, {signs: [sign('lost')]})], 'unstable'],
  [
    'lost, and the sibling failed',
    [answered(200, {signs: [sign('lost')]}), failed('timeout', {asked: 'sibling'})],
    'unstable'
  ],
  ['home, as all beside it', [answered(200, home), sibling(200, {url: home.url})], 'dead'],
  ['home alone', [answered(200, home), sibling(404)], 'dead'],
  ['home of another site', [answered(200, {...home, url: 'https://b.example/'}), sibling(404)], 'alive'],
  ['parked', [answered(200, {signs: [sign('parked')], words: 'aaaa'}), sibling(200, {words: 'aaaa'})], 'dead'],
  ['parked elsewhere', [answered(200, {signs: [sign('parked')], hops: [hop(302)], url: 'https://b.example/'})], 'dead'],
  ['no such host, confirmed', [failed('name'), resolved('missing')], 'dead'],
  ['no such host, denied', [failed('name'), resolved('exists')], 'unstable'],
  ['no such host, unconfirmed', [failed('name'), resolved('unknown')], 'unstable'],
  ['no such host after a redirect', [failed('name', {hops: [hop(302)]}), resolved('missing')], 'dead'],
  ...(['dns', 'connect', 'timeout', 'reset', 'tls', 'protocol', 'proxy', 'redirect'] as const).map(
    kind => [kind, [failed(kind)], 'unstable'] as const
  ),
  ['busy', [failed('busy')], 'blocked'],
  ['a private address', [failed('private')], 'skipped'],
  ['a private address after a redirect', [failed('private', {hops: [hop(302)]})], 'blocked'],
  ['vouched for', [vouched], 'alive'],
  ['vouched for at last', [failed('server', {asked: 'witness'}), vouched], 'alive'],
  ['vouched for elsewhere', [{...vouched, to: 'https://a.example/new'}], 'moved'],
  ['unknown for sure', [unknown('final')], 'dead'],
  ...(['strong', 'weak'] as const).flatMap(
    weight =>
      [
        [`unknown, but there (${weight})`, [unknown(weight), answered(200)], 'alive'],
        [`unknown and gone (${weight})`, [unknown(weight), answered(404), answered(404)], 'dead'],
        [
          `unknown and gone once (${weight})`,
          [unknown(weight), answered(404)],
          weight === 'strong' ? 'dead' : 'unstable'
        ],
        [`unknown and hidden (${weight})`, [unknown(weight), answered(429)], weight === 'strong' ? 'dead' : 'blocked'],
        [
          `unknown and silent (${weight})`,
          [unknown(weight), failed('timeout')],
          weight === 'strong' ? 'dead' : 'unstable'
        ]
      ] as const
  ),
  ['a witness that failed, a page that hides', [failed('server', {asked: 'witness'}), answered(403)], 'blocked'],
  ['a witness that failed, and nothing else', [failed('server', {asked: 'witness'})], 'unstable'],
  ['refused as invalid', [{kind: 'refused', source, at, as: 'invalid', because: 'x'}], 'invalid'],
  ['refused as skipped', [{kind: 'refused', source, at, as: 'skipped', because: 'x'}], 'skipped'],
  ['nothing', [], 'unstable']
]

describe('judge', () => {
  test.each(rows)('%s', (_, seen, kind) => {
    const before = JSON.stringify(seen)
    const verdict = judge(url, seen, strict)
    expect(verdict.kind).toBe(kind)
    expect(verdict.because).not.toBe('')
    expect(verdict.to === undefined).toBe(kind !== 'moved')
    expect(JSON.stringify(seen)).toBe(before)
  })

  test('takes the statuses that the policy accepts from a host', () => {
    const policy: Policy = {accept: host => (host === source ? [403] : [])}
    expect(judge(url, [answered(403)], policy).kind).toBe('alive')
    expect(judge(url, [answered(403, {url: 'https://b.example/'})], policy).kind).toBe('blocked')
  })

  test('keeps the fragment of a link that moved', () => {
    const seen = [answered(200, {hops: [hop(301)], url: 'https://a.example/x'})]
    expect(judge(`${url}#part`, seen, strict).to).toBe('https://a.example/x#part')
  })
})
