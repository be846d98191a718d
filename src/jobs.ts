import {join, relative, resolve, sep} from 'node:path'
import {rules} from '../rules/index.ts'
import {house} from '../rules/presets/house.ts'
import type {Config} from './config.ts'
import {configFinder, type FindConfig} from './configured.ts'
import {enabledRules} from './enabled.ts'
import {findFiles, listsUnder, readSource, type Source} from './files.ts'
import {fix} from './fix.ts'
import {type Linted, type LintOptions, lint} from './lint.ts'
import type {Refusal} from './report/report.ts'
import {refusalText} from './report/wording.ts'
import {narrow} from './scope/narrow.ts'
import type {Before} from './scope/origins.ts'
import type {Scope} from './scope/scope.ts'
import {UsageError} from './usage-error.ts'
import type {FileWorld} from './world.ts'

/** Which lists to read and how to lint them. */
export interface JobOptions {
  /** Files, folders and globs; `-` is standard input; none means the `files` of the configuration, or `README.md`. */
  readonly operands: readonly string[]
  /** Pass over named files that the `files` of their configuration do not match. */
  readonly forceExclude?: boolean
  /** Configuration that stands for all files. */
  readonly config?: string
  /** Bytes of the largest list that is read; default 10 MB. */
  readonly maxSize?: number
  /** Milliseconds that one list may take to be linted and repaired; default two minutes. */
  readonly fileTimeout?: number
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
  /** What stood before the change that the run is limited to. */
  readonly before?: Before
}

/** The lists of a run: those that were linted, and those that could not be. */
export interface Jobs {
  readonly jobs: readonly Job[]
  readonly refused: readonly Refusal[]
}

/** Milliseconds that one list may take: ten times what the largest that is read takes on a slow machine. */
export const standardFileTimeout = 120_000

/** Lists looked for where nobody names any. */
const defaultFiles = ['README.md'] as const

/** A list that was read and is still to be linted. */
export type OpenList = Omit<Job, 'linted' | 'before'>

/** What a configuration means for the rules; the same value for the same configuration. */
export function lintOptionsOf(
  {only, skip}: Pick<JobOptions, 'only' | 'skip'>,
  year: number
): (config: Config) => LintOptions {
  const known = new Set([...rules.map(({rule}) => rule.id), ...house.map(({id}) => id)])
  const made = new Map<Config, LintOptions>()
  return config => {
    let options = made.get(config)
    if (!options) {
      options = {
        rules: enabledRules(config, {rules, house, ...(only && {only}), ...(skip && {skip})}),
        settings: {...settingsOf(config), now: year},
        known
      }
      made.set(config, options)
    }
    return options
  }
}

/**
 * Read every list that the operands stand for, and its configuration.
 *
 * @throws {UsageError} for files, rules and configurations that cannot be used.
 */
export async function openLists(options: JobOptions, world: FileWorld, scope?: Scope): Promise<OpenList[]> {
  const find = configFinder(world, options.config)
  const optionsOf = lintOptionsOf(options, world.year)
  const lists: OpenList[] = []
  for (const path of await operands(options, find, world)) {
    const source = await (scope ? scope.read(path, options.maxSize) : readSource(path, world, options.maxSize))
    if (!source) continue
    const {config} = await find(path)
    lists.push({source, config, options: optionsOf(config)})
  }
  return lists
}

/**
 * Read, lint and repair every list that the operands stand for. Nothing is written. A list that takes too long, or is nested
 * too deeply, is refused, and the others go on.
 *
 * @param scope the change that the run is limited to: only what it is to answer for is repaired.
 * @throws {UsageError} for files, rules and configurations that cannot be used.
 */
export async function readJobs(options: JobOptions, world: FileWorld, scope?: Scope): Promise<Jobs> {
  const lists = await openLists(options, world, scope)
  const limit = options.fileTimeout ?? standardFileTimeout
  const befores = await scope?.before(lists, limit)
  const jobs: Job[] = []
  const refused: Refusal[] = []
  for (const [index, list] of lists.entries()) {
    const before = befores?.[index]
    const linted = lintedInTime(limit, world, () => lintOne(list, options, before))
    if (typeof linted === 'object') jobs.push({...list, linted, ...(before && {before})})
    else refused.push({path: list.source.path, because: linted})
  }
  if (jobs.length === 0 && refused.length > 0) throw new UsageError(refused.map(refusalText).join('; '))
  return {jobs, refused}
}

/** What some work on a list returns, or why the list is refused: it takes too long or cannot be worked on. */
export const lintedInTime = <T extends object>(limit: number, world: FileWorld, work: () => T): T | string =>
  attempt(() => world.withinTime(limit, work)) ?? tooLong(limit)

/** Why a list was refused for its time. */
const tooLong = (limit: number) => `it takes longer than the ${limit / 1000} s of --file-timeout`

/** What some work returns, or why the list cannot be worked on. */
function attempt<T>(work: () => T): T | string {
  try {
    return work()
  } catch (error) {
    if (error instanceof UsageError) return error.message
    throw error
  }
}

/** Lint a list, and repair it if that is asked for: with a change under review, only what the change is to answer for. */
function lintOne({source: {text, path}, options}: OpenList, {fix: how}: JobOptions, before?: Before): Linted {
  if (how === 'none') return before?.base?.list.text === text ? before.base : lint(text, path, options)
  return fix(text, path, options, how === 'unsafe', before && (linted => narrow(linted, before)))
}

/** What a configuration says of the list itself. */
const settingsOf = ({entry, venues, affiliations}: Config) => ({
  ...(entry !== undefined && {entry}),
  ...(venues && {venues}),
  ...(affiliations && {affiliations})
})

/** The paths of all lists: those named, else those of the configuration of the working folder. */
async function operands(
  {operands: named, forceExclude}: JobOptions,
  find: FindConfig,
  world: FileWorld
): Promise<string[]> {
  const {config, folder, path} = await find(join(world.cwd, 'README.md'))
  const files = config.files ?? defaultFiles
  if (named.length === 0) {
    const found = await listsUnder(folder, files, world)
    if (found.length > 0) return found
    throw new UsageError(
      path
        ? `${path}: no file matches \`files\`: ${files.join(', ')}`
        : 'no README.md here: name the lists to check, or set `files` in .awesome-lint.yml'
    )
  }
  if (!named.includes('-')) {
    const found = await findFiles(named, files, world)
    return forceExclude ? configured(found, find, world) : found
  }
  if (named.length > 1) throw new UsageError('`-` is standard input and cannot stand beside other files')
  return ['-']
}

/** Those of some files that the `files` of their own configuration match. */
async function configured(paths: readonly string[], find: FindConfig, world: FileWorld): Promise<string[]> {
  const {default: picomatch} = await import('picomatch')
  const kept: string[] = []
  for (const path of paths) {
    const {config, folder} = await find(path)
    const inside = relative(folder, resolve(world.cwd, path)).split(sep).join('/')
    if (picomatch.isMatch(inside, [...(config.files ?? defaultFiles)], {dot: true})) kept.push(path)
  }
  return kept
}
