import {mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import fc from 'fast-check'
import {describe, expect, onTestFinished, test} from 'vitest'
import {compacted} from '../../src/links/compaction.ts'
import {type HistoryOptions, openHistory} from '../../src/links/history.ts'
import {type Journal, journalHeader, journalLine, readJournal} from '../../src/links/journal.ts'
import type {Observation} from '../../src/links/observation.ts'
import type {Link} from '../../src/links/probe.ts'
import {journalFile} from '../../src/world/journal-file.ts'

const hour = 3_600_000
const day = 24 * hour
const start = Date.UTC(2026, 10, 23)
const policy = {accept: () => []}
const linkOf = (written: string): Link => ({written, url: new URL(written)})
const answered = (status: number, at: number): Observation => ({
  kind: 'answered',
  source: 'a.example',
  at,
  asked: 'link',
  method: 'GET',
  status,
  hops: [],
  url: 'https://a.example/x',
  signs: []
})
const seenAs = (kind: 'alive' | 'dead' | 'unstable', at: number): Observation[] =>
  kind === 'alive'
    ? [answered(200, at)]
    : kind === 'dead'
      ? [answered(404, at), answered(404, at)]
      : [answered(503, at)]

const journalOf = (text: string): Journal => {
  const journal = readJournal(text)
  if ('otherVersion' in journal) throw new Error('another version')
  return journal
}

/** Runs over one journal in memory, on days that the test chooses; the world says what `now` is. */
function days(options: HistoryOptions = {confirm: {runs: 3, days: 2}}) {
  let text = `${journalHeader}\n`
  return {
    text: () => text,
    async run(at: number, world: (link: string) => 'alive' | 'dead' | 'unstable', links = ['https://a.example/x']) {
      const asked: string[] = []
      const history = openHistory(journalOf(text), line => (text += line), {now: () => at}, options)
      const probe = history.remember(async ({written}) => {
        asked.push(written)
        return seenAs(world(written), at)
      }, policy)
      const verdicts = []
      for (const written of links) {
        const link = linkOf(written)
        verdicts.push(history.judge(link, await probe(link, new AbortController().signal), policy).kind)
      }
      return {asked, verdicts}
    }
  }
}

describe('a history', () => {
  test('answers for links that were alive lately, and asks again when that is long ago', async () => {
    const {run} = days()
    expect((await run(start, () => 'alive')).asked).toHaveLength(1)
    expect(await run(start + day, () => 'alive')).toEqual({asked: [], verdicts: ['alive']})
    expect((await run(start + 10 * day, () => 'alive')).asked).toHaveLength(1)
  })

  test('asks for at most a tenth of a thousand links the next day, and not for all in one run later', async () => {
    const links = Array.from({length: 1000}, (_, index) => `https://a.example/${index}`)
    const {run} = days()
    await run(start, () => 'alive', links)
    expect((await run(start + day, () => 'alive', links)).asked.length).toBeLessThan(100)
    const later = (await run(start + 7 * day, () => 'alive', links)).asked.length
    expect(later).toBeGreaterThan(100)
    expect(later).toBeLessThan(900)
  })

  test('believes a link that has been alive for months for longer', async () => {
    const {run} = days()
    for (const at of [0, 10, 20, 30, 50]) await run(start + at * day, () => 'alive')
    expect((await run(start + 65 * day, () => 'alive')).asked).toEqual([])
  })

  test('calls a link dead at once that nobody has seen alive', async () => {
    expect((await days().run(start, () => 'dead')).verdicts).toEqual(['dead'])
  })

  test('calls a link that was out of order before, never seen alive, dead only after three runs too', async () => {
    const {run} = days()
    await run(start, () => 'unstable')
    expect((await run(start + day, () => 'dead')).verdicts).toEqual(['unstable'])
    expect((await run(start + 2 * day, () => 'dead')).verdicts).toEqual(['unstable'])
    expect((await run(start + 3.1 * day, () => 'dead')).verdicts).toEqual(['dead'])
  })

  test('calls a link that was alive dead only after three runs over two days', async () => {
    const {run} = days()
    await run(start, () => 'alive')
    const verdicts = []
    for (const at of [10, 10.5, 11, 12.5]) verdicts.push(...(await run(start + at * day, () => 'dead')).verdicts)
    expect(verdicts).toEqual(['unstable', 'unstable', 'unstable', 'dead'])
  })

  test('forgives a host that was down for an evening', async () => {
    const {run} = days()
    await run(start, () => 'alive')
    expect((await run(start + 10 * day, () => 'dead')).verdicts).toEqual(['unstable'])
    expect((await run(start + 10.5 * day, () => 'alive')).verdicts).toEqual(['alive'])
    await run(start + 20 * day, () => 'dead')
    expect((await run(start + 21 * day, () => 'dead')).verdicts).toEqual(['unstable'])
  })

  test('resumes an interrupted run without asking again, also what was dead or unstable', async () => {
    const {run} = days()
    const links = ['https://a.example/x', 'https://a.example/y', 'https://a.example/z']
    const world = (link: string) => (link.endsWith('x') ? 'alive' : link.endsWith('y') ? 'dead' : 'unstable') as 'alive'
    await run(start, world, links)
    expect(await run(start + 60_000, world, links)).toEqual({asked: [], verdicts: ['alive', 'dead', 'unstable']})
  })

  test('needs no request when the policy changes', () => {
    const link = linkOf('https://a.example/x')
    const text = `${journalHeader}\n${journalLine(link.url.href, {at: start, seen: [answered(403, start)]})}`
    const history = openHistory(journalOf(text), () => {}, {now: () => start + hour}, {confirm: {runs: 3, days: 2}})
    const seen = journalOf(text).records(link.url.href)[0]!.seen
    expect(history.judge(link, seen, policy).kind).toBe('blocked')
    expect(history.judge(link, seen, {accept: () => [403]}).kind).toBe('alive')
  })

  test('believes nothing older than --max-age, and nothing from the future', async () => {
    const {run, text} = days({maxAge: hour, confirm: {runs: 3, days: 2}})
    await run(start, () => 'alive')
    expect((await run(start + 2 * hour, () => 'alive')).asked).toHaveLength(1)
    const history = openHistory(journalOf(text()), () => {}, {now: () => start - day}, {confirm: {runs: 3, days: 2}})
    let asked = 0
    await history.remember(async () => {
      asked++
      return []
    }, policy)(linkOf('https://a.example/x'), new AbortController().signal)
    expect(asked).toBe(1)
  })
})

describe('a journal', () => {
  const urls = fc.array(fc.webUrl({withQueryParameters: true}), {minLength: 1, maxLength: 8})

  test('cut off at any byte loses the line that was cut, and the next run loses nothing of its own', () => {
    fc.assert(
      fc.property(urls, fc.nat(), (links, cut) => {
        const hrefs = links.map(link => new URL(link).href)
        const whole = `${journalHeader}\n${hrefs.map((link, index) => journalLine(link, {at: start + index, seen: seenAs('alive', start)})).join('')}`
        const damaged = Buffer.from(whole)
          .subarray(0, cut % (Buffer.byteLength(whole) + 1))
          .toString('utf8')
        const complete = hrefs.filter((link, index) =>
          damaged.includes(
            journalLine(link, {at: start + index, seen: seenAs('alive', start)})
              .trimEnd()
              .concat('\n')
          )
        )
        const journal = journalOf(
          `${damaged}${journalLine('https://new.example/', {at: start, seen: seenAs('dead', start)})}`
        )
        expect(journal.records('https://new.example/')).toHaveLength(damaged.includes('https://new.example/\t') ? 2 : 1)
        for (const link of complete) expect(journal.records(link).length).toBeGreaterThan(0)
      })
    )
  })

  test('that holds anything at all is read without a throw', () => {
    fc.assert(
      fc.property(fc.string({unit: 'binary'}), fc.json(), (text, json) => {
        const journal = journalOf(`${journalHeader}\n1\thttps://a.example/\t${json}\n${text.replace(/^awesome/gm, '')}`)
        for (const link of journal.links) journal.records(link)
      })
    )
  })

  test('of another version is refused by its number', () => {
    expect(readJournal('awesome-paper-lint links 2\n')).toEqual({otherVersion: '2'})
  })

  test('is compacted to the last eight records of each link', () => {
    const text = `${journalHeader}\n${Array.from({length: 20}, (_, index) => journalLine('https://a.example/', {at: start + index, seen: seenAs('alive', start)})).join('')}`
    expect(
      journalOf(compacted(text))
        .records('https://a.example/')
        .map(({at}) => at - start)
    ).toEqual([12, 13, 14, 15, 16, 17, 18, 19])
  })

  test('is compacted without forgetting that a link which has been gone for long was alive, and since when it is gone', () => {
    const link = linkOf('https://a.example/x')
    let text = `${journalHeader}\n${journalLine(link.url.href, {at: start, seen: seenAs('alive', start)})}`
    const kinds: string[] = []
    for (let at = start + hour; at < start + 7 * day; at += 6 * hour) {
      text = compacted(compacted(text))
      const history = openHistory(journalOf(text), () => {}, {now: () => at}, {confirm: {runs: 3, days: 4}})
      kinds.push(history.judge(link, seenAs('dead', at), policy).kind)
      text += journalLine(link.url.href, {at, seen: seenAs('dead', at)})
    }
    expect(kinds).toEqual([...Array(16).fill('unstable'), ...Array(12).fill('dead')])
    expect(journalOf(compacted(text)).lines).toBe(10)
  })
})

describe('a journal file', () => {
  const path = () => {
    const folder = mkdtempSync(join(tmpdir(), 'awesome-lint-journal-'))
    onTestFinished(() => rmSync(folder, {recursive: true, force: true}))
    return join(folder, '.cache', 'awesome-paper-lint', 'links.journal')
  }

  test('is made with its folder, which keeps itself out of repositories', async () => {
    const file = path()
    const journal = journalFile(file, 'first\n')
    expect(await journal.read()).toBe('')
    journal.append('one\n')
    await journal.flush()
    expect(readFileSync(file, 'utf8')).toBe('first\none\n')
    expect(readFileSync(join(file, '..', '.gitignore'), 'utf8')).toBe('*\n')
  })

  test('loses no line of two writers while a third compacts it again and again', async () => {
    const file = path()
    const writers = [journalFile(file, ''), journalFile(file, '')]
    const compactor = journalFile(file, '')
    writers[0]!.append('0:0\n')
    await writers[0]!.flush()
    const write = async (index: number) => {
      for (let line = 1; line <= 100; line++) {
        writers[index]!.append(`${index}:${line}\n`)
        if (line % 5 === 0) await writers[index]!.flush()
      }
      await writers[index]!.flush()
    }
    const compact = async () => {
      for (let round = 0; round < 30; round++)
        await compactor.rewrite(text =>
          [...new Set(text.split('\n').filter(Boolean))].map(line => `${line}\n`).join('')
        )
    }
    await Promise.all([write(0), write(1), compact()])
    const lines = new Set(readFileSync(file, 'utf8').split('\n').filter(Boolean))
    expect(lines.size).toBe(201)
  })

  test('says why when it cannot be written, and the run goes on', async () => {
    const folder = path()
    const blocked = join(folder, '..', '..', '..', 'file')
    writeFileSync(blocked, '')
    const journal = journalFile(join(blocked, 'links.journal'), '')
    journal.append('one\n')
    await expect(journal.flush()).rejects.toThrow(/ENOTDIR|EEXIST/)
  })
})
