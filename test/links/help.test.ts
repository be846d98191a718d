import fc from 'fast-check'
import {describe, expect, onTestFinished, test} from 'vitest'
import type {LinkOptions} from '../../src/links/check.ts'
import {openHistory} from '../../src/links/history.ts'
import {journalHeader, readJournal} from '../../src/links/journal.ts'
import {isSnapshot} from '../../src/links/snapshot.ts'
import {variantsOf} from '../../src/links/variants.ts'
import {checkAll} from '../helpers/zoo/check-all.ts'
import {type Knowledge, registrySites} from '../helpers/zoo/registries.ts'
import {openWeb, page, type Site, to} from '../helpers/zoo/web.ts'

const at = 'https://web.archive.org/web/20240301120000/'

/** Checks links in a simulated web and says what was learnt of each, and which requests that took. */
async function learn(
  urls: readonly string[],
  sites: Readonly<Record<string, Site>>,
  options: LinkOptions = {},
  knowledge: Knowledge = {}
) {
  const web = await openWeb({...registrySites(knowledge), ...sites})
  onTestFinished(() => web.close())
  const found = await checkAll(web.world, urls, options)
  return {
    of: (url: string) => {
      const {kind, instead, archived, fragment} = found.get(url)!.verdict
      return {kind, ...(instead && {instead}), ...(archived && {archived}), ...(fragment && {found: fragment.found})}
    },
    hits: (host: string) => web.hits.filter(hit => hit.host === host).map(({path}) => path),
    web
  }
}

/** A site that has these paths and no others. */
const having = (...paths: readonly string[]): Site => ({
  answer: ({path}) =>
    paths.includes(path) ? page('A paper', `The abstract at ${path}`) : page('Gone', 'No such page', 404)
})

