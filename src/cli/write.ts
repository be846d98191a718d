import {decode, reason} from '../files.ts'
import {terminal} from '../report/escape.ts'
import {reporters} from '../report/index.ts'
import type {Report, ReporterOptions} from '../report/report.ts'
import {refusals} from '../report/wording.ts'
import {docsOf} from '../rule.ts'
import type {Change} from '../run.ts'
import {UsageError} from '../usage-error.ts'
import type {World} from '../world.ts'
import type {Output} from './outputs.ts'

/**
 * Write repaired lists.
 *
 * @param staged the lists were read from the index: what the folder has beyond it must not be lost.
 * @throws {UsageError} for a list that cannot be written; it is unchanged.
 */
export async function writeChanges(changes: readonly Change[], world: World, staged: boolean): Promise<void> {
  const texts: string[] = []
  for (const {source, text} of changes) texts.push(staged ? await overStaged({source, text}, world) : text)
  for (const [index, {source}] of changes.entries()) {
    try {
      await world.write(source.file!, source.bom + texts[index])
    } catch (error) {
      throw new UsageError(`cannot write \`${source.path}\`: ${reason(error)}; it is unchanged`)
    }
  }
}

/** The repaired text of a staged list with the line ends that its file has, if nothing else sets the two apart. */
async function overStaged({source, text}: Change, world: World): Promise<string> {
  const now = decode(await world.read(source.file!), source.path).text
  if (now === source.text) return text
  if (now === source.text.replaceAll('\n', '\r\n')) return text.replaceAll('\n', '\r\n')
  throw new UsageError(`--staged --fix: \`${source.path}\` has changes that are not staged; stage or stash them first`)
}

/** Write a report or an export to its file. @throws {UsageError} when that cannot be done. */
export async function writeReport(file: string, text: string, world: World): Promise<void> {
  try {
    await world.write(file, text)
  } catch (error) {
    throw new UsageError(`cannot write \`${file}\`: ${reason(error)}`)
  }
}

/** The lists that could not be checked, one a line, for standard error. */
export const refusalLines = (report: Pick<Report, 'refused'>) =>
  refusals(report)
    .map(text => `awesome-lint: ${terminal(text)}\n`)
    .join('')

/** How reports are written: what the reporters are told, and where text without a file goes. */
export interface Paper extends Pick<ReporterOptions, 'color' | 'columns' | 'quiet' | 'source'> {
  /** Takes the report that has no file. */
  readonly out: (text: string) => Promise<void>
}

/**
 * Write a report in every format asked for.
 *
 * @throws {UsageError} for a file that cannot be written.
 */
export async function writeReports(
  outputs: readonly Output[],
  report: Report,
  world: World,
  {out, color, columns, quiet, source}: Paper
): Promise<void> {
  const {rules} = await import('../../rules/index.ts')
  const pages = rules.map(({rule: {id, summary, why}}) => ({id, summary, why, docs: docsOf(id)}))
  const common = {quiet, rules: pages, ...(source !== undefined && {source})}
  for (const {format, file} of outputs) {
    if (format === 'csv') continue
    const reporter = await reporters[format]()
    if (file === undefined) {
      await out(reporter(report, {...common, color, ...(columns !== undefined && {columns})}))
      continue
    }
    await writeReport(file, reporter(report, {...common, color: false}), world)
  }
}
