import {expect, test} from 'vitest'
import {identify, identityKey} from '../../src/catalog/identifiers.ts'

test.each([
  ['https://dl.acm.org/doi/abs/10.1145/3575693.3575721', {doi: '10.1145/3575693.3575721'}],
  ['https://dl.acm.org/doi/full/10.1145/3575693.3575721', {doi: '10.1145/3575693.3575721'}],
  ['https://dl.acm.org/doi/proceedings/10.1145/3575693', {doi: '10.1145/3575693'}],
  ['https://dl.acm.org/citation.cfm?id=2806777.2806778', {doi: '10.1145/2806777.2806778'}],
  ['https://dl.acm.org/citation.cfm?id=2806778', {}],
  ['https://dl.acm.org/doi/10.5555/3488766.3488819', {acmHandle: '10.5555/3488766.3488819'}],
  ['https://doi.org/10.1145/10.1145/3575693.3575721', {doi: '10.1145/3575693.3575721', doubledPrefix: true}],
  ['https://doi.org/10.1145%2F3575693.3575721', {doi: '10.1145/3575693.3575721'}],
  ['https://doi.org/10.1145/3575693.3575721).', {doi: '10.1145/3575693.3575721'}],
  [
    'https://doi.org/10.1890/1051-0761(1997)007[1226:ITICBM]2.0.CO;2',
    {doi: '10.1890/1051-0761(1997)007[1226:iticbm]2.0.co;2'}
  ],
  ['https://doi.org/10.1016/S0140-6736(05)12345-(6)', {doi: '10.1016/s0140-6736(05)12345-(6)'}],
  ['https://link.springer.com/chapter/10.1007/978-3-030-58452-8_13', {doi: '10.1007/978-3-030-58452-8_13'}],
  ['https://link.springer.com/content/pdf/10.1007/s11263-019-01228-7.pdf', {doi: '10.1007/s11263-019-01228-7'}],
  ['https://onlinelibrary.wiley.com/doi/abs/10.1002/cpe.1', {doi: '10.1002/cpe.1'}],
  ['https://ietresearch.onlinelibrary.wiley.com/doi/full/10.1049/x', {doi: '10.1049/x'}],
  ['https://pubs.acs.org/doi/10.1021/acs.jcim.9b00237', {doi: '10.1021/acs.jcim.9b00237'}],
  ['https://ieeexplore.ieee.org/document/8337102/', {}],
  ['https://arxiv.org/abs/2301.10140v2', {arxiv: '2301.10140', arxivVersion: 2}],
  ['http://arxiv.org/pdf/1706.03762.pdf', {arxiv: '1706.03762'}],
  ['https://arxiv.org/abs/arXiv:1706.03762', {arxiv: '1706.03762'}],
  ['https://arxiv.org/abs/1310.1531.pdf', {arxiv: '1310.1531'}],
  ['https://arxiv.org/abs/cs/0601001', {arxiv: 'cs/0601001'}],
  ['https://arxiv.org/abs/math.GT/0309136', {arxiv: 'math/0309136'}],
  ['https://arxiv.org/list/cs.DC/recent', {}],
  ['https://doi.org/10.48550/arXiv.2301.10140', {doi: '10.48550/arxiv.2301.10140', arxiv: '2301.10140'}],
  ['https://github.com/a/b.git', {github: {owner: 'a', repo: 'b'}}],
  ['https://github.com/a/b/blob/main/x.md', {github: {owner: 'a', repo: 'b', path: 'blob/main/x.md'}}],
  ['https://github.com/topics/deep-learning', {}],
  ['https://openreview.net/pdf?id=uLpyWQPyF9', {openreview: 'uLpyWQPyF9'}],
  [
    'https://www.usenix.org/conference/osdi20/presentation/mai',
    {usenix: {conference: 'osdi20', slug: 'mai', pdf: false}}
  ],
  ['https://www.usenix.org/system/files/osdi20-mai.pdf', {usenix: {conference: 'osdi20', slug: 'mai', pdf: true}}],
  ['https://example.org/10.1145/3575693.3575721', {}],
  ['not a url', {}]
])('%s identifies %o', (url, identity) => {
  expect(identify(url)).toEqual(identity)
})

test.each([
  ['https://arxiv.org/abs/2301.10140v2', 'http://www.arxiv.org/pdf/2301.10140.pdf'],
  ['https://arxiv.org/abs/2301.10140', 'https://doi.org/10.48550/arXiv.2301.10140'],
  ['https://dl.acm.org/doi/abs/10.1145/3575693.3575721', 'http://dx.doi.org/10.1145/3575693.3575721'],
  ['https://doi.org/10.1145/2694344.2694366', 'https://doi.org/10.1145/2775054.2694366'],
  ['https://www.usenix.org/system/files/osdi20-mai.pdf', 'https://www.usenix.org/conference/osdi20/presentation/mai'],
  [
    'https://www.usenix.org/system/files/sec21-xu.pdf',
    'https://www.usenix.org/conference/usenixsecurity21/presentation/xu'
  ],
  ['https://openreview.net/pdf?id=uLpyWQPyF9', 'https://openreview.net/forum?id=uLpyWQPyF9&noteId=x'],
  ['http://www.example.org/a/?utm_source=x&b=2&a=1#top', 'https://example.org/a?a=1&b=2'],
  ['https://github.com/Foo/Bar/', 'https://github.com/foo/bar'],
  [
    'https://papers.nips.cc/paper/2020/file/1457c0d6bfcb4967418bfb8ac142f64a-Paper.pdf',
    'https://proceedings.neurips.cc/paper_files/paper/2020/hash/1457c0d6bfcb4967418bfb8ac142f64a-Abstract.html'
  ],
  ['https://proceedings.mlr.press/v139/ren21a.html', 'http://proceedings.mlr.press/v139/ren21a/ren21a.pdf']
])('%s and %s are one', (one, other) => {
  expect(identityKey(one)).toBe(identityKey(other))
})

test.each([
  [
    'https://proceedings.neurips.cc/paper/2019/hash/093f65e080a295f8076b1c5722a46aa2-Abstract.html',
    'https://proceedings.mlsys.org/paper/2019/hash/093f65e080a295f8076b1c5722a46aa2-Abstract.html'
  ],
  [
    'https://proceedings.neurips.cc/paper/2019/hash/093f65e080a295f8076b1c5722a46aa2-Abstract.html',
    'https://proceedings.neurips.cc/paper/2018/hash/093f65e080a295f8076b1c5722a46aa2-Abstract.html'
  ],
  [
    'https://www.usenix.org/conference/osdi20/presentation/xiao',
    'https://www.usenix.org/conference/osdi18/presentation/xiao'
  ],
  ['https://example.org/?id=1', 'https://example.org/?id=2'],
  ['https://mega.nz/#!a', 'https://mega.nz/#!b'],
  ['https://github.com/a/b/tree/main/Foo', 'https://github.com/a/b/tree/main/foo']
])('%s and %s are two', (one, other) => {
  expect(identityKey(one)).not.toBe(identityKey(other))
})

test('Keys name what they rest on', () => {
  expect(identityKey('https://dl.acm.org/doi/abs/10.1145/3575693.3575721')).toBe('doi:10.1145/3575693.3575721')
  expect(identityKey('https://arxiv.org/abs/2301.10140')).toBe('arxiv:2301.10140')
})
