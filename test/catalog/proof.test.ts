import {describe, expect, test} from 'vitest'
import {agrees, proveUrl} from '../../src/catalog/proof.ts'
import {findVenue} from '../../src/catalog/venues.ts'

const proven: readonly (readonly [url: string, venue: string, year: number | undefined])[] = [
  ['https://www.usenix.org/conference/osdi21/presentation/qiao', 'OSDI', 2021],
  ['https://www.usenix.org/conference/osdi14/technical-sessions/presentation/li_mu', 'OSDI', 2014],
  ['https://www.usenix.org/system/files/osdi20-mai.pdf', 'OSDI', 2020],
  ['https://www.usenix.org/system/files/conference/atc18/atc18-qiao.pdf', 'ATC', 2018],
  ['https://www.usenix.org/conference/usenixsecurity22/presentation/bulekov', 'USENIX Security', 2022],
  ['https://www.usenix.org/system/files/sec21-xu.pdf', 'USENIX Security', 2021],
  ['https://www.usenix.org/system/files/sec21fall-xu.pdf', 'USENIX Security', 2021],
  ['https://www.usenix.org/legacy/event/osdi08/tech/full_papers/x/x.pdf', 'OSDI', 2008],
  ['https://static.usenix.org/events/osdi04/tech/dean.html', 'OSDI', 2004],
  ['https://www.usenix.org/conference/nsdi10-0/x', 'NSDI', 2010],
  ['https://www.usenix.org/conference/usenix-atc-12/x', 'ATC', 2012],
  ['https://dl.acm.org/doi/abs/10.1145/3575693.3575721', 'ASPLOS', 2023],
  ['https://dl.acm.org/doi/pdf/10.1145/3575693.3575721', 'ASPLOS', 2023],
  ['https://dl.acm.org/doi/epdf/10.1145/3575693.3575721', 'ASPLOS', 2023],
  ['https://dl.acm.org/doi/fullHtml/10.1145/3575693.3575721', 'ASPLOS', 2023],
  ['https://dl.acm.org/citation.cfm?id=3575693.3575721', 'ASPLOS', 2023],
  ['https://dlnext.acm.org/doi/10.1145/3575693.3575721', 'ASPLOS', 2023],
  ['http://doi.acm.org/10.1145/3575693.3575721', 'ASPLOS', 2023],
  ['http://dx.doi.org/10.1145/3575693.3575721', 'ASPLOS', 2023],
  ['https://dl.acm.org/doi/10.1145/10.1145/3575693.3575721', 'ASPLOS', 2023],
  ['https://doi.org/10.1145/3600006.3613175', 'SOSP', 2023],
  ['https://dl.acm.org/doi/10.1145/3622781.3674168', 'ASPLOS', 2024],
  ['https://dl.acm.org/doi/10.1145/3622781.3674168', 'ASPLOS', 2025],
  [
    'https://proceedings.neurips.cc/paper_files/paper/2019/hash/093f65e080a295f8076b1c5722a46aa2-Abstract.html',
    'NeurIPS',
    2019
  ],
  ['https://papers.nips.cc/paper/2018/hash/3a37abdeefe1dab1b30f7c5c7e581b93-Abstract.html', 'NeurIPS', 2018],
  ['https://papers.nips.cc/paper/4824-imagenet-classification', 'NeurIPS', undefined],
  [
    'https://proceedings.mlsys.org/paper_files/paper/2021/hash/9412531719be7ccf755c4ff98d0969dc-Abstract.html',
    'MLSys',
    2021
  ],
  ['https://proceedings.mlr.press/v139/ren21a.html', 'ICML', 2021],
  ['https://proceedings.mlr.press/v162/x.html', 'ICML', 2022],
  ['http://proceedings.mlr.press/v54/mcmahan17a.html', 'AISTATS', 2017],
  ['https://openaccess.thecvf.com/content/CVPR2023/html/X_paper.html', 'CVPR', 2023],
  ['https://openaccess.thecvf.com/content_cvpr_2018/html/X.html', 'CVPR', 2018],
  ['https://doi.org/10.1109/SP40001.2021.00001', 'S&P', 2021],
  ['https://doi.org/10.1109/CVPR52729.2023.00001', 'CVPR', 2023],
  ['https://aclanthology.org/2023.acl-long.1/', 'ACL', 2023],
  ['https://aclanthology.org/2022.findings-emnlp.3', 'EMNLP', 2022],
  ['https://www.aclweb.org/anthology/P19-1234.pdf', 'ACL', 2019],
  ['https://doi.org/10.18653/v1/N19-1419', 'NAACL', 2019],
  ['https://www.vldb.org/pvldb/vol16/p3302-fernandez.pdf', 'VLDB', 2023],
  ['https://arxiv.org/abs/2205.14135', 'arXiv', 2022],
  ['https://doi.org/10.1109/ISCA45697.2020.00051', 'ISCA', 2020],
  ['https://doi.org/10.1109/SC41406.2024.00001', 'SC', 2024],
  ['https://doi.org/10.1109/TPDS.2022.3149787', 'TPDS', 2022],
  ['https://sigops.org/s/conferences/sosp/2025/', 'SOSP', 2025],
  ['https://www.usenix.org/conference/atc26/presentation/x', 'ATC', 2026],
  ['https://www.ijcai.org/proceedings/2019/123', 'IJCAI', 2019],
  ['https://doi.org/10.24963/ijcai.2019/123', 'IJCAI', 2019],
  ['https://doi.org/10.1609/aaai.v38i1.27767', 'AAAI', 2024],
  ['https://www.jmlr.org/papers/v21/20-074.html', 'JMLR', 2020],
  ['https://eprint.iacr.org/2020/123', 'ePrint', 2020]
]

