import {basename, join, resolve} from 'node:path'
import {decode, type Source} from './files.ts'
import {findFile} from './find-file.ts'
import {type Anchors, anchorsOf} from './list/anchors.ts'
import {listOf} from './list/cache.ts'
import {parse} from './list/parse.ts'
import type {List} from './list/read.ts'
import type {FileFact, FileFacts, RelativeLink} from './list/relative.ts'
import {UsageError} from './usage-error.ts'
import {type FileWorld, foldersAbove} from './world.ts'

/** Bytes of the largest Markdown file whose anchors are read; GitHub shows none that is larger. */
const largest = 512_000

/**
 * Looks up the files of relative links. Only folders between the root of the list's git repository and the file are listed,
 * by their real names and without following symbolic links, so that nothing outside is ever read; each folder and each Markdown
 * file once.
 *
 * @param open the lists of this run: their anchors are known as they stand after repairs
 */
export function fileFacts(
  world: FileWorld,
  open: readonly {readonly source: Source; readonly list: List}[]
): (source: Source, links: readonly RelativeLink[]) => Promise<FileFacts> {
  // What may not be read is not known.
  const entries = once((folder: string) => world.entries(folder).catch(() => undefined))
  const rootOf = once(async (folder: string) => {
    for (const above of foldersAbove(join(folder, 'x'))) if (await world.kind(join(above, '.git'))) return above
    return undefined
  })
  const lists = new Map(
    open.flatMap(({source: {file, text}, list}) =>
      file && Buffer.byteLength(text) <= largest ? [[resolve(world.cwd, file), list]] : []
    )
  )
  const anchors = once(async (path: string): Promise<Anchors | undefined> => {
    const list = lists.get(path) ?? (await readMarkdown(path, world))
    return list && anchorsOf(list)
  })

  const look = async (folder: string, root: string, link: RelativeLink): Promise<FileFact | undefined> => {
    const found = await findFile({from: folder, root, link: link.path}, entries)
    if (!found) return
    const {path, nearest, sameName} = found
    if (path === undefined) {
      // A sparse checkout lacks files that the repository has.
      if (await world.kind(join(root, '.git/info/sparse-checkout'))) return
      return {there: false, ...(nearest !== undefined && {nearest, sameName: sameName === true})}
    }
    const named = link.fragment && /\.(?:md|markdown)$/i.test(path) ? await anchors(path) : undefined
    return {there: true, ...(named && {anchors: named})}
  }

  return async ({file}, links) => {
    const facts = new Map<string, FileFact>()
    if (file === undefined || links.length === 0) return facts
    const folder = resolve(world.cwd, file, '..')
    const root = await rootOf(folder)
    if (root === undefined) return facts
    for (const link of links) {
      const known = facts.get(link.path)
      if (known && (known.anchors || !link.fragment)) continue
      const fact = await look(folder, root, link)
      if (fact) facts.set(link.path, fact)
    }
    return facts
  }
}

/** Another Markdown file of the repository; nothing for one that is too large or no text. */
async function readMarkdown(path: string, world: FileWorld): Promise<List | undefined> {
  const there = await world.kind(path)
  if (there?.kind !== 'file' || there.size > largest) return
  try {
    const {text} = decode(await world.read(path), basename(path))
    return listOf(parse(text), text)
  } catch (error) {
    // What cannot be read accuses nobody.
    if (error instanceof UsageError || (error as NodeJS.ErrnoException).code) return
    throw error
  }
}

/** Ask once for each key. */
function once<Value>(ask: (key: string) => Promise<Value>): (key: string) => Promise<Value> {
  const known = new Map<string, Promise<Value>>()
  return key => {
    const value = known.get(key) ?? ask(key)
    known.set(key, value)
    return value
  }
}
