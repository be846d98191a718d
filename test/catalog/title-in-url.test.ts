import {expect, test} from 'vitest'
import {titleInUrl} from '../../src/catalog/title-in-url.ts'

test.each([
  ['https://papers.nips.cc/paper/4824-imagenet-classification-with-deep.pdf', 'imagenet classification with deep'],
  ['http://papers.nips.cc/paper/8075-adversarial-multiple-source', 'adversarial multiple source'],
  ['https://openaccess.thecvf.com/content_ICCV_2017/papers/Qi_3D_Graph_Neural_ICCV_2017_paper.pdf', '3d graph neural'],
  [
    'https://openaccess.thecvf.com/content/CVPR2021W/NAS/html/Chen_One-Shot_Search_CVPRW_2021_paper.html',
    'one shot search'
  ],
  ['https://www.researchgate.net/publication/220168963_Why_do_users_like_video', 'why do users like video'],
  [
    'https://www.semanticscholar.org/paper/Attention-Is-All-You-Need/204e3073870fae3d05bcbc2f6a8e263d9b72e776',
    'attention is all you need'
  ]
])('%s holds a title', (url, words) => {
  expect(titleInUrl(url)?.join(' ')).toBe(words)
})

test.each([
  'https://papers.nips.cc/paper/2021/hash/23e582ad8087f2c03a5a31c125123f9a-Abstract.html',
  'https://www.semanticscholar.org/paper/204e3073870fae3d05bcbc2f6a8e263d9b72e776',
  'https://openaccess.thecvf.com/CVPR2021?day=all',
  'https://a.example/paper/4824-imagenet-classification'
])('%s holds none', url => {
  expect(titleInUrl(url)).toBeUndefined()
})
