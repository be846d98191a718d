import {UsageError} from '../usage-error.ts'
import type {GitAnswer} from '../world/git.ts'
import type {World} from '../world.ts'

/** What a run is limited to: the changes since a reference, or those that are staged. */
export interface ScopeOptions {
  /** Report what changed since the merge base of this reference and HEAD. */
  readonly since?: string
  /** Report what the index changes; the lists are read from the index. */
  readonly staged?: boolean
}

/** The commit that the lists are compared with. */
export interface Base {
  /** As people call it: the reference, or `HEAD`. */
  readonly name: string
  /** Its id; absent before the first commit, when nothing stood before. */
  readonly commit?: string
  /** The work tree's folder, links resolved, as git writes it. */
  readonly top: string
}

/** Run git; that it is missing is a matter of usage. */
export async function git(world: World, ...args: readonly string[]): Promise<GitAnswer> {
  try {
    return await world.git(args)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT')
      throw new UsageError('--since and --staged need git, which is not installed')
    throw error
  }
}

/** What git printed, without the line end behind it. */
export const line = ({stdout}: GitAnswer) => stdout.toString('utf8').replace(/\r?\n$/, '')

/**
 * Find the commit to compare with.
 *
 * @throws {UsageError} outside of a repository, for a reference git does not know, and when the clone is too shallow: with
 * the command that fetches what is missing.
 */
export async function findBase({since, staged}: ScopeOptions, world: World): Promise<Base> {
  const flag = staged ? '--staged' : `--since ${since}`
  const found = await git(world, 'rev-parse', '--show-toplevel')
  if (found.code !== 0) {
    const said = /dubious ownership/.test(found.stderr)
      ? 'git refuses to read this repository, which belongs to another user; see `git help config`, safe.directory'
      : 'this folder is in no git work tree'
    throw new UsageError(`${flag}: ${said}`)
  }
  const top = line(found)
  const head = await commitOf('HEAD', world)
  if (staged) return {name: 'HEAD', top, ...(head !== undefined && {commit: head})}
  const name = since!
  const commit = await commitOf(name, world)
  if (commit === undefined) throw new UsageError(`${flag}: git knows no such commit here${await fetchOf(name, world)}`)
  if (head === undefined) throw new UsageError(`${flag}: this repository has no commit yet`)
  const bases = await git(world, 'merge-base', commit, head)
  if (bases.code === 0) return {name, top, commit: line(bases)}
  const shallow = line(await git(world, 'rev-parse', '--is-shallow-repository')) === 'true'
  throw new UsageError(
    shallow
      ? `${flag}: this clone is shallow and does not reach the commit that \`${name}\` and HEAD have in common; run \`git fetch --unshallow ${await remoteOf(name, world)}\`, or \`git fetch --deepen=50 ${await remoteOf(name, world)}\` until it does`
      : `${flag}: \`${name}\` and HEAD have no commit in common`
  )
}

/** The id of the commit that a name stands for, if git knows it. */
async function commitOf(name: string, world: World): Promise<string | undefined> {
  // A name cannot start with a dash; as an argument it would be an option.
  if (name.startsWith('-')) return
  const found = await git(world, 'rev-parse', '--verify', '--quiet', '--end-of-options', `${name}^{commit}`)
  const id = line(found).split('\n').at(-1)
  return found.code === 0 && id && /^[0-9a-f]{40,64}$/.test(id) ? id : undefined
}

/** The remote that a name speaks of, or the one to ask by default. */
async function remoteOf(name: string, world: World): Promise<string> {
  const remotes = line(await git(world, 'remote')).split('\n')
  return (
    remotes.find(remote => name.startsWith(`${remote}/`)) || remotes.find(remote => remote === 'origin') || remotes[0]!
  )
}

/** How to fetch a commit that is not here, as the end of a sentence; nothing where nobody can know. */
async function fetchOf(name: string, world: World): Promise<string> {
  const remote = await remoteOf(name, world)
  // Only what is safe to paste into a shell.
  if (!/^[\w./-]+$/.test(remote)) return ''
  if (/^[0-9a-f]{40,64}$/.test(name)) return `; run \`git fetch ${remote} ${name}\``
  const shallow = line(await git(world, 'rev-parse', '--is-shallow-repository')) === 'true'
  if (/^(?:HEAD|@)[~^\d]*$/.test(name))
    return shallow ? `: this clone is shallow; run \`git fetch --unshallow ${remote}\`` : ''
  if (!/^[\w./-]+$/.test(name)) return ''
  const branch = name.startsWith(`${remote}/`) ? name.slice(remote.length + 1) : name
  const command = `git fetch ${remote} +${branch}:refs/remotes/${remote}/${branch}`
  return branch === name
    ? `; if it is a branch of ${remote}, run \`${command}\` and give --since ${remote}/${branch}`
    : `; run \`${command}\``
}
