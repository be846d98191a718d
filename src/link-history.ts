import {cacheFolder} from './cache-folder.ts'
import type {Config} from './config.ts'
import {reason} from './files.ts'
import type {LinkFlags} from './link-options.ts'
import {compacted, isWorthCompacting} from './links/compaction.ts'
import {type History, openHistory} from './links/history.ts'
import {journalHeader, readJournal} from './links/journal.ts'
import type {LinkWorld} from './links/link-world.ts'
import {UsageError} from './usage-error.ts'
import type {World} from './world.ts'

/** A history as a run uses it. */
export interface OpenedHistory {
  readonly history: History
  /** Waits until all is written down; a sentence if it could not be. */
  close(): Promise<string | undefined>
}

/** Seen gone in three runs over two days: longer than an evening, a deployment or a weekend's outage of one page. */
const standard = {runs: 3, days: 2} as const

/**
 * Open the history of links: the file that was named, or the one in the project's cache folder.
 *
 * @throws {UsageError} when the file cannot be read, or is a later version's.
 */
export async function openLinkHistory(
  config: Config,
  {history: named, maxAge}: LinkFlags,
  world: World,
  network: LinkWorld
): Promise<OpenedHistory | undefined> {
  if (named === false) return
  const path = named ?? `${await cacheFolder(world)}/links.journal`
  const file = await world.journal(path, `${journalHeader}\n`)
  let text: string
  try {
    text = await file.read()
  } catch (error) {
    throw new UsageError(`cannot read the history \`${path}\`: ${reason(error)}`)
  }
  const journal = readJournal(text)
  if ('otherVersion' in journal) {
    throw new UsageError(
      `the history \`${path}\` is of version ${journal.otherVersion}, this program writes version 1; name another with --history`
    )
  }
  const confirm = {...standard, ...config.links?.confirm}
  const history = openHistory(journal, line => file.append(line), network, {
    confirm,
    ...(maxAge !== undefined && {maxAge})
  })
  return {
    history,
    async close() {
      try {
        await file.flush()
        if (isWorthCompacting(text)) await file.rewrite(compacted)
      } catch (error) {
        return `the history \`${path}\` could not be written: ${reason(error)}; the next run will ask again`
      }
    }
  }
}
