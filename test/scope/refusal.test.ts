import {execSync} from 'node:child_process'
import {writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {expect, test} from 'vitest'
import {awesomeLint} from '../helpers/program.ts'
import {cloneOf, newRepository, plainGit, type Repository, temporaryFolder} from '../helpers/repository.ts'
import {entry, listOf, scoped} from './scoped.ts'

/** The one sentence that a run ends with when it is used wrongly. */
async function refusal(folder: string, ...args: string[]): Promise<string> {
  const {code, out, err} = await awesomeLint(folder, '--offline', ...args)
  expect({code, out}).toEqual({code: 2, out: ''})
  expect(err.trimEnd().split('\n')).toHaveLength(1)
  return err.trim().replace('awesome-lint: ', '')
}

/** Run what a message says to run. */
function obey(message: string, {folder}: Repository): void {
  const [, command] = /run `(git [^`]+)`/.exec(message)!
  execSync(command!, {cwd: folder, env: plainGit, stdio: 'pipe'})
}

/** A repository whose branch `change` left `main` thirty commits ago. */
function withHistory(): Repository {
  const repository = newRepository({'README.md': listOf(entry('Alpha'))})
  repository.git('branch', 'change')
  for (let number = 0; number < 30; number++) repository.commit(`Commit ${number}`)
  repository.git('switch', '--quiet', 'change')
  for (let number = 0; number < 30; number++) repository.commit(`Change ${number}`)
  repository.commit('Add Beta', {'README.md': listOf(entry('Alpha'), entry('Beta'))})
  return repository
}

test('--since and --staged are refused together, and --since without a reference', async () => {
  const {folder} = newRepository({'README.md': listOf(entry('Alpha'))})
  expect(await refusal(folder, '--since', 'HEAD', '--staged')).toBe('--since and --staged exclude each other')
  expect(await refusal(folder, '--since', '')).toBe('--since needs a value')
})

test('a folder without git is told so', async () => {
  const folder = temporaryFolder()
  writeFileSync(join(folder, 'README.md'), listOf(entry('Alpha')))
  expect(await refusal(folder, '--since', 'main')).toBe('--since main: this folder is in no git work tree')
  expect(await refusal(folder, '--staged')).toBe('--staged: this folder is in no git work tree')
})

test('standard input and files outside of the repository have no history', async () => {
  const {folder} = newRepository({'README.md': listOf(entry('Alpha'))})
  const other = join(temporaryFolder(), 'other.md')
  writeFileSync(other, listOf(entry('Alpha')))
  expect(await refusal(folder, '--since', 'HEAD', '-')).toBe('--since: standard input has no history')
  expect(await refusal(folder, '--since', 'HEAD', other)).toBe(`--since: \`${other}\` is outside of the repository`)
})

test.each(['nothing', '-x', '--upload-pack=touch x', 'a b', 'HEAD^{tree}', 'x\u001b[31m'])(
  'an unknown reference %j is refused in one line',
  async name => {
    const {folder} = newRepository({'README.md': listOf(entry('Alpha'))})
    expect(await refusal(folder, `--since=${name}`)).toMatch(/^--since .*: git knows no such commit here$/)
  }
)

test('a branch that a clone lacks can be fetched as the message says', async () => {
  const clone = cloneOf(withHistory(), '--single-branch', '--branch', 'change')
  const said = await refusal(clone.folder, '--since', 'origin/main')
  expect(said).toBe(
    '--since origin/main: git knows no such commit here; run `git fetch origin +main:refs/remotes/origin/main`'
  )
  obey(said, clone)
  expect((await scoped(clone, '--since', 'origin/main')).urls).toEqual(['Beta'])
  expect(await refusal(clone.folder, '--since', 'main')).toContain('and give --since origin/main')
})

test('a shallow clone without the merge base can be deepened as the message says', async () => {
  const origin = withHistory()
  const clone = cloneOf(origin, '--depth=1', '--no-single-branch', '--branch', 'change')
  const said = await refusal(clone.folder, '--since', 'origin/main')
  expect(said).toBe(
    '--since origin/main: this clone is shallow and does not reach the commit that `origin/main` and HEAD have in common; run `git fetch --unshallow origin`, or `git fetch --deepen=50 origin` until it does'
  )
  obey(said, clone)
  expect((await scoped(clone, '--since', 'origin/main')).urls).toEqual(['Beta'])

  const other = cloneOf(origin, '--depth=1', '--no-single-branch', '--branch', 'change')
  other.git('fetch', '--quiet', '--deepen=50', 'origin')
  expect((await scoped(other, '--since', 'origin/main')).urls).toEqual(['Beta'])
})

test('a shallow clone that reaches the merge base is enough', async () => {
  const clone = cloneOf(withHistory(), '--depth=2', '--branch', 'change')
  expect((await scoped(clone, '--since', 'HEAD~1')).urls).toEqual(['Beta'])
  const said = await refusal(clone.folder, '--since', 'HEAD~2')
  expect(said).toContain('this clone is shallow; run `git fetch --unshallow origin`')
  obey(said, clone)
  expect((await scoped(clone, '--since', 'HEAD~2')).urls).toEqual(['Beta'])
})

test('histories that have nothing in common are told so, and so is a repository without commit', async () => {
  const repository = newRepository({'README.md': listOf(entry('Alpha'))})
  repository.git('switch', '--quiet', '--orphan', 'other')
  expect(await refusal(repository.folder, '--since', 'main')).toBe('--since main: this repository has no commit yet')
  repository.commit('Start anew', {'README.md': listOf(entry('Alpha'))})
  expect(await refusal(repository.folder, '--since', 'main')).toBe(
    '--since main: `main` and HEAD have no commit in common'
  )
})
