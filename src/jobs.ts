import {join} from 'node:path'
import {rules} from '../rules/index.ts'
import {house} from '../rules/presets/house.ts'
import type {Config} from './config.ts'
import {configFinder, type FindConfig} from './configured.ts'
import {enabledRules} from './enabled.ts'
import {findFiles, readSource, type Source} from './files.ts'
import {fix} from './fix.ts'
import {type Linted, type LintOptions, lint} from './lint.ts'
import {UsageError} from './usage-error.ts'
import type {FileWorld} from './world.ts'

/** Which lists to read and how to lint them. */
export interface JobOptions {
  /** Files, folders and globs; `-` is standard input; none means the `files` of the configuration, or `README.md`. */
  readonly operands: readonly string[]
  /** Configuration that stands for all files. */
  readonly config?: string
  /** These rules and no others. */
  readonly only?: readonly string[]
  /** All but these rules. */
  readonly skip?: readonly string[]
  /** Repair lists: not at all, where no reader could object, or where it is very likely right too. */
  readonly fix: 'none' | 'safe' | 'unsafe'
}

/** One list on its way through a run. */
export interface Job {
  readonly source: Source
  readonly config: Config
  readonly options: LintOptions
  /** After any repairs. */
  readonly linted: Linted
}

/** Lists looked for where nobody names any. */
const defaultFiles = ['README.md'] as const

/**
 * Read, lint and repair every list that the operands stand for. Nothing is written.
 *
 * @throws {UsageError} for files, rules and configurations that cannot be used.
 */
export async function readJobs(options: JobOptions, world: FileWorld): Promise<Job[]> {
  const find = configFinder(
    world,
    [...rules.map(({rule}) => rule), ...house.map(({id}) => ({id, options: {}}))],
    options.config
  )
  const lintOptions = new Map<Config, LintOptions>()
  const jobs: Job[] = []
  for (const path of await operands(options.operands, find, world)) {
    const source = await readSource(path, world)
    const {config} = await find(path)
    let lintWith = lintOptions.get(config)
    if (!lintWith) {
      lintWith = {rules: enabledRules(config, {...options, rules, house}), settings: settingsOf(config)}
      lintOptions.set(config, lintWith)
    }
    const linted =
      options.fix === 'none'
        ? lint(source.text, source.path, lintWith)
        : fix(source.text, source.path, lintWith, options.fix === 'unsafe')
    jobs.push({source, config, options: lintWith, linted})
  }
  return jobs
}

/** What a configuration says of the list itself. */
const settingsOf = ({entry, venues, affiliations}: Config) => ({
  ...(entry !== undefined && {entry}),
  ...(venues && {venues}),
  ...(affiliations && {affiliations})
})

/** The paths of all lists: those named, else those of the configuration of the working folder. */
async function operands(named: readonly string[], find: FindConfig, world: FileWorld): Promise<string[]> {
  const {config, folder, path} = await find(join(world.cwd, 'README.md'))
  const files = config.files ?? defaultFiles
  if (named.length === 0) {
    const found = await world.glob(files, folder)
    if (found.length > 0) return found
    throw new UsageError(
      path
        ? `${path}: no file matches \`files\`: ${files.join(', ')}`
        : 'no README.md here: name the lists to check, or set `files` in .awesome-lint.yml'
    )
  }
  if (!named.includes('-')) return findFiles(named, files, world)
  if (named.length > 1) throw new UsageError('`-` is standard input and cannot stand beside other files')
  return ['-']
}
