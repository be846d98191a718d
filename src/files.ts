import {isUtf8} from 'node:buffer'
import {isAbsolute, relative, resolve, sep} from 'node:path'
import {UsageError} from './usage-error.ts'
import {type FileWorld, isGlob} from './world.ts'

/** The text of one list as it stands on disk. */
export interface Source {
  /** As reports show it: relative to the working folder, with `/`; `<stdin>` for standard input. */
  readonly path: string
  /** Where it is; absent for standard input. */
  readonly file?: string
  /** Without byte order mark. */
  readonly text: string
  /** The byte order mark, or nothing: to be put back when the text is written. */
  readonly bom: '' | '\uFEFF'
}

/** A path as reports show it. */
export function shownPath(cwd: string, path: string): string {
  const short = relative(cwd, resolve(cwd, path))
  return (short.startsWith('..') || isAbsolute(short) ? resolve(cwd, path) : short).split(sep).join('/')
}

/**
 * The files that operands stand for: a file as it is, a folder's lists, the matches of a glob; each once, in order.
 *
 * @param files globs of the lists under a folder.
 * @throws {UsageError} for what does not exist, or matches nothing.
 */
export async function findFiles(
  operands: readonly string[],
  files: readonly string[],
  world: FileWorld
): Promise<string[]> {
  const found = new Set<string>()
  for (const operand of operands) {
    const there = await world.kind(operand)
    if (there?.kind === 'file') found.add(operand)
    else if (there?.kind === 'folder') {
      const lists = await listsUnder(operand, files, world)
      if (lists.length === 0) throw new UsageError(`no list under \`${operand}\`: no file matches ${files.join(', ')}`)
      for (const path of lists) found.add(path)
    } else if (there) throw new UsageError(`\`${operand}\` is neither a file nor a folder`)
    else if (isGlob(operand)) {
      const matches = await world.glob([operand], '.')
      if (matches.length === 0) throw new UsageError(`no file matches \`${operand}\``)
      for (const path of matches) found.add(path)
    } else throw new UsageError(`no such file: \`${operand}\``)
  }
  return [...found]
}

/**
 * The lists of a folder that the `files` of a configuration match.
 *
 * @throws {UsageError} for globs that lead out of the folder: a pull request may bring a configuration, and what lies beside
 * the checkout is none of its business.
 */
export async function listsUnder(folder: string, files: readonly string[], world: FileWorld): Promise<string[]> {
  const found = await world.glob(files, folder)
  const root = resolve(world.cwd, folder)
  const outside = found.find(path => {
    const way = relative(root, resolve(world.cwd, path))
    return isAbsolute(way) || way.split(sep)[0] === '..'
  })
  if (outside === undefined) return found
  throw new UsageError(
    `\`files\` lead out of \`${shownPath(world.cwd, folder) || '.'}\` to \`${shownPath(world.cwd, outside)}\`; name such lists on the command line`
  )
}

/**
 * Decode a list's or configuration's bytes.
 *
 * @throws {UsageError} for what is no UTF-8 text: to read it loosely and write it back would destroy it.
 */
export function decode(bytes: Uint8Array, shown: string): Pick<Source, 'text' | 'bom'> {
  if ((bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff)) {
    throw new UsageError(`\`${shown}\` is UTF-16, expected UTF-8: save it as UTF-8`)
  }
  if (bytes.includes(0)) throw new UsageError(`\`${shown}\` is no text: it holds NUL bytes`)
  const text = new TextDecoder('utf-8', {ignoreBOM: true}).decode(bytes)
  if (!isUtf8(bytes)) {
    const line = text.slice(0, text.indexOf('\uFFFD')).split(/\r\n?|\n/).length
    throw new UsageError(`\`${shown}\` is no UTF-8: line ${line} holds bytes that are none; save it as UTF-8`)
  }
  return text.startsWith('\uFEFF') ? {text: text.slice(1), bom: '\uFEFF'} : {text, bom: ''}
}

/** Bytes of the largest list that is read unless more are allowed; the longest known has 0.4 MB. */
const standardMaxSize = 10_000_000

/**
 * Read a list, `-` being standard input.
 *
 * @param maxSize bytes of the largest list that is read.
 * @throws {UsageError} when it cannot be read, is too large or no text.
 */
export async function readSource(path: string, world: FileWorld, maxSize = standardMaxSize): Promise<Source> {
  if (path === '-') {
    const bytes = await world.stdin()
    fits('<stdin>', bytes.length, maxSize)
    return {path: '<stdin>', ...decode(bytes, '<stdin>')}
  }
  const shown = shownPath(world.cwd, path)
  fits(shown, (await world.kind(path))?.size ?? 0, maxSize)
  let bytes: Uint8Array
  try {
    bytes = await world.read(path)
  } catch (error) {
    throw new UsageError(`cannot read \`${path}\`: ${reason(error)}`)
  }
  return {path: shown, file: path, ...decode(bytes, shown)}
}

/** @throws {UsageError} for a list that is too large. */
export function fits(shown: string, size: number, maxSize = standardMaxSize): void {
  if (size <= maxSize) return
  throw new UsageError(`\`${shown}\` has ${inWords(size)}, more than --max-size ${inWords(maxSize)}`)
}

const reasons: Readonly<Record<string, string>> = {
  EACCES: 'permission denied',
  EPERM: 'permission denied',
  ENOENT: 'no such file',
  EISDIR: 'it is a folder',
  EROFS: 'the file system is read-only',
  ENOSPC: 'the disk is full',
  EDQUOT: 'the disk quota is used up',
  EFBIG: 'a file may not be that large here'
}

/** Why a file could not be read or written, in words. */
export function reason(error: unknown): string {
  const {code, message} = error as NodeJS.ErrnoException
  return reasons[code ?? ''] ?? message
}

/** A size as people say it, never rounded down to what is allowed. */
function inWords(bytes: number): string {
  if (bytes < 1000) return `${bytes} bytes`
  const [unit, name] = bytes < 1_000_000 ? [1000, 'kB'] : [1_000_000, 'MB']
  return `${Math.ceil((bytes / unit) * 10) / 10} ${name}`
}
