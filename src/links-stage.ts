import type {Config} from './config.ts'
import {applyLateFixes} from './fix.ts'
import type {Job, JobOptions} from './jobs.ts'
import type {LinkFlags} from './link-options.ts'
import type {CheckedLink, Verdict} from './links/verdict.ts'
import {withFiles, withVerdicts} from './lint.ts'
import type {LinkReport} from './report/report.ts'
import {type Found, skipped} from './skip-links.ts'
import {withoutCredentials} from './text/redact.ts'
import type {World} from './world.ts'

/** What the link check adds: findings in the lists, and the verdict on every URL. */
export interface Judged {
  readonly jobs: readonly Job[]
  readonly links: readonly LinkReport[]
  /** Why links were not checked, if they were not. */
  readonly notes: readonly string[]
}

/** How links are checked in a run. */
export interface StageOptions extends Pick<JobOptions, 'fix'> {
  readonly offline: boolean
  readonly links: LinkFlags
}

/** Check every distinct URL of the lists once, and say in the lists what was found. */
export async function judgeLinks(
  jobs: readonly Job[],
  options: StageOptions,
  world: World,
  signal?: AbortSignal
): Promise<Judged> {
  if (options.offline) return skipLinks(jobs, options)
  const urls = groups(jobs)
  if (urls.size === 0) return judged(jobs, options, {checked: [], notes: []})
  const {askLinks} = await import('./ask-links.ts')
  return judged(jobs, options, await askLinks(urls, options.links, world, signal))
}

/** Check no link, and say so in the lists and of every URL. */
export const skipLinks = (jobs: readonly Job[], options: Pick<JobOptions, 'fix'>): Judged =>
  judged(jobs, options, skipped(groups(jobs), 'not checked: --offline'))

function judged(jobs: readonly Job[], options: Pick<JobOptions, 'fix'>, {checked, notes}: Found): Judged {
  const verdicts = new Map(checked.map(({url, verdict}) => [url, verdict]))
  const known = jobs.map(job => ({...job, linted: withVerdicts(job.linted, job.source.path, job.options, verdicts)}))
  const repaired = options.fix === 'unsafe' ? known.map(job => repair(job, verdicts)) : known
  return {jobs: repaired, links: report(repaired, checked), notes}
}

/**
 * The URLs of the lists by the configuration that governs them; one that stands under two belongs to the first. Those that
 * stood before the change under review are not its business.
 */
function groups(jobs: readonly Job[]): Map<Config, Set<string>> {
  const seen = new Set<string>()
  const result = new Map<Config, Set<string>>()
  for (const {config, linted, before} of jobs) {
    for (const {url} of linted.list.links) {
      if (seen.has(url) || !isAbsolute(url) || before?.urls.has(url)) continue
      seen.add(url)
      let group = result.get(config)
      if (!group) {
        group = new Set()
        result.set(config, group)
      }
      group.add(url)
    }
  }
  return result
}

/** URLs that a client would ask the world about; paths and anchors of the repository are none. */
const isAbsolute = (url: string) => /^(?:[a-z][a-z0-9+.-]*:)?\/\//i.test(url)

/** Put moved links where they moved to; the new address was verified on the way. */
function repair(job: Job, verdicts: Map<string, Verdict>): Job {
  const {source, options} = job
  const linted = applyLateFixes(job.linted, source.path, options, true)
  if (linted === job.linted) return job
  const known = withFiles(linted, source.path, options, job.linted.list.files ?? new Map())
  return {...job, linted: withVerdicts(known, source.path, options, verdicts)}
}

/** Every checked URL with the places where it stands, in the order of the lists. */
function report(jobs: readonly Job[], checked: readonly CheckedLink[]): LinkReport[] {
  const verdicts = new Map(checked.map(link => [link.url, link]))
  // A link that was just repaired stands under its new URL, which was verified on the way.
  for (const {verdict, evidence} of checked) {
    const to = verdict.kind === 'moved' ? verdict.to : verdict.instead
    if (to === undefined || verdicts.has(to)) continue
    const because =
      verdict.kind === 'moved' ? 'another link redirects here' : 'seen to be there in place of a dead link'
    verdicts.set(to, {url: to, verdict: {kind: 'alive', because}, evidence: verdict.kind === 'moved' ? evidence : []})
  }
  const places = new Map<string, LinkReport['places'][number][]>()
  for (const {source, linted} of jobs) {
    const {links, lines, headings} = linted.list
    let above = -1
    for (const {url, urlSpan} of links) {
      while (above + 1 < headings.length && headings[above + 1]!.span.start <= urlSpan.start) above++
      if (!verdicts.has(url)) continue
      const {line, column} = lines.range(urlSpan)
      const section = headings[above]?.text
      const place = {path: source.path, line, column, ...(section !== undefined && {section})}
      const known = places.get(url)
      if (known) known.push(place)
      else places.set(url, [place])
    }
  }
  return [...places].map(([url, stands]) => ({...verdicts.get(url)!, url: withoutCredentials(url), places: stands}))
}
