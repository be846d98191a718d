import {reason} from '../files.ts'
import {exitCode} from '../report/exit-code.ts'
import {reporters} from '../report/index.ts'
import type {Report} from '../report/report.ts'
import {type Change, run} from '../run.ts'
import {UsageError} from '../usage-error.ts'
import type {World} from '../world.ts'
import type {Arguments} from './arguments.ts'
import type {Streams} from './main.ts'

/** `awesome-lint [files..]`: lint, repair, check links, report. */
export async function lintLists(
  given: Arguments,
  world: World,
  streams: Streams,
  signal: AbortSignal
): Promise<number> {
  if (given.printConfig) return (await import('./print-config.ts')).printConfig(given, world, streams)
  const fromStdin = given.operands.includes('-')
  const fix = given.fix || given.diff ? (given.unsafeFixes ? 'unsafe' : 'safe') : 'none'
  const progress =
    given.quiet || !streams.interactive || given.offline
      ? undefined
      : (await import('./progress.ts')).drawProgress(streams)
  const {report, changes, sources} = await run(
    {
      operands: given.operands,
      only: given.only,
      skip: given.skip,
      staged: given.staged,
      forceExclude: given.forceExclude,
      ...(given.since !== undefined && {since: given.since}),
      offline: given.offline,
      fix,
      ...(given.config !== undefined && {config: given.config}),
      links: {
        allowPrivate: given.allowPrivate,
        allowEnv: given.allowEnv,
        ...(given.concurrency !== undefined && {concurrency: given.concurrency}),
        ...(given.perHost !== undefined && {perHost: given.perHost}),
        ...(given.timeout !== undefined && {timeout: given.timeout}),
        ...(given.retries !== undefined && {retries: given.retries}),
        ...(progress && {watch: progress.watch})
      }
    },
    world,
    signal
  ).finally(() => progress?.clear())

  if (given.diff) {
    const {diffOf} = await import('./diff.ts')
    for (const change of changes) await streams.out(diffOf(change))
    return changes.length > 0 ? 1 : 0
  }
  if (fix !== 'none' && !fromStdin) await writeChanges(changes, world)
  // The text of `--fix -` takes standard output, so the report goes where progress goes.
  const textFirst = fix !== 'none' && fromStdin
  if (textFirst) await streams.out(sources[0]!.bom + (changes[0]?.text ?? sources[0]!.text))
  await writeReports(given, report, world, textFirst ? {...streams, out: streams.err} : streams)
  if (signal.aborted) return 130
  return exitCode(report, given.maxWarnings === undefined ? {} : {maxWarnings: given.maxWarnings})
}

async function writeChanges(changes: readonly Change[], world: World): Promise<void> {
  for (const {source, text} of changes) {
    try {
      await world.write(source.file!, source.bom + text)
    } catch (error) {
      throw new UsageError(`cannot write \`${source.path}\`: ${reason(error)}; it is unchanged`)
    }
  }
}

async function writeReports(
  {outputs, quiet}: Arguments,
  report: Report,
  world: World,
  streams: Streams
): Promise<void> {
  const {rules} = await import('../../rules/index.ts')
  const pages = rules.map(({rule}) => ({id: rule.id, summary: rule.summary, why: rule.why, docs: rule.id}))
  for (const {format, file} of outputs) {
    const load = reporters[format as keyof typeof reporters]
    if (!load) throw new UsageError(`--format ${format} is not available`)
    const toFile = file !== undefined
    const text = (await load())(report, {
      color: streams.color && !toFile,
      quiet,
      rules: pages,
      ...(streams.columns && !toFile && {columns: streams.columns})
    })
    if (!toFile) await streams.out(text)
    else {
      try {
        await world.write(file, text)
      } catch (error) {
        throw new UsageError(`cannot write \`${file}\`: ${reason(error)}`)
      }
    }
  }
}
