import {mkdir, open, readFile, rm, stat, writeFile} from 'node:fs/promises'
import {dirname, join} from 'node:path'
import {writeAtomically} from './write.ts'

/** A file that several processes append to, and that one of them may rewrite, without losing a line. Its text is ASCII. */
export interface JournalFile {
  /** Its text, or nothing where there is no file yet. */
  read(): Promise<string>
  /** Appends; calls are written in their order. */
  append(text: string): void
  /** Resolves when all that was appended is on disk. @throws when it could not be written. */
  flush(): Promise<void>
  /** Replaces its text; left alone while another process does. */
  rewrite(change: (text: string) => string): Promise<void>
}

/**
 * A journal in a file. Its folder is made when first written to, with a `.gitignore` that keeps it out of repositories.
 *
 * @param first the text a new file begins with
 */
export function journalFile(path: string, first: string): JournalFile {
  let waiting = ''
  let writing: Promise<void> | undefined
  let failure: unknown

  const write = async () => {
    while (waiting !== '') {
      const text = waiting
      waiting = ''
      await appendWhole(path, first, text)
    }
  }
  return {
    async read() {
      try {
        return await readFile(path, 'latin1')
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code === 'ENOENT') return ''
        throw error
      }
    },
    append(text) {
      waiting += text
      writing ??= write()
        .catch(error => {
          failure ??= error
        })
        .finally(() => {
          writing = undefined
        })
    },
    async flush() {
      await writing
      if (failure) throw failure
    },
    async rewrite(change) {
      const lock = `${path}.lock`
      try {
        await (await open(lock, 'wx')).close()
      } catch {
        // Another process is at it, or died at it: a lock of yesterday is nobody's.
        const held = await stat(lock).catch(() => undefined)
        if (held && Date.now() - held.mtimeMs > 600_000) await rm(lock, {force: true})
        return
      }
      try {
        await replace(path, change)
      } finally {
        await rm(lock, {force: true})
      }
    }
  }
}

/** Append to the file that bears the name, even if it was replaced while we wrote to the old one. */
async function appendWhole(path: string, first: string, text: string): Promise<void> {
  for (;;) {
    const file = await openForAppend(path)
    try {
      const {size, ino} = await file.stat()
      await file.appendFile(size === 0 ? `${first}${text}` : text, 'latin1')
      const named = await stat(path).catch(() => undefined)
      if (named?.ino === ino) return
    } finally {
      await file.close()
    }
  }
}

async function openForAppend(path: string) {
  try {
    return await open(path, 'a')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
    const folder = dirname(path)
    await mkdir(folder, {recursive: true})
    if (folder.endsWith(join('.cache', 'awesome-paper-lint')))
      await writeFile(join(folder, '.gitignore'), '*\n', {flag: 'wx'}).catch(() => {})
    return open(path, 'a')
  }
}

/** Write the changed text beside the file, take its name, and carry over what others appended meanwhile. */
async function replace(path: string, change: (text: string) => string): Promise<void> {
  const old = await open(path, 'r')
  try {
    const text = await old.readFile('latin1')
    const size = text.length
    await writeAtomically(path, Buffer.from(change(text), 'latin1'))
    // Whoever opened the old file before this line and writes later finds another file under the name and writes again.
    const late = await old.read({buffer: Buffer.alloc(Math.max(0, (await old.stat()).size - size)), position: size})
    if (late.bytesRead > 0) await appendWhole(path, '', late.buffer.subarray(0, late.bytesRead).toString('latin1'))
  } finally {
    await old.close()
  }
}
