import {mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {readJournal} from '../../../src/links/journal.ts'
import type {LinkReport} from '../../../src/report/report.ts'
import {run} from '../../../src/run.ts'
import {createWorld} from '../../../src/world.ts'
import {virtualClock} from '../../../test/helpers/zoo/clock.ts'
import {registrySites} from '../../../test/helpers/zoo/registries.ts'
import type {Site, Visit} from '../../../test/helpers/zoo/site.ts'
import {openWeb} from '../../../test/helpers/zoo/web.ts'
import {type Day, type SoakLink, soakHosts} from './hosts.ts'
import {type Arrival, type Held, held, impolite} from './watch.ts'

const minute = 60_000

/** How long and how large a soak is. */
export interface SoakOptions {
  /** Hosts of each sort. */
  readonly each: number
  /** Links of each host, and of each registry tenfold. */
  readonly links: number
  /** Hours of simulated time, and minutes between two runs. */
  readonly hours: number
  readonly every: number
  /** Minutes for which what was seen is believed. */
  readonly believed: number
  /** Collects garbage, where the process can. */
  readonly collect?: () => void
  /** Told after each run. */
  readonly say?: (run: SoakRun) => void
}

/** What one run of a soak came to. */
export interface SoakRun {
  /** Hours since the first began. */
  readonly at: number
  readonly verdicts: Readonly<Record<string, number>>
  readonly requests: number
  readonly held: Held
  /** Lines and bytes of the journal. */
  readonly lines: number
  readonly bytes: number
  /** What must not be: see `falseVerdicts` and `impolite`. */
  readonly wrong: readonly string[]
}

/**
 * Checks one list again and again for a simulated day, in one process over one journal, in a web whose hosts fail in all sorts of
 * ways. Sockets are real and on loopback; time is the clock's.
 */
export async function soak({each, links, hours, every, believed, collect, say}: SoakOptions): Promise<SoakRun[]> {
  const clock = virtualClock()
  const day: Day = {began: clock.now(), now: clock.now}
  const hosts = soakHosts(day, each, links)
  const registries = registryLinks(day, links * 10)
  const list = [...hosts.flatMap(host => host.links), ...registries]
  const arrivals: Arrival[] = []
  const busy: {host: string; from: number; until: number}[] = []
  const watched = (site: Site): Site =>
    Object.defineProperty(Object.create(site, {}), 'answer', {
      async value(visit: Visit) {
        const {host, path, request} = visit
        arrivals.push({host, path, method: request.method ?? '', at: clock.now()})
        const reply = await site.answer?.(visit)
        const wait = typeof reply === 'object' && reply.status === 429 ? Number(reply.headers?.['retry-after']) : 0
        if (wait > 0) busy.push({host, from: clock.now(), until: clock.now() + wait * 1000})
        return reply
      }
    })
  const sites = Object.fromEntries([
    ...Object.entries(failingRegistries(day)).map(([name, site]) => [name, watched(site)]),
    ...hosts.map(({name, site}) => [name, watched(site)])
  ])
  const web = await openWeb(sites, {clock, env: {GITHUB_TOKEN: 'zoo-token'}})
  const cwd = mkdtempSync(join(tmpdir(), 'awesome-lint-soak-'))
  writeFileSync(join(cwd, 'README.md'), list.map(({url}, index) => `- [Paper ${index}](${url})\n`).join(''))
  const world = {...createWorld(cwd), network: async () => web.world}
  const goneAt = new Map(list.map(link => [link.url, link.goneAt]))
  const {signal} = new AbortController()
  const runs: SoakRun[] = []
  try {
    for (let at = 0; at < hours * 60; at += every) {
      await clock.sleep(Math.max(0, day.began + at * minute - clock.now()))
      const {report} = await run(
        {
          operands: ['README.md'],
          only: ['dead-link'],
          fix: 'none',
          offline: false,
          links: {history: 'links.journal', maxAge: believed * minute}
        },
        world,
        signal
      )
      const text = readFileSync(join(cwd, 'links.journal'), 'latin1')
      const journal = readJournal(text)
      if ('otherVersion' in journal) throw new Error('another version')
      const wrong = [
        ...falseVerdicts(report.links, list, goneAt, day.began, clock.now() - believed * minute),
        ...impolite(arrivals, busy)
      ]
      const requests = arrivals.length
      for (const each of [arrivals, busy]) each.length = 0
      web.forget()
      const one = {
        at: at / 60,
        verdicts: report.summary.links,
        requests,
        held: await held(signal, collect),
        lines: journal.lines,
        bytes: text.length,
        wrong
      }
      runs.push(one)
      say?.(one)
    }
    return runs
  } finally {
    await web.close()
    rmSync(cwd, {recursive: true})
  }
}

/** Links that got no verdict, dead ones whose page is there, living ones whose page was gone when it was last seen or that were not seen. */
function falseVerdicts(
  found: readonly LinkReport[],
  list: readonly SoakLink[],
  goneAt: ReadonlyMap<string, number | undefined>,
  began: number,
  oldest: number
): string[] {
  const missing = list.length === found.length ? [] : [`${list.length - found.length} links without verdict`]
  return missing.concat(
    found.flatMap(({url, verdict: {kind, because}, evidence}) => {
      const seen = Date.parse(evidence.at(-1)?.at ?? '1970-01-01')
      const gone = goneAt.get(url) ?? Number.POSITIVE_INFINITY
      // Times of evidence are whole seconds.
      if (kind === 'dead' && seen + 1000 < gone) return [`${url} is called dead: ${because}`]
      // What was alive when the day began must be gone for two days.
      if (kind === 'dead' && gone > began) return [`${url} is called dead before its time: ${because}`]
      if (kind === 'alive' || kind === 'moved') {
        if (seen > gone) return [`${url} is called ${kind}: ${because}`]
        if (seen + 1000 < oldest - 10 * minute) return [`${url} was last seen ${oldest - seen} ms too long ago`]
      }
      return []
    })
  )
}

const identifiers = {
  doi: (index: number) => `10.1145/${1000 + index}.1`,
  paper: (index: number) => `2301.${10_000 + index}`,
  repository: (index: number) => `owner/repository-${index}`
}

/** Links that registries answer for; every tenth is known to none. */
const registryLinks = ({began}: Day, count: number): SoakLink[] =>
  Array.from({length: count}, (_, index) => index).flatMap(index =>
    [
      `https://dl.acm.org/doi/${identifiers.doi(index)}`,
      `https://arxiv.org/abs/${identifiers.paper(index)}`,
      `https://github.com/${identifiers.repository(index)}`
    ].map(url => ({url, ...(index % 10 === 0 && {goneAt: began - 60 * minute})}))
  )

/** The registries, each of which fails for an hour or two of the day in its own way. */
function failingRegistries(day: Day): Record<string, Site> {
  const isKnown = (text: string) => !/(?:^10\.1145\/\d+0\.1$|2301\.\d+0$|-\d*0$)/.test(text)
  const sites = registrySites({
    dois: isKnown,
    papers: id => (isKnown(id) ? 1 : undefined),
    repositories: name => (isKnown(name) ? {nameWithOwner: name} : undefined)
  })
  const failing = (host: string, from: number, fail: (visit: Visit) => ReturnType<NonNullable<Site['answer']>>) => ({
    [host]: {
      answer(visit: Visit) {
        const hour = (day.now() - day.began) / (60 * minute)
        return hour >= from && hour < from + 2 ? fail(visit) : sites[host]!.answer!(visit)
      }
    }
  })
  return {
    ...sites,
    ...failing('doi.org', 3, () => 503),
    ...failing('export.arxiv.org', 4, ({request}) => void request.socket.destroy() as undefined),
    ...failing('api.github.com', 11, () => 502),
    ...failing('github.com', 17, () => ({status: 429, headers: {'retry-after': '30'}}))
  }
}
