import {exportEntries} from '../export.ts'
import {readJobs} from '../jobs.ts'
import {toCsv} from '../report/csv.ts'
import {jsonText} from '../report/escape.ts'
import {UsageError} from '../usage-error.ts'
import type {World} from '../world.ts'
import type {Arguments} from './arguments.ts'
import type {Streams} from './main.ts'
import {limitsOf} from './run-options.ts'
import {refusalLines, writeReport} from './write.ts'

/** `awesome-lint export [files..] --format json|csv`: every entry as data. */
export async function exportLists(given: Arguments, world: World, streams: Streams): Promise<number> {
  const {operands, outputs, config} = given
  const [{format, file}] = outputs as [(typeof outputs)[number]]
  if (outputs.length > 1 || (format !== 'json' && format !== 'csv' && format !== 'pretty'))
    throw new UsageError(`export: unknown format \`${format}\`, expected json or csv`)
  const {jobs, refused} = await readJobs(
    {operands, fix: 'none', ...limitsOf(given), ...(config !== undefined && {config})},
    world
  )
  const entries = jobs.flatMap(({source, linted}) => exportEntries(linted.list, source.path))
  const text = format === 'csv' ? toCsv(entries) : jsonText(entries)
  if (file === undefined) await streams.out(text)
  else await writeReport(file, text, world)
  if (refused.length === 0) return 0
  await streams.err(refusalLines({refused}))
  return 2
}
