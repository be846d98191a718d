import {relative, resolve, sep} from 'node:path'
import {decode, fits, readSource, type Source, shownPath} from '../files.ts'
import {type Linted, type LintOptions, lint} from '../lint.ts'
import {UsageError} from '../usage-error.ts'
import type {World} from '../world.ts'
import {type Base, findBase, type ScopeOptions} from './base.ts'
import {baseBlob, blobOf, changedFiles} from './changed-files.ts'
import {type Before, findMoves, linesOf} from './origins.ts'

/** A list to compare with what stood before, and how it is linted. */
export interface ScopedList {
  readonly source: Source
  readonly options: LintOptions
}

/** The change that a run is limited to. */
export interface Scope {
  readonly base: Base
  /** Read a list as the change has it; nothing for one that is not part of the index, when that is what is looked at. */
  read(path: string, maxSize?: number): Promise<Source | undefined>
  /** What stood before, for each of the lists; `limit` is milliseconds that one of them may take to be linted. */
  before(lists: readonly ScopedList[], limit: number): Promise<Before[]>
}

/** Lists that are gone are read too: their lines may have moved. */
const isMarkdown = (path: string) => /\.(?:md|markdown|mkd)$/i.test(path)

/**
 * Find out what a run is limited to.
 *
 * @throws {UsageError} when git cannot say.
 */
export async function openScope(options: ScopeOptions, world: World): Promise<Scope> {
  const staged = options.staged ?? false
  const flag = staged ? '--staged' : '--since'
  const base = await findBase(options, world)

  /** The path of a file as git writes it; links are followed, since git keeps no history of what is behind them. */
  const tracked = async (path: string): Promise<string> => {
    if (path === '-') throw new UsageError(`${flag}: standard input has no history`)
    const inside = relative(resolve(base.top), await world.realpath(path))
      .split(sep)
      .join('/')
    if (inside.startsWith('../') || resolve(inside) === inside)
      throw new UsageError(`${flag}: \`${shownPath(world.cwd, path)}\` is outside of the repository`)
    return inside
  }

  return {
    base,
    async read(path, maxSize) {
      if (!staged) return readSource(path, world, maxSize)
      const inside = await tracked(path)
      const bytes = await blobOf(`:0:${inside}`, world)
      if (bytes) {
        fits(shownPath(world.cwd, path), bytes.length, maxSize)
        return {path: shownPath(world.cwd, path), file: path, ...decode(bytes, shownPath(world.cwd, path))}
      }
      if (await blobOf(`:2:${inside}`, world))
        throw new UsageError(`--staged: \`${shownPath(world.cwd, path)}\` has conflicts that are not resolved`)
    },
    async before(lists, limit) {
      const {from, gone} =
        base.commit === undefined
          ? {from: new Map<string, string>(), gone: []}
          : await changedFiles(base.commit, staged, world)
      const lintBlob = async (path: string, shown: string, how: LintOptions): Promise<Linted | undefined> => {
        const bytes = await baseBlob(base, path, world)
        const text = bytes && readable(bytes, shown)
        if (text === undefined) return
        const linted = world.withinTime(limit, () => lint(text, shown, how))
        if (linted) return linted
        throw new UsageError(
          `${flag}: the earlier version of \`${shown}\` takes longer than the ${limit / 1000} s of --file-timeout`
        )
      }
      const bases: (Linted | undefined)[] = []
      for (const {source, options: how} of lists) {
        const inside = await tracked(source.file ?? '-')
        bases.push(await lintBlob(from.get(inside) ?? inside, source.path, how))
      }
      const left: Linted[] = []
      for (const path of gone.filter(isMarkdown)) {
        const old = lists[0] && (await lintBlob(path, path, lists[0].options))
        if (old) left.push(old)
      }
      const all = [...bases.flatMap(old => old ?? []), ...left]
      const urls = new Set(all.flatMap(({list}) => list.links.map(({url}) => url)))
      const compared = lists.map(({source}, index) => {
        const old = bases[index]
        return {now: linesOf(source.text), ...(old && {base: old})}
      })
      return findMoves(compared, left).map((moved, index) => {
        const old = bases[index]
        return {moved, lists: all, urls, ...(old && {base: old})}
      })
    }
  }
}

/** The text of an earlier version; nothing for one that was no text, which the change may be there to repair. */
function readable(bytes: Uint8Array, shown: string): string | undefined {
  try {
    return decode(bytes, shown).text
  } catch (error) {
    if (error instanceof UsageError) return
    throw error
  }
}
