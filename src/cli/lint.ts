import {visible} from '../report/escape.ts'
import {exitCode} from '../report/exit-code.ts'
import {run} from '../run.ts'
import type {World} from '../world.ts'
import type {Arguments} from './arguments.ts'
import type {Streams} from './main.ts'
import {runOptionsOf} from './run-options.ts'
import {refusalLines, writeChanges, writeReports} from './write.ts'

/** `awesome-lint [files..]`: lint, repair, check links, report. */
export async function lintLists(
  given: Arguments,
  world: World,
  streams: Streams,
  signal: AbortSignal
): Promise<number> {
  if (given.printConfig) return (await import('./print-config.ts')).printConfig(given, world, streams)
  const fromStdin = given.operands.includes('-')
  const progress =
    given.quiet || !streams.interactive || given.offline
      ? undefined
      : (await import('./progress.ts')).drawProgress(streams)
  const {report, changes, sources} = await run(runOptionsOf(given, progress?.watch), world, signal).finally(() =>
    progress?.clear()
  )

  if (given.diff) {
    const {diffOf} = await import('./diff.ts')
    // A patch has every byte; on a screen nothing in it may act.
    const shown = (patch: string) => (streams.columns === undefined ? patch : patch.split('\n').map(visible).join('\n'))
    for (const change of changes) await streams.out(shown(diffOf(change)))
    if (report.refused) await streams.err(refusalLines(report))
    return report.refused ? 2 : changes.length > 0 ? 1 : 0
  }
  if (given.fix && !fromStdin && !signal.aborted) await writeChanges(changes, world, given.staged)
  // The text of `--fix -` takes standard output, so the report goes where progress goes.
  const textFirst = given.fix && fromStdin
  if (textFirst) await streams.out(sources[0]!.bom + (changes[0]?.text ?? sources[0]!.text))
  const {out, err, color, columns} = streams
  await writeReports(given.outputs, report, world, {
    out: textFirst ? err : out,
    color,
    quiet: given.quiet,
    ...(columns && {columns})
  })
  // The report for people says so itself.
  const isTold = given.outputs.some(({format, file}) => format === 'pretty' && file === undefined)
  if (report.refused && !isTold) await err(refusalLines(report))
  if (signal.aborted) return 130
  return exitCode(report, given.maxWarnings === undefined ? {} : {maxWarnings: given.maxWarnings})
}
