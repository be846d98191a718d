import {UsageError} from '../usage-error.ts'
import type {World} from '../world.ts'
import {type Base, git, line} from './base.ts'

/** What git says of the files that differ from the base, by paths from the top of the work tree. */
export interface ChangedFiles {
  /** The earlier path of each file that differs; absent keys are as they were, or not known to git. */
  readonly from: ReadonlyMap<string, string>
  /** Files that are gone. */
  readonly gone: readonly string[]
}

/** Compare the work tree, or the index, with a commit; files that were renamed are followed. */
export async function changedFiles(commit: string, staged: boolean, world: World): Promise<ChangedFiles> {
  const answer = await git(
    world,
    'diff',
    ...(staged ? ['--cached'] : []),
    '--name-status',
    '-z',
    '--find-renames',
    '--no-relative',
    '--no-ext-diff',
    '--no-textconv',
    '--ignore-submodules=all',
    commit,
    '--'
  )
  if (answer.code !== 0)
    throw new UsageError(
      (await lacking(`what ${commit.slice(0, 12)} has`, `git diff --stat ${commit}`, world)) ??
        `git diff failed: ${answer.stderr.trim()}`
    )
  const fields = answer.stdout.toString('utf8').split('\0')
  const from = new Map<string, string>()
  const gone: string[] = []
  for (let index = 0; index + 1 < fields.length; ) {
    const status = fields[index++]!
    const path = fields[index++]!
    if (status.startsWith('R') || status.startsWith('C')) from.set(fields[index++]!, path)
    else if (status === 'D') gone.push(path)
    else if (status !== 'A') from.set(path, path)
  }
  return {from, gone}
}

/** Bytes of a file as a commit has it; nothing if it has none there. */
export async function blobOf(object: string, world: World): Promise<Uint8Array | undefined> {
  const found = await git(world, 'rev-parse', '--verify', '--quiet', '--end-of-options', object)
  if (found.code !== 0) {
    await mustKnow(object, world)
    return
  }
  const id = line(found).split('\n').at(-1)!
  const blob = await git(world, 'cat-file', 'blob', id)
  if (blob.code === 0) return blob.stdout
  throw new UsageError(await unreadable(object, blob.stderr, world))
}

/** @throws {UsageError} where git cannot tell whether a commit has a file: its folders are missing in a partial clone. */
async function mustKnow(object: string, world: World): Promise<void> {
  const [, commit, path] = /^([0-9a-f]{40,64}):(.+)$/s.exec(object) ?? []
  if (commit === undefined || path === undefined) return
  const listed = await git(world, 'ls-tree', '--full-tree', '--name-only', commit, '--', path)
  if (listed.code !== 0) throw new UsageError(await unreadable(object, listed.stderr, world))
}

/** Why an object cannot be read. */
const unreadable = async (object: string, stderr: string, world: World) =>
  (await lacking(`\`${object}\``, `git cat-file -e ${object}`, world)) ??
  `git cannot read \`${object}\`: ${stderr.trim()}`

/** In a partial clone: what to run, since only the user's own git fetches what is missing. */
async function lacking(what: string, command: string, world: World): Promise<string | undefined> {
  const keys = String.raw`^(remote\..*\.promisor|extensions\.partialclone)$`
  if ((await git(world, 'config', '--get-regexp', keys)).code !== 0) return
  return `this clone is partial and lacks ${what}; run \`${command}\`, which fetches it, or clone without --filter`
}

/** A file as the base has it. */
export const baseBlob = async ({commit}: Base, path: string, world: World): Promise<Uint8Array | undefined> =>
  commit === undefined ? undefined : blobOf(`${commit}:${path}`, world)