describe('other spellings of a dead link', () => {
  test.each([
    ['https://a.example/x', 'page', ['http://a.example/x', 'https://www.a.example/x', 'https://a.example/x/']],
    [
      'http://www.a.example/x/?p=1#s',
      'page',
      ['https://www.a.example/x/?p=1#s', 'http://a.example/x/?p=1#s', 'http://www.a.example/x?p=1#s']
    ],
    [
      'https://a.example/x.pdf).',
      'page',
      [
        'https://a.example/x.pdf',
        'http://a.example/x.pdf).',
        'https://www.a.example/x.pdf).',
        'https://a.example/x.pdf)./'
      ]
    ],
    ['https://gone.example/x', 'host', ['https://www.gone.example/x']],
    ['https://sub.gone.example/x', 'host', []],
    ['https://arxiv.org/abs/2301.10140v9', 'identifier', ['https://arxiv.org/abs/2301.10140']],
    ['https://doi.org/10.1145/3600006.3613142.', 'identifier', ['https://doi.org/10.1145/3600006.3613142']],
    ['https://a.example/', 'page', ['http://a.example/', 'https://www.a.example/']],
    ['no url', 'page', []]
  ] as const)('of %s (%s) are %j', (url, death, variants) => expect(variantsOf(url, death)).toEqual(variants))

  test('of any URL are at most five others that are URLs', () => {
    fc.assert(
      fc.property(fc.webUrl({withFragments: true, withQueryParameters: true}), url => {
        const variants = variantsOf(url, 'page')
        expect(variants.length).toBeLessThanOrEqual(5)
        for (const variant of variants) {
          expect(new URL(variant).href).not.toBe(new URL(url).href)
          expect(new URL(variant).hash).toBe(new URL(url).hash)
        }
      })
    )
  })

  test('are offered when they were seen to be alive, and only then', async () => {
    const {of} = await learn(
      [
        'http://secure.example/paper',
        'https://www.bare.example/paper',
        'https://slash.example/paper/',
        'https://wall.example/paper',
        'https://home.example/paper',
        'https://gone.example/paper'
      ],
      {
        'secure.example': {
          answer: ({request, path}) =>
            'encrypted' in request.socket && path === '/paper' ? page('A paper', 'Abstract') : page('Gone', 'No', 404)
        },
        'www.bare.example': having(),
        'bare.example': having('/paper'),
        'slash.example': having('/paper'),
        // Neither a wall nor a front page shows that the paper is there.
        'wall.example': {answer: ({path}) => (path.endsWith('/') ? 403 : page('Gone', 'No', 404))},
        'home.example': {
          answer: ({path}) =>
            path === '/' ? page('Home', 'Welcome') : path.endsWith('/') ? to('/') : page('Gone', 'No', 404)
        },
        'gone.example': having()
      }
    )
    expect(of('http://secure.example/paper')).toEqual({kind: 'dead', instead: 'https://secure.example/paper'})
    expect(of('https://www.bare.example/paper')).toEqual({kind: 'dead', instead: 'https://bare.example/paper'})
    expect(of('https://slash.example/paper/')).toEqual({kind: 'dead', instead: 'https://slash.example/paper'})
    for (const host of ['wall', 'home', 'gone'])
      expect(of(`https://${host}.example/paper`), host).toEqual({kind: 'dead'})
  })

  test('of identifiers are asked at their registries', async () => {
    const {of, hits} = await learn(
      ['https://doi.org/10.1145/10.1145/1234567.1234568', 'https://arxiv.org/abs/2301.10140v9'],
      {},
      {},
      {dois: doi => doi === '10.1145/1234567.1234568', papers: id => (id === '2301.10140' ? 2 : undefined)}
    )
    expect(of('https://doi.org/10.1145/10.1145/1234567.1234568')).toEqual({
      kind: 'dead',
      instead: 'https://doi.org/10.1145/1234567.1234568'
    })
    expect(of('https://arxiv.org/abs/2301.10140v9')).toEqual({
      kind: 'dead',
      instead: 'https://arxiv.org/abs/2301.10140'
    })
    expect(hits('doi.org').every(path => path.startsWith('/api/handles/'))).toBe(true)
  })

  test('of a host that does not exist are asked once, however many links it has', async () => {
    const urls = Array.from({length: 40}, (_, index) => `https://gone.example/${index}`)
    const {of, web} = await learn(urls, {})
    for (const url of urls) expect(of(url)).toEqual({kind: 'dead'})
    expect(web.lookups.filter(host => host === 'www.gone.example').length).toBeLessThanOrEqual(4)
  })

  test('of a host that lost all its pages are tried for three links and no more', async () => {
    const urls = Array.from({length: 40}, (_, index) => `https://lost.example/${index}`)
    const {hits} = await learn(urls, {'lost.example': having(), 'www.lost.example': having()})
    expect(new Set(hits('www.lost.example')).size).toBe(3)
  })

  test('that lead to a private address are not asked', async () => {
    const {web} = await learn(['https://www.inside.example/paper'], {
      'www.inside.example': having(),
      'inside.example': {names: ['10.0.0.1']}
    })
    expect(web.canary).toEqual([])
  })

  test('are not asked when the configuration says so, or excludes them', async () => {
    const sites = {'www.bare.example': having(), 'bare.example': having('/paper')}
    const url = 'https://www.bare.example/paper'
    const off = await learn([url], sites, {variants: false})
    expect([off.of(url), off.hits('bare.example')]).toEqual([{kind: 'dead'}, []])
    const excluded = await learn([url], sites, {exclude: ['bare.example']})
    expect([excluded.of(url), excluded.hits('bare.example')]).toEqual([{kind: 'dead'}, []])
  })
})

