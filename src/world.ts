import {readdir, readFile, realpath, stat} from 'node:fs/promises'
import {availableParallelism} from 'node:os'
import {dirname, join, resolve} from 'node:path'
import type {LinkWorld} from './links/link-world.ts'
import type {Told} from './told.ts'
import type {GitAnswer} from './world/git.ts'
import type {JournalFile} from './world/journal-file.ts'
import type {ThreadSetup, ThreadTask} from './world/threads.ts'
import {withinTime} from './world/time-limit.ts'

/** Files and folders, as far as a run needs them. Paths are absolute, or relative to `cwd`. */
export interface FileWorld {
  /** The working folder. */
  readonly cwd: string
  /** The current year. */
  readonly year: number
  /** What stands at a path; `undefined` if nothing does. */
  kind(path: string): Promise<{readonly kind: 'file' | 'folder' | 'other'; readonly size: number} | undefined>
  /** What stands in a folder, by name, symbolic links not followed; `undefined` if there is no such folder. */
  entries(folder: string): Promise<ReadonlyMap<string, 'file' | 'folder' | 'link' | 'other'> | undefined>
  /** Bytes of a file. @throws Node's error with its `code`. */
  read(path: string): Promise<Uint8Array>
  /** Replace a file whole or not at all; its mode is kept, links are followed. @throws Node's error with its `code`. */
  write(path: string, text: string): Promise<void>
  /** Files that match globs under a folder, sorted by code unit; never in `node_modules` or `.git`. */
  glob(patterns: readonly string[], folder: string): Promise<string[]>
  /**
   * Do some work that waits for nothing and stop it when it takes longer than this many milliseconds of real time.
   *
   * @returns what the work returns; `undefined` when it was stopped.
   */
  withinTime<T extends object>(ms: number, work: () => T): T | undefined
  /** Bytes of standard input. */
  stdin(): Promise<Uint8Array>
}

/** All that is outside. Nothing else in `src` and `rules` touches network, clock, files or environment. */
export interface World extends FileWorld {
  /** A journal that several processes may append to; its file is made when first written to. */
  journal(path: string, first: string): Promise<JournalFile>
  /** The network half, loaded when links are checked: a run without network never pays for it. */
  network(): Promise<LinkWorld>
  /** Run git in the working folder: without shell, hooks or anything else that a repository could have configured. */
  git(args: readonly string[]): Promise<GitAnswer>
  /** The path of a file without symbolic links. @throws Node's error with its `code`. */
  realpath(path: string): Promise<string>
  /** Processors that this process may use. */
  readonly processors: number
  /**
   * Read lists in threads, each of which loads this program anew: what there is to say of each, or why it is refused, in the
   * order of the lists.
   *
   * @throws where a thread dies or the signal is aborted.
   */
  readInThreads(lists: readonly ThreadTask[], setup: ThreadSetup, signal?: AbortSignal): Promise<(Told | string)[]>
}

/** The real world. */
export function createWorld(cwd = process.cwd()): World {
  const at = (path: string) => resolve(cwd, path)
  let git: World['git'] | undefined
  return {
    cwd,
    year: new Date().getFullYear(),
    async kind(path) {
      try {
        const found = await stat(at(path))
        return {kind: found.isFile() ? 'file' : found.isDirectory() ? 'folder' : 'other', size: found.size}
      } catch (error) {
        if (absent((error as NodeJS.ErrnoException).code)) return
        throw error
      }
    },
    async entries(folder) {
      try {
        const found = await readdir(at(folder), {withFileTypes: true})
        return new Map(
          found.map(one => [
            one.name,
            one.isFile() ? 'file' : one.isDirectory() ? 'folder' : one.isSymbolicLink() ? 'link' : 'other'
          ])
        )
      } catch (error) {
        if (absent((error as NodeJS.ErrnoException).code)) return
        throw error
      }
    },
    read: path => readFile(at(path)),
    async write(path, text) {
      const {writeAtomically} = await import('./world/write.ts')
      await writeAtomically(at(path), text)
    },
    async glob(patterns, folder) {
      // A name is no pattern: it may be a link, which patterns do not follow, and needs no walk.
      const names = patterns.filter(pattern => !isGlob(pattern))
      const there = await Promise.all(
        names.map(name =>
          stat(at(join(folder, name))).then(
            found => (found.isFile() ? [name] : []),
            () => []
          )
        )
      )
      const found = new Set(there.flat())
      const globs = patterns.filter(isGlob)
      if (globs.length > 0) {
        const {glob} = await import('tinyglobby')
        const ignore = ['**/node_modules/**', '**/.git/**']
        const matches = await glob(globs, {
          cwd: at(folder),
          ignore,
          dot: true,
          expandDirectories: false,
          followSymbolicLinks: false
        })
        for (const path of matches) found.add(path)
      }
      return [...found].sort().map(path => join(folder, path))
    },
    async stdin() {
      const chunks: Buffer[] = []
      for await (const chunk of process.stdin) chunks.push(chunk as Buffer)
      return Buffer.concat(chunks)
    },
    withinTime,
    journal: async (path, first) => (await import('./world/journal-file.ts')).journalFile(at(path), first),
    network: async () => (await import('./world/network.ts')).network(),
    git: async args => {
      git ??= (await import('./world/git.ts')).gitIn(cwd)
      return git(args)
    },
    realpath: path => realpath(at(path)),
    processors: availableParallelism(),
    readInThreads: async (lists, setup, signal) =>
      (await import('./world/threads.ts')).readInThreads(cwd, lists, setup, signal)
  }
}

const absent = (code: string | undefined) => code === 'ENOENT' || code === 'ENOTDIR'

/** True for an operand that is a pattern rather than a name. */
export const isGlob = (operand: string) => /[*?[\]{}!()]/.test(operand)

/** The folder of a path and all above it, nearest first. */
export function foldersAbove(path: string): string[] {
  const folders: string[] = []
  for (let folder = dirname(path); ; folder = dirname(folder)) {
    folders.push(folder)
    if (dirname(folder) === folder) return folders
  }
}
