import {createHash} from 'node:crypto'
import {cacheFolder} from './cache-folder.ts'
import {reason} from './files.ts'
import type {JobOptions, OpenList} from './jobs.ts'
import type {Told} from './told.ts'
import {UsageError} from './usage-error.ts'
import {tool} from './version.ts'
import type {World} from './world.ts'

/** What was found in lists that have not changed since: findings only, never what was seen of links. */
export interface ToldCache {
  /** What was found in this very text, by this version, under this configuration. */
  get(list: OpenList): Told | undefined
  /** Remember what was found. */
  put(list: OpenList, told: Told): void
  /** Waits until all is written; a sentence if it could not be. */
  close(): Promise<string | undefined>
}

/** What the file begins with, and its whole first line. */
const title = 'awesome-paper-lint findings'
const header = `${title} 1\n`

/** One line of the file: the key of a list, what was found in it as JSON, and the digest of both, so that a damaged line is none. */
type Line = readonly [key: string, told: string, sum: string]

/** Lines beyond those in use at which the file is written anew without them. */
const slack = 1_000

/**
 * Open the cache: lines that are appended, so that several runs may use it at a time. What cannot be read counts as unknown.
 *
 * @param place the file; `true` for the one in the project's cache folder.
 * @throws {UsageError} for a file that is something else.
 */
export async function openToldCache(
  place: string | true,
  world: World,
  {only = []}: Pick<JobOptions, 'only'>
): Promise<ToldCache> {
  const path = place === true ? `${await cacheFolder(world)}/findings.journal` : place
  const file = await world.journal(path, header)
  const text = await file.read().catch(() => '')
  if (text !== '' && !text.startsWith(title))
    throw new UsageError(`\`${path}\` is no cache of this program; name another file with --cache-location`)
  const lines = text.startsWith(header) ? text.slice(header.length).split('\n') : []
  // Of another version, or cut off: to be appended to it would be lost.
  const isDamaged = text !== '' && !(text.startsWith(header) && text.endsWith('\n'))
  const known = new Map(lines.flatMap(line => readLine(line) ?? []))
  // All that findings depend on.
  const keyOf = ({source: {path, text}, options: {rules, settings}}: OpenList) =>
    digest(
      tool.version,
      JSON.stringify([rules.map(({id, severity, options}) => [id, severity, options]), settings, only]),
      path,
      text
    )
  const used = new Map<string, Line>()
  let added = 0
  return {
    get(list) {
      const key = keyOf(list)
      const line = known.get(key)
      if (line === undefined || digest(key, line[1]) !== line[2]) return undefined
      used.set(key, line)
      return JSON.parse(line[1]) as Told
    },
    put(list, told) {
      // Without a file of its own, or with links to others, it may mean something else tomorrow.
      if (told.looksAtFiles || list.source.file === undefined) return
      const [key, body] = [keyOf(list), JSON.stringify(told)]
      const line: Line = [key, body, digest(key, body)]
      if (!isDamaged) file.append(`${JSON.stringify(line)}\n`)
      used.set(key, line)
      added++
    },
    async close() {
      try {
        await file.flush()
        if (isDamaged || lines.length + added > 2 * used.size + slack) await file.rewrite(() => written(used))
        return undefined
      } catch (error) {
        return `the cache \`${path}\` could not be written: ${reason(error)}; the next run will read all lists again`
      }
    }
  }
}

const written = (used: ReadonlyMap<string, Line>) =>
  header + [...used.values()].map(line => `${JSON.stringify(line)}\n`).join('')

function readLine(text: string): [[key: string, line: Line]] | undefined {
  try {
    const line = JSON.parse(text) as Line
    return [[line[0], line]]
  } catch {
    return undefined
  }
}

const digest = (...parts: readonly string[]) => createHash('sha256').update(parts.join('\0')).digest('base64url')
