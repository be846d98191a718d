import {spawn} from 'node:child_process'
import {existsSync, readdirSync, readFileSync} from 'node:fs'
import {createServer} from 'node:http'
import type {AddressInfo} from 'node:net'
import {join} from 'node:path'
import {fileURLToPath} from 'node:url'
import fc from 'fast-check'
import {describe, expect, onTestFinished, test} from 'vitest'
import {parse} from '../../src/list/parse.ts'
import {readList} from '../../src/list/read.ts'
import {awesomeLint, folder} from '../helpers/command.ts'
import {type Fate, openDays, ordinaryFate} from '../helpers/days.ts'

const cli = fileURLToPath(new URL('../../dist/cli.js', import.meta.url))
const alive = (): Fate => 'alive'
const some = [
  'https://a.example/1',
  'https://a.example/2',
  'https://b.example/3#part',
  'https://doi.org/10.1145/1234567.1234568',
  'https://arxiv.org/abs/2301.10140',
  'https://github.com/o/r',
  'https://gone.example/4',
  'https://flaky.example/5'
]
const mixed = (thing: string): Fate => (thing.includes('gone') ? 'dead' : thing.includes('/5') ? 'flaky' : 'alive')

/** The links of which a text holds a whole line, told without the reader of journals. */
const wholeLines = (text: string) =>
  new Set([...text.matchAll(/^\d+\t([^\t\n]+)\t\[.*\]\n/gm)].map(([, link]) => link!))

describe('a run', () => {
  test('that was killed at any byte of its journal resumes without asking again what it knows', async () => {
    const first = openDays(some)
    await first.run(0, mixed)
    const bytes = Buffer.from(first.journal())
    expect(wholeLines(first.journal()).size).toBe(some.length)
    await fc.assert(
      fc.asyncProperty(fc.integer({min: 0, max: bytes.length}), async cut => {
        const journal = bytes.subarray(0, cut).toString('utf8')
        const known = wholeLines(journal)
        const second = openDays(some, {journal})
        const {asked, links} = await second.run(0.01, mixed)
        expect(asked).toBe(some.length - known.size)
        expect(links.size).toBe(some.length)
        expect((await openDays(some, {journal: second.journal()}).run(0.02, mixed)).requests).toBe(0)
      }),
      {numRuns: 40, examples: [[0], [5], [bytes.length]]}
    )
  })

  test('under another policy needs no request', async () => {
    const urls = ['https://wall.example/1', 'https://wall.example/2', 'https://a.example/1']
    const days = openDays(urls)
    const walled = (thing: string): Fate => (thing.includes('/wall') ? 'walled' : 'alive')
    const kinds = ({links}: Awaited<ReturnType<typeof days.run>>) => urls.map(url => links.get(url)!.verdict.kind)
    expect(kinds(await days.run(0, walled))).toEqual(['blocked', 'blocked', 'alive'])
    const again = await days.run(0.1, walled, {accept: {'wall.example': [403]}})
    expect([kinds(again), again.requests]).toEqual([['alive', 'alive', 'alive'], 0])
    const excluded = await days.run(0.1, walled, {exclude: ['a.example']})
    expect([kinds(excluded), excluded.requests]).toEqual([['blocked', 'blocked', 'skipped'], 0])
  })

  test('asks nothing the next day of what lives, and a host that is down for an evening fails nothing', async () => {
    const urls = Array.from({length: 60}, (_, index) => `https://${index % 2 ? 'a' : 'b'}.example/${index}`)
    const days = openDays(urls)
    await days.run(0, alive)
    expect((await days.run(1, alive)).asked).toBe(0)
    const evening = await days.run(9.8, thing => (thing === 'a.example' ? 'dead' : 'alive'))
    expect(new Set([...evening.links.values()].map(({verdict}) => verdict.kind))).toEqual(
      new Set(['alive', 'unstable'])
    )
    const morning = await days.run(10.2, alive)
    expect(new Set([...morning.links.values()].map(({verdict}) => verdict.kind))).toEqual(new Set(['alive']))
  })

  test('calls a link dead once k runs over d days have seen it gone', async () => {
    const [url] = some as [string]
    const days = openDays([url], {confirm: {runs: 4, days: 3}})
    await days.run(0, alive)
    const kinds: string[] = []
    for (const at of [10, 11, 12, 12.9, 13.1])
      kinds.push((await days.run(at, () => 'dead')).links.get(url)!.verdict.kind)
    expect(kinds).toEqual(['unstable', 'unstable', 'unstable', 'unstable', 'dead'])
  })
})

