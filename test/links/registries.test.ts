import {readFileSync} from 'node:fs'
import {afterEach, describe, expect, test} from 'vitest'
import {checkAll, tally} from '../helpers/zoo/check-all.ts'
import {type Knowledge, registrySites} from '../helpers/zoo/registries.ts'
import {openWeb, page, type Site, type Web} from '../helpers/zoo/web.ts'

let web: Web
afterEach(() => web.close())

const seed = readFileSync('test/fixtures/seed/awesome-dl-training-system.md', 'utf8')
const seedUrls = [...seed.matchAll(/\]\((https?:[^)\s]+)/g)].map(match => match[1]!)
const all: Knowledge = {dois: () => true, papers: () => 1, repositories: name => ({nameWithOwner: name})}
const open = async (knowledge: Knowledge, more: Readonly<Record<string, Site>> = {}): Promise<Web> => {
  web = await openWeb({...registrySites(knowledge), ...more})
  return web
}
const hitsOf = (host: string) => web.hits.filter(hit => hit.host === host)
const down: Site = {answer: () => 500}
const arxiv = (count: number) =>
  Array.from({length: count}, (_, index) => `https://arxiv.org/abs/2301.${String(10_000 + index)}`)

describe('the seed list', () => {
  test('loads 79 pages of USENIX, has 20 ACM links vouched for, never touches dl.acm.org', async () => {
    const plain: Site = {
      answer: ({path}) =>
        path.endsWith('.pdf')
          ? {headers: {'content-type': 'application/pdf'}, body: '%PDF'}
          : page('A paper', 'An abstract')
    }
    const hosts = [...new Set(seedUrls.map(url => new URL(url).hostname))].filter(host => host !== 'dl.acm.org')
    await open(all, Object.fromEntries(hosts.map(host => [host, plain])))
    const found = await checkAll(web.world, seedUrls)
    expect(found.size).toBe(new Set(seedUrls).size)
    expect(tally(found)).toEqual({alive: found.size})
    expect(hitsOf('www.usenix.org')).toHaveLength(79)
    expect(hitsOf('dl.acm.org')).toHaveLength(0)
    const vouched = [...found.values()].filter(({verdict}) => verdict.because === 'registered at doi.org')
    expect(vouched).toHaveLength(20)
    expect(vouched.map(({url}) => url)).toContain('https://dl.acm.org/doi/10.1145/3600006.3613142')
    for (const host of hosts) expect(hitsOf(host).length, host).toBeGreaterThan(0)
  })
})

describe('doi.org', () => {
  const url = 'https://dl.acm.org/doi/10.1145/3600006.3613142'
  test.each<[string, Site]>([
    ['is down', down],
    ['answers 404 without JSON', {answer: () => page('Not found', 'nothing here', 404)}],
    [
      'answers other JSON',
      {answer: () => ({status: 404, headers: {'content-type': 'application/json'}, body: '{"error":"not found"}'})}
    ],
    [
      'says that it failed',
      {answer: () => ({status: 500, headers: {'content-type': 'application/json'}, body: '{"responseCode":2}'})}
    ],
    ['is not reachable', {closed: true}]
  ])('that %s is no proof of death', async (_, site) => {
    await open(all, {'doi.org': site})
    const found = await checkAll(web.world, [url])
    expect(found.get(url)?.verdict.kind).toBe('blocked')
  })

  test('that knows on the second, authoritative question only, vouches', async () => {
    await open(all, {
      'doi.org': {
        answer: ({path}) => ({
          status: path.includes('auth') ? 200 : 404,
          headers: {'content-type': 'application/json'},
          body: `{"responseCode":${path.includes('auth') ? 1 : 100}}`
        })
      }
    })
    expect((await checkAll(web.world, [url])).get(url)?.verdict.kind).toBe('alive')
  })
})