describe('the archive', () => {
  const sites = {'gone.example': having(), 'here.example': having('/paper')}
  const urls = ['https://gone.example/paper#part', 'https://here.example/paper']
  const snapshots = (url: string) => (url === 'https://gone.example/paper' ? '20240301120000' : undefined)

  test('names the newest snapshot of dead links when it is asked for, and is asked about no others', async () => {
    const {of, hits} = await learn(urls, sites, {archive: true}, {snapshots})
    expect(of(urls[0]!)).toEqual({kind: 'dead', archived: `${at}https://gone.example/paper`})
    expect(of(urls[1]!)).toEqual({kind: 'alive'})
    expect(hits('archive.org')).toEqual(['/wayback/available?url=https%3A%2F%2Fgone.example%2Fpaper'])
    expect((await learn(urls, sites, {}, {snapshots})).hits('archive.org')).toEqual([])
  })

  test.each([
    ['is down', {answer: () => 503}],
    ['asks for patience', {answer: () => ({status: 429, headers: {'retry-after': '3600'}})}],
    ['answers with a page', {answer: () => page('Sorry', 'Temporarily offline')}],
    ['does not exist', {names: 'ENOTFOUND'}],
    [
      'names an address of its own invention',
      {
        answer: () => ({
          headers: {'content-type': 'application/json'},
          body: JSON.stringify({
            archived_snapshots: {
              closest: {available: true, status: '200', url: 'https://evil.example/web/20240301120000/x'}
            }
          })
        })
      }
    ]
  ] as [string, Site][])('says nothing when it %s, and is soon left in peace', async (how, archive) => {
    const dead = Array.from({length: 20}, (_, index) => `https://gone.example/${index}`)
    const {of, hits} = await learn(dead, {...sites, 'archive.org': archive}, {archive: true})
    for (const url of dead) expect(of(url)).toEqual({kind: 'dead'})
    // One that answers in its own form, however oddly, is asked about each.
    expect(hits('archive.org').length).toBeLessThanOrEqual(how.startsWith('names') ? 20 : 2)
  })

  test.each([
    ['https://web.archive.org/web/20240301120000/http://a.example/x?y=1#z', true],
    ['https://web.archive.org/web/20240301120000/http://a.example/\u001b[31m', false],
    ['https://web.archive.org/web/20240301120000/http://a.example/`|<b>', false],
    ['https://web.archive.org.evil.example/web/20240301120000/x', false],
    ['http://web.archive.org/web/20240301120000/x', false]
  ])('has %j as an address: %s', (text, its) => expect(isSnapshot(text)).toBe(its))

  test('is asked again only after weeks', async () => {
    let text = `${journalHeader}\n`
    const run = async () => {
      const web = await openWeb({...registrySites({snapshots}), ...sites})
      onTestFinished(() => web.close())
      const journal = readJournal(text)
      if ('otherVersion' in journal) throw new Error('another version')
      const history = openHistory(journal, line => (text += line), web.world, {confirm: {runs: 1, days: 0}})
      const found = await checkAll(web.world, urls, {archive: true, history})
      return [found.get(urls[0]!)!.verdict.archived, web.hits.filter(({host}) => host === 'archive.org').length]
    }
    expect(await run()).toEqual([`${at}https://gone.example/paper`, 1])
    expect(await run()).toEqual([`${at}https://gone.example/paper`, 0])
  })
})

describe('the fragment of a link', () => {
  const html = (body: string): Site => ({
    answer: () => ({headers: {'content-type': 'text/html'}, body: `<html><body>${body}</body></html>`})
  })
  const sites = {
    'a.example': html('<h2 id="Papers">Papers</h2><a name=old></a><p>gone gone gone</p>'),
    'app.example': html('<div id="root"></div><script src=x></script>'),
    'script.example': html('<p id="x"><script>const ids = ["later"]</script>'),
    'cut.example': {answer: () => ({headers: {'content-type': 'text/html'}, body: '<html><body><p id="x">'})},
    'moved.example': {answer: ({path}) => (path === '/x' ? to('https://a.example/list', 301) : 404)},
    'pdf.example': {answer: () => ({headers: {'content-type': 'application/pdf'}, body: '%PDF'})},
    'gone.example': having()
  } satisfies Record<string, Site>

  const truths: readonly (readonly [url: string, exists: boolean | undefined])[] = [
    ['https://a.example/#Papers', true],
    ['https://a.example/#old', true],
    ['https://a.example/#gone', false],
    ['https://moved.example/x#gone', false],
    ['https://moved.example/x#Papers', true],
    ['https://app.example/#section', undefined],
    ['https://script.example/#later', undefined],
    ['https://cut.example/#y', undefined],
    ['https://pdf.example/x#y', undefined],
    ['https://gone.example/x#y', undefined],
    ['https://a.example/#:~:text=gone', undefined],
    ['https://a.example/#L10', undefined],
    ['https://a.example/#readme', undefined],
    ['https://a.example/#/route', undefined],
    ['https://a.example/#page=3', undefined],
    ['https://a.example/', undefined]
  ]

  test('is missing only where a whole page of html shows that it is; the page lives all the same', async () => {
    const {of} = await learn(
      truths.map(([url]) => url),
      sites,
      {fragments: true}
    )
    expect(truths.map(([url]) => [url, (of(url) as {found?: boolean}).found])).toEqual(truths)
    for (const [url] of truths)
      expect(of(url).kind, url).toBe(url.includes('gone.example') ? 'dead' : url.includes('moved') ? 'moved' : 'alive')
  })

  test('is looked up only on request, and all those of a page with one question', async () => {
    const urls = ['a', 'b', 'c'].map(id => `https://a.example/#${id}`)
    expect((await learn(urls, sites)).hits('a.example')).toHaveLength(1)
    expect((await learn(urls, sites, {fragments: true})).hits('a.example')).toHaveLength(2)
  })
})
