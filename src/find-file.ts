import {join, relative, sep} from 'node:path'
import {distance} from 'fastest-levenshtein'
import {escaped} from './text/escaped.ts'
import type {FileWorld} from './world.ts'

/** What stands at the end of a link: the file, or what is likely meant instead. */
export interface Found {
  /** Where it is; absent when it is not there. */
  readonly path?: string
  /** The link with the likely names in it. */
  readonly nearest?: string
  /** The likely names differ in case alone. */
  readonly sameName?: boolean
}

type Entries = NonNullable<Awaited<ReturnType<FileWorld['entries']>>>

/** One folder or file on the way, and which part of the link names it, if one does. */
interface Step {
  readonly name: string
  readonly part?: number
}

/**
 * Follow a link from the root of its repository, folder by folder, by their real names.
 *
 * @param from the folder that holds the list
 * @param link the path as it is written, percent-encoded; from the root if it begins with a slash, as on GitHub
 * @returns `undefined` where nobody can tell: the way leads out of the repository, into `.git`, through a symbolic link, into an empty
 * folder (a submodule that was not fetched), or to what a site generator may make.
 */
export async function findFile(
  {from, root, link}: {readonly from: string; readonly root: string; readonly link: string},
  entries: (folder: string) => Promise<Entries | undefined>
): Promise<Found | undefined> {
  const parts = link.split('/')
  const steps = stepsOf(link.startsWith('/') ? [] : relative(root, from).split(sep).filter(Boolean), parts)
  const top = await entries(root)
  if (!steps || !top) return
  const onSite = link.startsWith('/') && [...top.keys()].some(isSiteConfig)
  let folder = root
  let changed: 'nothing' | 'case' | 'letters' = 'nothing'
  for (const [index, {name, part}] of steps.entries()) {
    const last = index === steps.length - 1
    const there = await entries(folder)
    if (!there || there.size === 0) return
    let real = there.has(name) ? name : [...there.keys()].find(one => one.normalize() === name.normalize())
    if (real === undefined) {
      if (part === undefined || onSite || (last && isGenerated(name, there))) return
      const [meant, how] = likely(name, there)
      if (meant === undefined || (how === 'letters' && changed === 'letters')) return {}
      if (changed !== 'letters') changed = how
      parts[part] = escaped(meant)
      real = meant
    }
    const kind = there.get(real)
    if (kind === 'link') return last && changed === 'nothing' ? {path: ''} : undefined
    if (!last && kind !== 'folder') return {}
    folder = join(folder, real)
  }
  return changed === 'nothing' ? {path: folder} : {nearest: parts.join('/'), sameName: changed === 'case'}
}

/** The way from the root; nothing if it leads above it or into `.git`, or is badly encoded. */
function stepsOf(way: readonly string[], parts: readonly string[]): readonly Step[] | undefined {
  const steps: Step[] = way.map(name => ({name}))
  for (const [part, written] of parts.entries()) {
    const name = decoded(written)
    if (name === undefined || /[/\\\0]/.test(name)) return
    if (name === '..' && !steps.pop()) return
    if (name !== '' && name !== '.' && name !== '..') steps.push({name, part})
  }
  return steps.some(({name}) => name.toLowerCase() === '.git') ? undefined : steps
}

/** What tells that a site is made of the repository, so that paths from the root are the site's. */
const isSiteConfig = (name: string) => /^(?:_config\.ya?ml|mkdocs\.ya?ml|hugo\.\w+|docusaurus\.config\.\w+)$/.test(name)

/** Whether a page without extension, or as html, may be made of a file that is there. */
const isGenerated = (name: string, there: Entries): boolean =>
  !/\.(?!html?$)\w+$/i.test(name) &&
  ['md', 'markdown', 'mdx', 'rst', 'adoc'].some(end => there.has(`${name.replace(/\.html?$/i, '')}.${end}`))

/** The one name that differs in case alone, or else by an extension too many or too few, or else by the fewest letters, if they are few. */
function likely(name: string, there: Entries): readonly [string | undefined, 'case' | 'letters'] {
  const names = [...there.keys()]
  const same = only(names.filter(one => one.toLowerCase() === name.toLowerCase()))
  if (same !== undefined) return [same, 'case']
  const extended = only(names.filter(one => name.length > 4 && (isExtended(one, name) || isExtended(name, one))))
  if (extended !== undefined) return [extended, 'letters']
  const few = name.length < 5 ? 0 : name.length < 8 ? 1 : 2
  const measured = names
    .map(one => ({one, steps: distance(one.toLowerCase(), name.toLowerCase())}))
    .filter(({one, steps}) => steps <= few && sameNumbers(one, name))
  const least = Math.min(...measured.map(({steps}) => steps))
  return [only(measured.filter(({steps}) => steps === least).map(({one}) => one)), 'letters']
}

/** `Slides.pdf` is `Slides` with an extension. */
const isExtended = (one: string, bare: string) =>
  one.startsWith(`${bare}.`) && /^\.[a-z\d]{1,5}$/i.test(one.slice(bare.length))

/** `2023.md` is no slip of `2024.md`. */
const sameNumbers = (one: string, other: string) => String(one.match(/\d+/g)) === String(other.match(/\d+/g))

const only = (names: readonly string[]) => (names.length === 1 ? names[0] : undefined)

/** A part of a path with its escapes undone; `undefined` if they are broken. */
function decoded(part: string): string | undefined {
  try {
    return decodeURIComponent(part)
  } catch {
    return
  }
}
