import {expect, test} from 'vitest'
import {malformedIdentifier} from '../../src/catalog/malformed.ts'

test.each([
  ['https://arxiv.org/abs/2313.10140', '2313.10140', undefined],
  ['https://arxiv.org/abs/2300.10140', '2300.10140', undefined],
  ['https://arxiv.org/abs/2301.1014', '2301.1014', undefined],
  ['https://arxiv.org/abs/1412.12345', '1412.12345', undefined],
  ['https://arxiv.org/pdf/0612.0001.pdf', '0612.0001', undefined],
  ['https://arxiv.org/abs/301.10140', '301.10140', undefined],
  ['https://arxiv.org/abs/230110140', '230110140', undefined],
  ['https://arxiv.org/abs/arxiv.org/abs/2301.10140', 'arxiv.org/abs/', ''],
  ['https://arxiv.org/abs/https://arxiv.org/abs/2301.10140', 'https://arxiv.org/abs/', ''],
  ['http://arxiv.org/pdf/1112.6209.pdf&embed', '&embed', ''],
  [
    'https://arxiv.org/pdf/1506.05869.pdf%20(http://arxiv.org/pdf/1506.05869.pdf)',
    '%20(http://arxiv.org/pdf/1506.05869.pdf)',
    ''
  ],
  ['https://arxiv.org/abs/1412.06980', '1412.06980', '1412.6980'],
  ['https://arxiv.org/abs/cs/1201001', 'cs/1201001', undefined],
  ['https://arxiv.org/abs/cs/0613001', 'cs/0613001', undefined],
  ['https://doi.org/10.1145', '10.1145', undefined],
  ['https://doi.org/10.11/abc', '10.11/abc', undefined],
  ['https://doi.org/10.XXXX/abc', '10.XXXX/abc', undefined],
  ['https://doi.org/10.1145/10.1145/3575693.3575721', '10.1145/10.1145/', '10.1145/'],
  ['https://doi.org/https://doi.org/10.1145/3575693.3575721', 'https://doi.org/', ''],
  ['https://www.usenix.org/conference/osdi18/technical-sessions/presentation/x', 'technical-sessions/', ''],
  ['https://www.usenix.org/conference/osdi16/presentation/x', 'presentation/', 'technical-sessions/presentation/'],
  ['https://www.usenix.org/conference/atc26/presentation/x', 'atc26', undefined],
  [
    'https://papers.nips.cc/paper/2018/hash/3a37abdeefe1dab1b30f7c5c7e581b94-Abstract.html',
    '3a37abdeefe1dab1b30f7c5c7e581b94',
    undefined
  ],
  [
    'https://proceedings.neurips.cc/paper_files/paper/2023/hash/3a37abdeefe1dab1b30f7c5c7e581b9-Abstract-Conference.html',
    '3a37abdeefe1dab1b30f7c5c7e581b9',
    undefined
  ]
])('%s cannot exist because of %s', (url, part, expected) => {
  const found = malformedIdentifier(url)
  expect(url.slice(found!.span.start, found!.span.end)).toBe(part)
  expect(found!.expected).toBe(expected)
})

test.each([
  'https://arxiv.org/abs/2301.10140v3',
  'https://arxiv.org/abs/1412.6980',
  'https://arxiv.org/abs/1310.1531.pdf',
  'https://arxiv.org/abs/arXiv:2301.10140',
  'https://arxiv.org/abs/hep-th/9711200',
  'https://arxiv.org/abs/cond-mat/0703470',
  'https://arxiv.org/pdf/1501.00001.pdf',
  'https://arxiv.org/abs/0704.0001',
  'https://arxiv.org/abs/cs/0601001',
  'https://arxiv.org/abs/math.GT/0309136',
  'https://arxiv.org/list/cs.DC/recent',
  'https://arxiv.org/abs/something-else',
  'https://doi.org/10/abcd',
  'https://doi.org/the-identifier/resources/handbook/',
  'https://doi.org/10.1002/(SICI)1096-8644(199601)99:1<1::AID-AJPA1>3.0.CO;2-1',
  'https://dl.acm.org/doi/10.1145/3589773',
  'https://dl.acm.org/doi/10.5555/3488766.3488819',
  'https://www.usenix.org/conference/hotcloud16/workshop-program/presentation/x',
  'https://www.usenix.org/conference/hotcloud16/presentation/x',
  'https://www.usenix.org/conference/osdi16/technical-sessions/presentation/x',
  'https://www.usenix.org/conference/osdi18/presentation/x',
  'https://papers.nips.cc/paper/2018/hash/3a37abdeefe1dab1b30f7c5c7e581b93-Abstract.html',
  'https://proceedings.neurips.cc/paper_files/paper/2022/hash/b1efde53be364a73914f58805a001731-Abstract-Conference.html',
  'https://papers.nips.cc/paper/4824-imagenet-classification-with-deep-convolutional-neural-networks',
  'https://example.org/arxiv.org/abs/9999.99999'
])('%s is well formed', url => {
  expect(malformedIdentifier(url)).toBeUndefined()
})