/** A server whose pages all live, and what it was asked for. */
async function serve(onRequest: (path: string) => void = () => {}) {
  const hits: string[] = []
  const server = createServer((request, response) => {
    hits.push(request.url!)
    onRequest(request.url!)
    response.setHeader('content-type', 'text/html').end('<title>A paper</title><p>Abstract</p>')
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  return {site: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, hits}
}

const flags = ['--allow-private', '--history', 'links.journal', '--retries', '0', '--per-host', '2']

describe('the built command', () => {
  test('killed in the middle of a run asks the next time only for what its journal lacks', async () => {
    let kill = () => {}
    const {site, hits} = await serve(() => {
      if (hits.length === 12) kill()
    })
    const urls = Array.from({length: 24}, (_, index) => `${site}/${index}`)
    const cwd = folder({'README.md': urls.map(url => `- <${url}>\n`).join('')})
    const child = spawn(process.execPath, [cli, ...flags], {cwd, env: {PATH: process.env.PATH!}, stdio: 'ignore'})
    kill = () => void child.kill('SIGKILL')
    const signal = await new Promise(resolve => child.on('close', (_, by) => resolve(by)))
    expect(signal).toBe('SIGKILL')
    const path = join(cwd, 'links.journal')
    const known = wholeLines(existsSync(path) ? readFileSync(path, 'utf8') : '')
    expect(known.size).toBeGreaterThan(0)
    expect(known.size).toBeLessThan(24)
    hits.length = 0
    expect((await awesomeLint(flags, {cwd})).code).toBe(0)
    expect(new Set(hits)).toEqual(new Set(urls.filter(url => !known.has(url)).map(url => new URL(url).pathname)))
  }, 60_000)

  test('run twice at once on one journal loses nothing of either', async () => {
    const {site, hits} = await serve()
    const listOf = (name: string) => Array.from({length: 30}, (_, index) => `- <${site}/${name}/${index}>\n`).join('')
    const cwd = folder({'one.md': listOf('one'), 'two.md': listOf('two'), 'both.md': listOf('one') + listOf('two')})
    const runs = await Promise.all(['one.md', 'two.md'].map(list => awesomeLint([list, ...flags], {cwd})))
    expect(runs.map(({code}) => code)).toEqual([0, 0])
    expect(hits).toHaveLength(60)
    expect(wholeLines(readFileSync(join(cwd, 'links.journal'), 'utf8')).size).toBe(60)
    expect((await awesomeLint(['both.md', ...flags], {cwd})).code).toBe(0)
    expect(hits).toHaveLength(60)
  }, 60_000)
})

const corpus = fileURLToPath(new URL('../../../shared/corpus/lists/', import.meta.url))

describe.skipIf(!existsSync(corpus))('on real lists with a simulated web', () => {
  const names = existsSync(corpus) ? readdirSync(corpus).sort() : []

  test.each(names.filter(name => /he-y|S-Lab|papers-we-love/.test(name)))(
    '%s: the next day asks for at most a tenth',
    async name => {
      const text = readFileSync(join(corpus, name), 'utf8')
      const urls = [
        ...new Set(readList(parse(text), text).links.flatMap(({url}) => (/^https?:\/\//.test(url) ? url : [])))
      ]
      const days = openDays(urls)
      const first = await days.run(0, ordinaryFate)
      expect(first.asked).toBeGreaterThan(50)
      expect((await days.run(1, ordinaryFate)).asked).toBeLessThanOrEqual(first.asked / 10)
    },
    60_000
  )
})
