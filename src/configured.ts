import {basename, dirname, join, resolve} from 'node:path'
import {type Config, configNames} from './config.ts'
import {decode, reason, shownPath} from './files.ts'
import {UsageError} from './usage-error.ts'
import {type FileWorld, foldersAbove} from './world.ts'

/** A configuration and where it was found. */
export interface Configured {
  readonly config: Config
  /** The folder that `files` is relative to. */
  readonly folder: string
  /** Absent where no file was found. */
  readonly path?: string
}

/** Finds the configuration of a path: the given one, or the nearest in its folder and those above. */
export type FindConfig = (path: string) => Promise<Configured>

/**
 * Make a finder. Each file is read once.
 *
 * @param given a configuration file that stands for all, from `--config`.
 */
export function configFinder(world: FileWorld, given?: string): FindConfig {
  const folders = new Map<string, Promise<Configured | undefined>>()
  const load = async (path: string): Promise<Configured | undefined> => {
    let bytes: Uint8Array
    try {
      bytes = await world.read(path)
    } catch (error) {
      throw new UsageError(`cannot read configuration \`${shownPath(world.cwd, path)}\`: ${reason(error)}`)
    }
    const shown = shownPath(world.cwd, path)
    const value = await parse(decode(bytes, shown).text, path, shown)
    if (value === undefined) return
    const {checkConfig} = await import('./config-check.ts')
    return {config: checkConfig(value, shown), folder: dirname(path), path: shown}
  }
  const inFolder = async (folder: string): Promise<Configured | undefined> => {
    for (const name of configNames) {
      const path = join(folder, name)
      if ((await world.kind(path))?.kind !== 'file') continue
      const found = await load(path)
      if (found) return found
    }
  }
  const whole = given === undefined ? undefined : load(resolve(world.cwd, given))
  // Reported where it is awaited; until then it must not count as unhandled.
  whole?.catch(() => {})
  return async path => {
    if (whole) return (await whole) ?? {config: {}, folder: world.cwd}
    for (const folder of foldersAbove(resolve(world.cwd, path === '-' ? 'stdin' : path))) {
      let found = folders.get(folder)
      if (!found) {
        found = inFolder(folder)
        folders.set(folder, found)
      }
      const configured = await found
      if (configured) return configured
    }
    return {config: {}, folder: world.cwd}
  }
}

/** The value of a configuration's text; `undefined` for a `package.json` that has no key of ours. */
async function parse(text: string, path: string, shown: string): Promise<unknown> {
  let value: unknown
  try {
    if (!path.endsWith('.json')) throw new SyntaxError('not JSON')
    value = JSON.parse(text)
  } catch {
    // For YAML, and for the line and column of broken JSON.
    const {parseYaml} = await import('./config-text.ts')
    value = parseYaml(text, shown)
  }
  if (basename(path) !== 'package.json') return value ?? {}
  return typeof value === 'object' && value !== null && Object.hasOwn(value, 'awesome-lint')
    ? (value as Record<string, unknown>)['awesome-lint']
    : undefined
}