test.each(proven)('%s proves %s %s', (url, venue, year) => {
  const proof = proveUrl(url)
  expect(proof?.venue).toBe(venue)
  if (year !== undefined) expect(proof?.years).toContain(year)
})

test.each([
  'https://dl.acm.org/doi/10.1145/3589773',
  'https://dl.acm.org/doi/10.5555/3488766.3488819',
  'https://openreview.net/forum?id=uLpyWQPyF9',
  'https://doi.org/10.1109/SPAWC.2019.8815515',
  'https://doi.org/10.1109/SCC.2019.00012',
  'https://example.org/osdi21',
  'https://notusenix.org/conference/osdi21/presentation/qiao',
  'https://usenix.org.example.com/conference/osdi21/presentation/qiao',
  'https://example.org/?to=https://www.usenix.org/conference/osdi21/presentation/qiao',
  'https://example.org/https://doi.org/10.1145/3575693.3575721',
  'https://dl.acm.org/doi/10.1145/9999999.1',
  'https://aclanthology.org/W19-1234',
  'https://www.usenix.org/publications/login/x',
  'mailto:osdi21@usenix.org',
  'constructor'
])('%s proves nothing', url => {
  expect(proveUrl(url)).toBeUndefined()
})

test('The workshops of CVPR are told apart from CVPR', () => {
  expect(proveUrl('https://openaccess.thecvf.com/content/CVPR2023W/html/X.html')?.workshop).toBe('CVPRW')
  expect(proveUrl('https://openaccess.thecvf.com/content_CVPRW_2019/papers/X.pdf')?.workshop).toBe('CVPRW')
  expect(proveUrl('https://openaccess.thecvf.com/content/CVPR2023/html/X.html')?.workshop).toBeUndefined()
})

test('The proof of a usenix.org page of ATC 2026 says that USENIX holds no such conference', () => {
  expect(proveUrl('https://www.usenix.org/conference/atc26/presentation/x')?.note).toContain('2025')
  expect(proveUrl('https://www.usenix.org/conference/atc25/presentation/x')?.note).toBeUndefined()
})

