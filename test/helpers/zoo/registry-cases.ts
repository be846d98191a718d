import type {Case} from './case.ts'
import {type Knowledge, registrySites} from './registries.ts'
import {page, type Visit} from './site.ts'

const odd = '10.1890/1051-0761(1997)007[1226:iticbm]2.0.co;2'
/** What the zoo's registries know. */
export const zooKnowledge: Knowledge = {
  dois: doi =>
    [
      '10.1145/3600006.3613142',
      '10.1145/2806777.2806778',
      odd,
      '10.1007/978-3-030-1_2',
      '10.1002/(sici)1<2::a>b#c%3e',
      '10.48550/arxiv.1706.03762'
    ].includes(doi),
  papers: id => ({'1706.03762': 7, 'hep-th/9901001': 3, '2301.10140': 1})[id],
  repositories: name =>
    ({
      'owner/alive': {nameWithOwner: 'Owner/Alive', files: ['main:README.md', 'main:docs/a b.md']},
      'owner/archived': {nameWithOwner: 'owner/archived', isArchived: true},
      'old/name': {nameWithOwner: 'new/name', files: ['main:README.md']},
      'new/name': {nameWithOwner: 'new/name', files: ['main:README.md']}
    })[name]
}

const reg = (name: string, url: string, truth: Case['truth'], accepted: string, rest: Partial<Case> = {}): Case => {
  const kinds = accepted.split(' ') as Case['accepted']
  return {name, url, truth, verdict: kinds[0]!, accepted: kinds, ...rest}
}

/** Links that registries can vouch for. */
export const registryCases: readonly Case[] = [
  reg('reg-doi', 'https://doi.org/10.1145/3600006.3613142', 'alive', 'alive', {
    says: /doi\.org/,
    sites: registrySites(zooKnowledge)
  }),
  reg('reg-doi-dx', 'http://dx.doi.org/10.1145/3600006.3613142', 'alive', 'alive'),
  reg('reg-doi-odd', `https://doi.org/${odd}`, 'alive', 'alive', {says: /doi\.org/}),
  reg(
    'reg-doi-encoded',
    'https://doi.org/10.1890%2F1051-0761%281997%29007%5B1226%3AITICBM%5D2.0.CO%3B2',
    'alive',
    'alive',
    {says: /doi\.org/}
  ),
  reg('reg-doi-hash', 'https://doi.org/10.1002/(SICI)1%3C2::A%3EB%23C%253E', 'alive', 'alive', {says: /doi\.org/}),
  reg('reg-doi-dead', 'https://doi.org/10.1145/9999999.9999999', 'dead', 'dead', {says: /not registered/}),
  reg('reg-doi-to-acm', 'https://doi.org/10.1145/3600006.3613142#sec', 'blocked', 'alive blocked'),
  reg('reg-acm', 'https://dl.acm.org/doi/10.1145/3600006.3613142', 'blocked', 'alive blocked', {says: /doi\.org/}),
  reg('reg-acm-abs', 'https://dl.acm.org/doi/abs/10.1145/3600006.3613142', 'blocked', 'alive blocked', {
    says: /doi\.org/
  }),
  reg('reg-acm-pdf', 'https://dl.acm.org/doi/pdf/10.1145/3600006.3613142?casa_token=x', 'blocked', 'alive blocked', {
    says: /doi\.org/
  }),
  reg('reg-acm-citation', 'https://dl.acm.org/citation.cfm?id=2806777.2806778', 'blocked', 'alive blocked', {
    says: /doi\.org/
  }),
  reg('reg-acm-citation-unknown', 'https://dl.acm.org/citation.cfm?id=1111111.1111112', 'blocked', 'blocked dead'),
  reg('reg-acm-dead', 'https://dl.acm.org/doi/10.1145/1.1', 'dead', 'dead invalid', {says: /not registered/}),
  reg('reg-springer', 'https://link.springer.com/chapter/10.1007/978-3-030-1_2', 'blocked', 'alive blocked', {
    says: /doi\.org/
  }),
  reg('reg-ieee', 'https://ieeexplore.ieee.org/document/7654321', 'blocked', 'blocked alive'),
  reg('reg-ieee-dead', 'https://ieeexplore.ieee.org/document/1', 'dead', 'blocked dead unstable'),
  reg('reg-openreview', 'https://openreview.net/forum?id=good', 'blocked', 'blocked alive'),
  reg('reg-openreview-dead', 'https://openreview.net/forum?id=bad', 'dead', 'blocked dead unstable skipped'),
  reg('reg-usenix', 'https://www.usenix.org/conference/osdi21/presentation/qiao', 'alive', 'alive', {
    sites: {
      'www.usenix.org': {
        answer: ({path}: Visit) =>
          path.endsWith('/qiao')
            ? page('Pollux | USENIX', 'Abstract')
            : page('Page not found', 'The requested page could not be found.', 404)
      }
    }
  }),
  reg('reg-usenix-dead', 'https://www.usenix.org/conference/osdi21/presentation/nobody', 'dead', 'dead invalid'),
  reg('reg-arxiv', 'https://arxiv.org/abs/1706.03762', 'alive', 'alive', {says: /arXiv/}),
  reg('reg-arxiv-pdf', 'https://arxiv.org/pdf/2301.10140v1.pdf', 'alive', 'alive', {says: /arXiv/}),
  reg('reg-arxiv-old', 'http://arxiv.org/abs/hep-th/9901001v2', 'alive', 'alive', {says: /arXiv/}),
  reg('reg-arxiv-dead', 'https://arxiv.org/abs/2301.99999', 'dead', 'dead', {says: /arXiv knows no/}),
  reg('reg-arxiv-version-dead', 'https://arxiv.org/abs/1706.03762v99', 'dead', 'dead', {says: /version 7 only/}),
  reg('reg-github', 'https://github.com/owner/alive', 'alive', 'alive', {says: /GitHub/}),
  reg('reg-github-git', 'https://github.com/Owner/Alive.git', 'alive', 'alive'),
  reg('reg-github-archived', 'https://github.com/owner/archived', 'alive', 'alive', {says: /archived/}),
  reg('reg-github-renamed', 'https://github.com/old/name', 'moved', 'moved alive', {to: 'https://github.com/new/name'}),
  reg('reg-github-blob', 'https://github.com/owner/alive/blob/main/README.md', 'alive', 'alive'),
  reg('reg-github-blob-space', 'https://github.com/owner/alive/blob/main/docs/a%20b.md#L3', 'alive', 'alive'),
  reg('reg-github-blob-dead', 'https://github.com/owner/alive/blob/main/GONE.md', 'dead', 'dead'),
  reg('reg-github-dead', 'https://github.com/owner/nothing', 'dead', 'dead invalid')
]
