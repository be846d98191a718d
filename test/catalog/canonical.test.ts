import {expect, test} from 'vitest'
import {urlForms} from '../../src/catalog/canonical.ts'

const acm = 'https://dl.acm.org/doi/10.1145/3127479.3127490'
const safe = {safe: true, never: false}
const unsafe = {safe: false, never: false}
const never = {safe: true, never: true}

test.each([
  ['https://dl.acm.org/doi/abs/10.1145/3127479.3127490', 'acm-doi-form', acm, safe],
  ['https://dl.acm.org/doi/fullHtml/10.1145/3127479.3127490', 'acm-doi-form', acm, safe],
  ['https://dl.acm.org/citation.cfm?id=3127479.3127490', 'acm-doi-form', acm, unsafe],
  [
    'https://www.usenix.org/system/files/osdi20-mai.pdf',
    'usenix-landing',
    'https://www.usenix.org/conference/osdi20/presentation/mai',
    unsafe
  ],
  [
    'https://www.usenix.org/system/files/conference/osdi14/osdi14-paper-li_mu.pdf',
    'usenix-landing',
    'https://www.usenix.org/conference/osdi14/technical-sessions/presentation/li_mu',
    unsafe
  ],
  ['https://arxiv.org/abs/1310.1531.pdf', 'arxiv-abs', 'https://arxiv.org/abs/1310.1531', safe],
  ['https://arxiv.org/pdf/2301.10140v2.pdf', 'arxiv-abs', 'https://arxiv.org/abs/2301.10140v2', safe],
  ['https://arxiv.org/pdf/2301.10140v2.pdf', 'arxiv-version', 'https://arxiv.org/pdf/2301.10140.pdf', unsafe],
  ['http://arxiv.org/abs/2301.10140', 'https', 'https://arxiv.org/abs/2301.10140', safe],
  ['http://dx.doi.org/10.1145/1.2', 'dx-doi', 'https://doi.org/10.1145/1.2', never],
  ['https://example.org/a?x=%20&utm_source=y&z#f', 'tracking', 'https://example.org/a?x=%20&z#f', never],
  ['https://example.org/a;jsessionid=1F?x=1', 'tracking', 'https://example.org/a?x=1', never],
  [
    'https://openreview.net/challenge?redirect=%2Fforum%3Fid%3Dabc',
    'openreview-challenge',
    'https://openreview.net/forum?id=abc',
    never
  ],
  ['https://doi-org.ezproxy.example.edu/10.1145/1.2', 'university-proxy', 'https://doi.org/10.1145/1.2', never],
  [
    'https://ieeexplore-ieee-org.lib.ezproxy.example.hk/abstract/document/8337102/',
    'university-proxy',
    'https://ieeexplore.ieee.org/abstract/document/8337102/',
    never
  ],
  [
    'https://dl.acm.org.proxy.lib.example.edu/doi/10.1145/1.2',
    'university-proxy',
    'https://dl.acm.org/doi/10.1145/1.2',
    never
  ]
])('%s has in its family %s the canonical form %s', (url, family, replacement, {safe, never}) => {
  expect(urlForms(url)).toContainEqual(expect.objectContaining({family, canonical: false, replacement, safe, never}))
})

test.each([
  [acm, 'acm-doi-form'],
  ['https://www.usenix.org/conference/osdi20/presentation/mai', 'usenix-landing'],
  ['https://arxiv.org/abs/2301.10140', 'arxiv-abs'],
  ['https://arxiv.org/abs/2301.10140', 'arxiv-version'],
  ['https://arxiv.org/abs/2301.10140', 'https']
])('%s is canonical in its family %s', (url, family) => {
  const form = urlForms(url).find(form => form.family === family)
  expect(form?.canonical).toBe(true)
  expect(form?.replacement).toBeUndefined()
})

test('An expiring link of ACM is never right and has no replacement', () => {
  const [form] = urlForms('http://delivery.acm.org/10.1145/3190000/3186116/p499-zhuang.pdf?ip=1')
  expect(form).toMatchObject({family: 'acm-delivery', never: true})
  expect(form?.replacement).toBeUndefined()
})

test.each([
  'https://papers.nips.cc/paper/2019/hash/093f65e080a295f8076b1c5722a46aa2-Abstract.html',
  'https://example.org/a?ref=home&source=x',
  'https://github.com/someone/proxy.py'
])('%s is in no wrong form', url => {
  expect(urlForms(url).filter(form => !form.canonical)).toEqual([])
})

test('A replacement is canonical in its family', () => {
  const url = 'http://dl.acm.org/doi/pdf/10.1145/3127479.3127490?casa_token=x'
  for (const {family, replacement} of urlForms(url)) {
    expect(urlForms(replacement!).filter(form => form.family === family && !form.canonical)).toEqual([])
  }
})
