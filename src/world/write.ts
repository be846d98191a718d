import {randomBytes} from 'node:crypto'
import {rmSync} from 'node:fs'
import {chmod, chown, lstat, open, readdir, readlink, realpath, rename, rm, stat} from 'node:fs/promises'
import {basename, dirname, join, resolve} from 'node:path'

/** Milliseconds after which a file that was being written is nobody's: its writer was killed. */
const abandoned = 3_600_000

/**
 * Replace a file whole or not at all: written beside it, flushed, renamed. Mode and owner are kept, links are followed. What
 * stood beside it is gone afterwards whatever happens, but for a process that is killed outright: `.NAME.awesome-lint-*.tmp`
 * is removed by the next write of the file, an hour later or more.
 *
 * (write-file-atomic and atomically take a write that a full disk cut short for a whole one.)
 *
 * @throws Node's error with its `code`; then the file is as it was.
 */
export async function writeAtomically(path: string, data: string | Uint8Array): Promise<void> {
  const target = await behindLinks(path)
  const folder = dirname(target)
  // Half the length that file systems allow a name.
  const begin = `.${basename(target).slice(0, 100)}.awesome-lint-`
  await removeAbandoned(folder, begin)
  const fresh = join(folder, `${begin}${randomBytes(6).toString('hex')}.tmp`)
  const forget = removedWhenStopped(fresh)
  try {
    const old = await stat(target).catch(() => undefined)
    const file = await open(fresh, 'wx', old?.mode)
    try {
      await file.writeFile(data)
      await file.sync()
    } finally {
      await file.close()
    }
    if (old) {
      await chown(fresh, old.uid, old.gid).catch(unlessPermitted)
      await chmod(fresh, old.mode).catch(unlessPermitted)
    }
    await rename(fresh, target)
  } catch (error) {
    await rm(fresh, {force: true}).catch(() => {})
    throw error
  } finally {
    forget()
  }
}

/** Signals by which people and machines stop a program. */
const stops = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const

/** Removes a file when the process is stopped before this is taken back. Who else listens to a signal decides what it does. */
function removedWhenStopped(path: string): () => void {
  const remove = () => rmSync(path, {force: true})
  const stop = (signal: NodeJS.Signals) => {
    remove()
    if (process.listenerCount(signal) === 0) process.kill(process.pid, signal)
  }
  for (const signal of stops) process.once(signal, stop)
  process.once('exit', remove)
  return () => {
    for (const signal of stops) process.off(signal, stop)
    process.off('exit', remove)
  }
}

/** Where a path leads; a link that leads nowhere yet is followed too. */
async function behindLinks(path: string): Promise<string> {
  try {
    return await realpath(path)
  } catch {
    const isLink = await lstat(path).then(
      found => found.isSymbolicLink(),
      () => false
    )
    return isLink ? resolve(dirname(path), await readlink(path)) : path
  }
}

async function removeAbandoned(folder: string, begin: string): Promise<void> {
  const names = await readdir(folder).catch(() => [])
  for (const name of names) {
    if (!name.startsWith(begin) || !/^[\da-f]{12}\.tmp$/.test(name.slice(begin.length))) continue
    const path = join(folder, name)
    const found = await lstat(path).catch(() => undefined)
    if (found && Date.now() - found.mtimeMs > abandoned) await rm(path, {force: true}).catch(() => {})
  }
}

/** Only its owner may give a file away, and some file systems have no owners: the text matters more. */
function unlessPermitted(error: NodeJS.ErrnoException): void {
  if (!['EPERM', 'EINVAL', 'ENOSYS', 'ENOTSUP'].includes(error.code ?? '')) throw error
}
