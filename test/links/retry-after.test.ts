import fc from 'fast-check'
import {expect, test} from 'vitest'
import {retryAfter} from '../../src/links/retry-after.ts'

const now = Date.UTC(2026, 10, 23, 3)

test.each<[Record<string, string>, number | undefined]>([
  [{'retry-after': '7'}, 7_000],
  [{'retry-after': ' 0 '}, 0],
  [{'retry-after': '1.5'}, 1_500],
  [{'retry-after': 'Mon, 23 Nov 2026 03:00:30 GMT'}, 30_000],
  [{'retry-after': 'Monday, 23-Nov-26 03:00:30 GMT'}, 30_000],
  [{'retry-after': 'Mon Nov 23 03:00:30 2026 GMT'}, 30_000],
  [{'retry-after': 'Mon, 23 Nov 2020 03:00:30 GMT'}, 0],
  [{'retry-after': 'soon'}, undefined],
  [{'retry-after': '-5'}, undefined],
  [{}, undefined],
  [{'ratelimit-remaining': '0', 'ratelimit-reset': '12'}, 12_000],
  [{'ratelimit-remaining': '3', 'ratelimit-reset': '12'}, undefined],
  [{'x-ratelimit-remaining': '0', 'x-ratelimit-reset': String(now / 1000 + 60)}, 60_000],
  [{ratelimit: '"default";r=0;t=9'}, 9_000],
  [{ratelimit: 'limit=10, remaining=0, reset=4'}, 4_000],
  [{ratelimit: '"default";r=5;t=9'}, undefined]
])('%j asks for %s ms', (headers, ms) => {
  expect(retryAfter(headers, now)).toBe(ms)
})

test('whatever the headers say, the wait is a number that can be waited for', () => {
  const text = fc.oneof(
    fc.string(),
    fc.double().map(String),
    fc.bigInt().map(String),
    fc.date({noInvalidDate: true}).map(date => date.toUTCString())
  )
  const names = [
    'retry-after',
    'ratelimit',
    'ratelimit-remaining',
    'ratelimit-reset',
    'x-ratelimit-remaining',
    'x-ratelimit-reset'
  ]
  fc.assert(
    fc.property(fc.dictionary(fc.constantFrom(...names), text), headers => {
      const wait = retryAfter(headers, now)
      return wait === undefined || (wait >= 0 && Number.isFinite(wait))
    })
  )
})
