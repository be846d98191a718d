import {fileReport} from './file-report.ts'
import type {Source} from './files.ts'
import {lookUpFiles} from './files-stage.ts'
import {type Job, type JobOptions, readJobs} from './jobs.ts'
import type {LinkFlags} from './link-options.ts'
import {judgeLinks} from './links-stage.ts'
import {runPlain} from './plain-run.ts'
import {joinReport} from './report/join.ts'
import type {Report, ScopeReport} from './report/report.ts'
import type {ScopeOptions} from './scope/base.ts'
import {compareEntries} from './scope/entries.ts'
import type {Scope} from './scope/scope.ts'
import type {World} from './world.ts'

/** What one run is asked to do: the command line or the Action's inputs, parsed. */
export interface RunOptions extends JobOptions, ScopeOptions {
  /** Make no request. */
  readonly offline: boolean
  /** What the command line says of the link check; it wins over the configuration. */
  readonly links: LinkFlags
  /** The file that keeps what was found in lists, `true` for the standard place; only for runs that {@link isPlain}. */
  readonly cache?: string | true
  /** Threads that read lists: a number, or as many as pay. One by default. */
  readonly workers?: number | 'as many as pay'
}

/** A run that asks nobody, changes nothing and is about whole lists: each list can be read by itself, and what was found kept. */
const isPlain = ({offline, fix, since, staged}: RunOptions): boolean =>
  offline && fix === 'none' && since === undefined && !staged

/** A list whose text the repairs changed. */
export interface Change {
  readonly source: Source
  /** The new text, without byte order mark. */
  readonly text: string
}

/** What a run found, and what it would change; nothing has been written. */
export interface Outcome {
  readonly report: Report
  readonly changes: readonly Change[]
  /** Every list as it was read. */
  readonly sources: readonly Source[]
}

/**
 * Files to lists, lists to findings, links to verdicts, all to the report.
 *
 * @throws {UsageError} for files, rules and configurations that cannot be used.
 */
export async function run(options: RunOptions, world: World, signal?: AbortSignal): Promise<Outcome> {
  if (isPlain(options)) return runPlain(options, world, signal)
  const scope =
    options.since === undefined && !options.staged
      ? undefined
      : await (await import('./scope/scope.ts')).openScope(options, world)
  const {jobs: linted, refused} = await readJobs(options, world, scope)
  const {jobs, links, notes} = await judgeLinks(await lookUpFiles(linted, options, world), options, world, signal)
  const files = jobs.map(job => fileReport(job, options))
  return {
    report: joinReport({files, links, notes, refused, ...(scope && {scope: scopeReport(scope, jobs)})}),
    changes: jobs
      .filter(({source, linted}) => linted.list.text !== source.text)
      .map(({source, linted}) => ({source, text: linted.list.text})),
    sources: jobs.map(({source}) => source)
  }
}

/** What the change under review does to the entries. */
function scopeReport({base}: Scope, jobs: readonly Job[]): ScopeReport {
  const {added, changed, removed} = compareEntries(
    jobs.flatMap(({source, linted, before}) => (before ? [{path: source.path, linted, before}] : []))
  )
  return {
    base: base.name,
    ...(base.commit !== undefined && {commit: base.commit}),
    addedEntries: added,
    changedEntries: changed,
    removedEntries: removed
  }
}