test('A proof names its ground', () => {
  expect(proveUrl('https://www.usenix.org/conference/osdi23/presentation/x')?.by).toBe('the usenix.org path `osdi23`')
  expect(proveUrl('https://doi.org/10.1145/3575693.3575721')?.by).toBe('ACM proceedings 10.1145/3575693')
  expect(proveUrl('https://proceedings.mlr.press/v139/ren21a.html')?.by).toBe('PMLR volume 139')
})

describe('A tag against its URL', () => {
  const check = (tag: string, year: number | undefined, url: string) =>
    agrees(proveUrl(url)!, findVenue(tag), year, tag)

  test.each([
    ['OSDI', 2022, 'https://www.usenix.org/conference/osdi23/presentation/x', 'year', 'OSDI', 2023],
    ['OSDI', 2023, 'https://www.usenix.org/conference/nsdi23/presentation/x', 'venue', 'NSDI', 2023],
    ['FAST', 2026, 'https://www.usenix.org/system/files/osdi25-guo.pdf', 'both', 'OSDI', 2025],
    ['ACL', 2019, 'https://aclanthology.org/N19-1419/', 'venue', 'NAACL', 2019],
    ['ASPLOS', 2022, 'https://dl.acm.org/doi/10.1145/3622781.3674168', 'year', 'ASPLOS', 2024]
  ])('%s %i contradicts %s in its %s: %s %i', (tag, year, url, part, venue, expected) => {
    expect(check(tag, year, url)).toEqual({agrees: false, part, expected: {venue, year: expected}})
  })

  test.each([
    ['NIPS', 2019, 'https://papers.nips.cc/paper/2019/hash/093f65e080a295f8076b1c5722a46aa2-Abstract.html'],
    ['SysML', 2018, 'https://proceedings.mlsys.org/paper/2018/hash/x-Abstract.html'],
    ['Oakland', 2021, 'https://doi.org/10.1109/SP40001.2021.00001'],
    ['PVLDB', 2022, 'https://www.vldb.org/pvldb/vol16/p3302-fernandez.pdf'],
    ['ASPLOS', 2025, 'https://dl.acm.org/doi/10.1145/3622781.3674168'],
    ['OSDI', 2020, 'https://arxiv.org/abs/2205.14135'],
    ['arXiv', 2020, 'https://www.usenix.org/conference/osdi21/presentation/qiao'],
    ['EMNLP Findings', 2022, 'https://aclanthology.org/2022.findings-emnlp.3'],
    ['EMNLP', 2022, 'https://aclanthology.org/2022.findings-emnlp.3'],
    ['ICML Workshop', 2020, 'https://proceedings.mlr.press/v139/ren21a.html'],
    ['NAIC @ SIGCOMM', 2024, 'https://dl.acm.org/doi/10.1145/3672198.3673801'],
    ['USENIX', 2023, 'https://www.usenix.org/conference/nsdi23/presentation/x'],
    ['SEC', 2021, 'https://www.usenix.org/system/files/sec21-xu.pdf'],
    ['TPDS', 2023, 'https://doi.org/10.1109/TPDS.2022.3149787'],
    ['ACL', 2020, 'https://aclanthology.org/2020.tacl-1.5'],
    ['OSDI', undefined, 'https://www.usenix.org/conference/osdi21/presentation/qiao'],
    ['EuroSys', 2024, 'https://dl.acm.org/doi/10.1145/3642970.3655834'],
    ['EuroMLSys', 2025, 'https://dl.acm.org/doi/10.1145/3721146.3721944'],
    ['EuroSys', 2025, 'https://dl.acm.org/doi/10.1145/3721146.3721944']
  ])('%s %s agrees with %s', (tag, year, url) => {
    expect(check(tag, year, url)).toEqual({agrees: true})
  })

  test('A fact of low confidence accuses nobody', () => {
    const proof = proveUrl('https://dl.acm.org/doi/10.1145/605397.605399')!
    expect(proof.confidence).toBe('low')
    expect(agrees(proof, findVenue('OSDI'), 1999)).toEqual({agrees: true})
  })
})
