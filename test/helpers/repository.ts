import {execFileSync} from 'node:child_process'
import {mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {dirname, join} from 'node:path'
import {pathToFileURL} from 'node:url'
import {onTestFinished} from 'vitest'

/** A git repository in a folder of its own, gone after the test. */
export interface Repository {
  readonly folder: string
  /** Run git in it; its output without the last line end. */
  git(...args: string[]): string
  write(path: string, text: string): void
  /** Write files and commit everything. */
  commit(message: string, files?: Readonly<Record<string, string>>): string
}

/** Environment in which git depends on nothing of this machine. */
export const plainGit = {
  ...Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('GIT_'))),
  GIT_CONFIG_GLOBAL: '/dev/null',
  GIT_CONFIG_SYSTEM: '/dev/null',
  GIT_AUTHOR_NAME: 'A',
  GIT_AUTHOR_EMAIL: 'a@example.org',
  GIT_COMMITTER_NAME: 'A',
  GIT_COMMITTER_EMAIL: 'a@example.org'
}

/** An empty folder, gone after the test; under its real name, for macOS keeps them behind a link. */
export function temporaryFolder(): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'awesome-lint-test-')))
  onTestFinished(() => rmSync(folder, {recursive: true, force: true}))
  return folder
}

/** The repository in a folder. */
export function repositoryIn(folder: string): Repository {
  const git = (...args: string[]) =>
    execFileSync('git', args, {
      cwd: folder,
      encoding: 'utf8',
      env: plainGit,
      stdio: ['ignore', 'pipe', 'pipe']
    }).replace(/\n$/, '')
  const write = (path: string, text: string) => {
    mkdirSync(dirname(join(folder, path)), {recursive: true})
    writeFileSync(join(folder, path), text)
  }
  return {
    folder,
    git,
    write,
    commit(message, files = {}) {
      for (const [path, text] of Object.entries(files)) write(path, text)
      git('add', '--all')
      git('commit', '--quiet', '--allow-empty', '-m', message)
      return git('rev-parse', 'HEAD')
    }
  }
}

/** A new repository on the branch `main`. */
export function newRepository(files?: Readonly<Record<string, string>>): Repository {
  const repository = repositoryIn(temporaryFolder())
  repository.git('init', '--quiet', '--initial-branch=main')
  if (files) repository.commit('First version', files)
  return repository
}

/** A clone, as `git clone` with these arguments makes it. */
export function cloneOf(origin: Repository, ...args: string[]): Repository {
  const folder = join(temporaryFolder(), 'clone')
  execFileSync('git', ['clone', '--quiet', ...args, pathToFileURL(origin.folder).href, folder], {
    env: plainGit,
    stdio: 'pipe'
  })
  return repositoryIn(folder)
}