describe('arXiv', () => {
  test('is asked for 250 papers in three requests, three seconds apart', async () => {
    await open(all)
    const before = web.world.now()
    const found = await checkAll(web.world, arxiv(250))
    expect(tally(found)).toEqual({alive: 250})
    expect(hitsOf('export.arxiv.org')).toHaveLength(3)
    expect(hitsOf('arxiv.org')).toHaveLength(0)
    expect(web.world.now() - before).toBeGreaterThanOrEqual(6_000)
    expect(web.peaks.get('export.arxiv.org')).toBe(1)
  })

  test.each<[string, Site]>([
    ['is down', down],
    [
      'is cut off',
      {
        answer: () => ({
          headers: {'content-type': 'application/atom+xml'},
          body: '<feed><entry><id>http://arxiv.org/abs/2301.1'
        })
      }
    ],
    ['is a page', {answer: () => page('Maintenance', 'Back soon')}],
    ['announces more than it tells', {answer: () => ({body: '<feed><totalResults>5</totalResults></feed>'})}]
  ])('whose API %s is replaced by doi.org', async (_, site) => {
    await open(all, {'export.arxiv.org': site})
    const found = await checkAll(web.world, arxiv(5))
    expect(tally(found)).toEqual({alive: 5})
    expect(hitsOf('arxiv.org')).toHaveLength(0)
    expect(hitsOf('doi.org')).toHaveLength(5)
  })

  test('whose API does not know a paper that has a page is not believed', async () => {
    await open({...all, papers: () => undefined}, {'arxiv.org': {answer: () => page('A paper of today', 'Abstract')}})
    const [url] = arxiv(1)
    expect((await checkAll(web.world, [url!])).get(url!)?.verdict.kind).toBe('alive')
  })
})

describe('GitHub', () => {
  const repositories: Knowledge['repositories'] = name =>
    name.includes('gone')
      ? undefined
      : {nameWithOwner: name.replace('old', 'new'), files: ['main:a/b.md'], isArchived: name.includes('archived')}
  const urls = [
    ...Array.from({length: 150}, (_, index) => `https://github.com/owner/repo${index}`),
    'https://github.com/owner/gone',
    'https://github.com/owner/old',
    'https://github.com/owner/archived',
    'https://github.com/owner/repo1/blob/main/a/b.md',
    'https://github.com/owner/repo1/blob/main/gone.md',
    'https://github.com/owner/repo1/issues'
  ]

  test('is asked in batches with a token, which goes nowhere else', async () => {
    await open({repositories, token: 'secret'})
    const found = await checkAll(web.world, urls, {githubToken: 'secret'})
    expect(tally(found)).toEqual({alive: 152, dead: 3, moved: 1})
    expect(found.get('https://github.com/owner/old')?.verdict.to).toBe('https://github.com/owner/new')
    expect(found.get('https://github.com/owner/archived')?.verdict).toMatchObject({
      because: 'known to GitHub, archived',
      readOnly: true
    })
    expect(hitsOf('api.github.com')).toHaveLength(2)
    const told = web.hits.filter(({headers}) => JSON.stringify(headers).includes('secret'))
    expect(new Set(told.map(({host}) => host))).toEqual(new Set(['api.github.com']))
  })

  test('falls back to pages when the token is refused', async () => {
    await open({repositories, token: 'other'})
    const found = await checkAll(web.world, urls.slice(140), {githubToken: 'secret'})
    expect(tally(found)).toMatchObject({dead: 3})
    expect(hitsOf('github.com').length).toBeGreaterThan(10)
  })

  test('is asked one by one without a token, until the limit is used up', async () => {
    await open({repositories, anonymous: 20})
    const found = await checkAll(web.world, urls)
    expect(found.get('https://github.com/owner/gone')?.verdict.kind).toBe('dead')
    expect(found.get('https://github.com/owner/old')?.verdict.to).toBe('https://github.com/owner/new')
    expect(tally(found).alive).toBeGreaterThanOrEqual(151)
    expect(hitsOf('api.github.com').length).toBeLessThan(26)
  })
})
