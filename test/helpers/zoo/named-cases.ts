import type {Case} from './case.ts'
import {page, paper, to, type Visit} from './site.ts'

/** Sites whose names matter. */
export const namedCases: readonly Case[] = [
  {
    name: 'openreview-challenge',
    url: 'https://openreview.net/forum?id=wall',
    truth: 'blocked',
    verdict: 'blocked',
    accepted: ['blocked', 'alive'],
    says: /OpenReview/,
    sites: {
      'openreview.net': {
        answer: ({path}: Visit) =>
          path.startsWith('/challenge')
            ? page('Verifying your browser', 'OpenReview')
            : to(`/challenge?redirect=${encodeURIComponent(path)}`)
      }
    }
  },
  {
    name: 'ieee',
    url: 'https://ieeexplore.ieee.org/document/1234567',
    truth: 'blocked',
    verdict: 'blocked',
    accepted: ['blocked', 'alive'],
    sites: {'ieeexplore.ieee.org': {answer: () => ({status: 202, headers: {'x-amzn-waf-action': 'challenge'}})}}
  },
  {
    name: 'idn-host',
    url: 'https://bücher.example/papers',
    truth: 'alive',
    verdict: 'alive',
    accepted: ['alive'],
    sites: {'xn--bcher-kva.example': {answer: paper}}
  },
  {
    name: 'port',
    url: 'https://port.example:443/x',
    truth: 'alive',
    verdict: 'alive',
    accepted: ['alive'],
    sites: {'port.example': {answer: paper}}
  },
  {name: 'no-url', url: 'https://', truth: 'dead', verdict: 'invalid', accepted: ['invalid', 'dead']},
  {
    name: 'no-dot',
    url: 'https://https//ok.example/',
    truth: 'dead',
    verdict: 'invalid',
    accepted: ['invalid', 'dead'],
    says: /no host of the web/
  },
  {name: 'bad-scheme', url: 'httpss://ok.example/', truth: 'dead', verdict: 'invalid', accepted: ['invalid', 'dead']},
  {name: 'mailto', url: 'mailto:someone@ok.example', truth: 'alive', verdict: 'skipped', accepted: ['skipped', 'alive']}
]
