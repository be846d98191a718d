import type {Source} from './files.ts'
import {lookUpFiles} from './files-stage.ts'
import {formatNotes} from './format-note.ts'
import {type Job, type JobOptions, readJobs} from './jobs.ts'
import type {LinkFlags} from './link-options.ts'
import {judgeLinks} from './links-stage.ts'
import type {FileReport, Report, ScopeReport} from './report/report.ts'
import {summarize} from './report/summary.ts'
import type {ScopeOptions} from './scope/base.ts'
import {compareEntries} from './scope/entries.ts'
import {narrow} from './scope/narrow.ts'
import type {Scope} from './scope/scope.ts'
import {maskCredentials} from './text/redact.ts'
import {tool} from './version.ts'
import type {World} from './world.ts'

/** What one run is asked to do: the command line or the Action's inputs, parsed. */
export interface RunOptions extends JobOptions, ScopeOptions {
  /** Make no request. */
  readonly offline: boolean
  /** What the command line says of the link check; it wins over the configuration. */
  readonly links: LinkFlags
}

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
  const scope =
    options.since === undefined && !options.staged
      ? undefined
      : await (await import('./scope/scope.ts')).openScope(options, world)
  const {jobs: linted, refused} = await readJobs(options, world, scope)
  const {jobs, links, notes} = await judgeLinks(await lookUpFiles(linted, options, world), options, world, signal)
  const files = jobs.map(job => fileReport(job, options))
  return {
    report: {
      version: 1,
      tool,
      files,
      links,
      notes,
      summary: summarize(files, links),
      ...(refused.length > 0 && {refused}),
      ...(scope && {scope: scopeReport(scope, jobs)})
    },
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

function fileReport({source, linted, before}: Job, {only}: RunOptions): FileReport {
  const {list} = linted
  const findings = before ? narrow(linted, before) : linted.findings
  const {entries, format, customs, lines, text} = list
  return {
    path: source.path,
    format: format.notation,
    ...(customs.length > 0 && {
      formats: customs.map(({format: {notation}, part, path, start, entries: held}) => ({
        format: notation,
        of: part,
        section: path,
        line: lines.lineAt(start),
        entries: held
      }))
    }),
    entries: entries.length,
    findings: findings.map(({finding}) => finding),
    notes: formatNotes(list, only?.includes('entry-format') ?? false),
    text: maskCredentials(text)
  }
}
