import {afterEach, describe, expect, test} from 'vitest'
import {type History, openHistory} from '../../src/links/history.ts'
import {journalHeader, readJournal} from '../../src/links/journal.ts'
import {checkAll} from '../helpers/zoo/check-all.ts'
import type {Repository} from '../helpers/zoo/github-site.ts'
import {type Knowledge, registrySites} from '../helpers/zoo/registries.ts'
import {openWeb, type Site, type Web} from '../helpers/zoo/web.ts'

const url = 'https://github.com/owner/repo'
const week = 8 * 86_400_000
let web: Web
afterEach(() => web.close())

const open = async (repositories: Knowledge['repositories'], more: Readonly<Record<string, Site>> = {}) => {
  web = await openWeb({...registrySites(repositories ? {repositories} : {}), ...more})
}
/** Runs over one journal, a week apart; `doctor` may change the journal before a run. */
function runs() {
  let text = `${journalHeader}\n`
  const write = (line: string) => {
    text += line
  }
  return {
    text: () => text,
    async run(link = url, doctor: (text: string) => string = same => same) {
      text = doctor(text)
      const journal = readJournal(text)
      if ('otherVersion' in journal) throw new Error('another version')
      const history: History = openHistory(journal, write, web.world, {
        confirm: {runs: 3, days: 2}
      })
      const from = web.hits.length
      const found = await checkAll(web.world, [link], {history})
      await web.world.sleep(week)
      const asked = web.hits
        .slice(from)
        .map(({host, headers}) => `${host}${headers['if-none-match'] ? ' if changed' : ''}`)
      return {asked, ...found.get(link)!.verdict}
    }
  }
}

describe('a repository asked for without a token', () => {
  test('is asked for with its ETag in every later run, and a 304 says again what was known', async () => {
    await open(() => ({nameWithOwner: 'owner/repo', isArchived: true}))
    const {run} = runs()
    expect(await run()).toMatchObject({asked: ['api.github.com'], because: 'known to GitHub, archived'})
    for (let later = 0; later < 2; later++) {
      expect(await run()).toMatchObject({
        asked: ['api.github.com if changed'],
        kind: 'alive',
        because: 'known to GitHub, archived'
      })
    }
  })

  test('that was renamed is still told so after a 304', async () => {
    await open(() => ({nameWithOwner: 'new/name'}))
    const {run} = runs()
    await run()
    expect(await run()).toMatchObject({kind: 'moved', to: 'https://github.com/new/name'})
    expect(web.hits.at(-1)?.path).toMatch(/^\/repositories\//)
  })

  test('that has changed since is told as it is now', async () => {
    let now: Repository | undefined = {nameWithOwner: 'owner/repo'}
    await open(() => now)
    const {run} = runs()
    await run()
    now = {nameWithOwner: 'owner/repo', isArchived: true}
    expect(await run()).toMatchObject({
      asked: ['api.github.com if changed'],
      because: 'known to GitHub, archived'
    })
    now = undefined
    expect(await run()).toMatchObject({kind: 'unstable', because: expect.stringContaining('knows no repository')})
  })

  test('keeps its ETag through a run in which the API was down', async () => {
    let down = false
    const sites = registrySites({repositories: () => ({nameWithOwner: 'owner/repo'})})
    await open(() => ({nameWithOwner: 'owner/repo'}), {
      'api.github.com': {answer: visit => (down ? 500 : sites['api.github.com']!.answer!(visit))}
    })
    const {run} = runs()
    await run()
    down = true
    expect(await run()).toMatchObject({kind: 'alive'})
    down = false
    expect((await run()).asked).toEqual(['api.github.com if changed'])
  })

  test.each<[string, (text: string) => string]>([
    ['without ETags', text => text.replace(/,"etag":"(?:[^"\\]|\\.)*"/g, '')],
    [
      'with an ETag that would forge a header',
      text => text.replace(/"etag":"(?:[^"\\]|\\.)*"/g, String.raw`"etag":"\"x\"\r\nx-forged: 1"`)
    ],
    ['with an ETag that is no text', text => text.replace(/"etag":"(?:[^"\\]|\\.)*"/g, '"etag":[1]')]
  ])('is asked for plainly by a journal %s', async (_, doctor) => {
    await open(() => ({nameWithOwner: 'owner/repo'}))
    const {run} = runs()
    await run()
    expect(await run(url, doctor)).toMatchObject({asked: ['api.github.com'], kind: 'alive'})
  })

  test('is told from the answer when the journal has another ETag', async () => {
    await open(() => ({nameWithOwner: 'owner/repo'}))
    const {run} = runs()
    await run()
    expect(await run(url, text => text.replace(/W\/\\"\w+/, 'W/\\"other'))).toMatchObject({
      asked: ['api.github.com if changed'],
      kind: 'alive'
    })
    expect((await run()).asked).toEqual(['api.github.com if changed'])
  })

  test('is looked up at its page when the API says 304 though nobody asked for changes', async () => {
    await open(() => ({nameWithOwner: 'owner/repo'}), {'api.github.com': {answer: () => 304}})
    expect(await runs().run()).toMatchObject({asked: ['api.github.com', 'github.com'], kind: 'alive'})
  })

  test('is not called archived because the one it is a fork of is', async () => {
    await open(() => ({nameWithOwner: 'owner/repo', parent: 'upstream/repo'}))
    expect(await runs().run()).toMatchObject({because: 'known to GitHub'})
  })
})
