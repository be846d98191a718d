import {execFileSync, spawnSync} from 'node:child_process'
import {mkdtempSync, readFileSync, rmSync} from 'node:fs'
import {createServer} from 'node:http'
import type {AddressInfo} from 'node:net'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {fileURLToPath} from 'node:url'
import {afterAll, beforeAll, describe, expect, test} from 'vitest'
import {stringify} from 'yaml'
import {runProgram} from '../helpers/program.ts'
import {newRepository, plainGit, type Repository} from '../helpers/repository.ts'
import {examples} from '../helpers/workflow.ts'
import {entry, listOf} from '../scope/scoped.ts'

const there = spawnSync('pre-commit', ['--version']).error === undefined
const root = fileURLToPath(new URL('../..', import.meta.url))
const unclosed = "[OSDI'21][CMU] [Something with a Fault](https://papers.example/fault  "

interface Config {
  readonly repos: readonly {readonly hooks: readonly {readonly id: string; readonly args?: readonly string[]}[]}[]
}
const [plain, fixing, staged, system] = examples('pre-commit.md') as Config[]

describe.skipIf(!there)('pre-commit from Debian, with this repository as the hooks’ source', () => {
  let home: string
  let source: string
  let revision: string
  const env = () => ({...plainGit, PRE_COMMIT_HOME: join(home, 'cache'), PRE_COMMIT_COLOR: 'never'})

  beforeAll(async () => {
    home = mkdtempSync(join(tmpdir(), 'awesome-lint-pre-commit-'))
    source = join(home, 'source')
    execFileSync('git', ['clone', '--quiet', `file://${root}`, source], {env: plainGit})
    revision = execFileSync('git', ['rev-parse', 'HEAD'], {cwd: source, encoding: 'utf8', env: plainGit}).trim()
  })
  afterAll(() => rmSync(home, {recursive: true, force: true}))

  /** A repository with the hooks of an example installed, and these files committed before they were. */
  async function hooked(config: Config, files: Readonly<Record<string, string>>): Promise<Repository> {
    const repository = newRepository(files)
    const repos = config.repos.map(({hooks}) => ({repo: source, rev: revision, hooks}))
    // The machine's Node: fetching one is pre-commit's own business.
    repository.write('.pre-commit-config.yaml', stringify({default_language_version: {node: 'system'}, repos}))
    repository.git('add', '.pre-commit-config.yaml')
    const installed = await runProgram('pre-commit', ['install', '--install-hooks'], {
      cwd: repository.folder,
      env: env()
    })
    expect(installed.code, installed.out + installed.err).toBe(0)
    return repository
  }

  /** `git commit` as a person does it; what it says. */
  async function commit({folder}: Repository, ...args: string[]) {
    const {code, out, err} = await runProgram('git', ['commit', '--quiet', '-m', 'Change', ...args], {
      cwd: folder,
      env: env()
    })
    return {done: code === 0, said: out + err}
  }

  test('the hook stops a commit with errors in a list, in seconds, and passes over other Markdown', async () => {
    const repository = await hooked(plain!, {'README.md': listOf(entry('Alpha'))})
    repository.write('README.md', listOf(entry('Alpha'), unclosed))
    repository.write('notes.md', listOf(unclosed))
    repository.git('add', '--all')
    const start = performance.now()
    const stopped = await commit(repository)
    expect(performance.now() - start).toBeLessThan(15_000)
    expect(stopped.done).toBe(false)
    expect(stopped.said).toMatch(/lists of papers\.+Failed[\s\S]*README\.md[\s\S]*unclosed-link/)
    expect(stopped.said).not.toContain('notes.md')
    expect(readFileSync(join(repository.folder, 'README.md'), 'utf8')).toBe(listOf(entry('Alpha'), unclosed))
    repository.write('README.md', listOf(entry('Alpha'), entry('Beta')))
    repository.git('add', '--all')
    expect(await commit(repository)).toMatchObject({done: true})
  })

  test('with --fix it repairs the list and stops; the repaired list can be committed', async () => {
    const repository = await hooked(fixing!, {'README.md': listOf(entry('Alpha'))})
    repository.write('README.md', listOf(entry('Alpha'), unclosed))
    repository.git('add', '--all')
    const stopped = await commit(repository)
    expect(stopped.done).toBe(false)
    expect(stopped.said).toContain('files were modified by this hook')
    expect(readFileSync(join(repository.folder, 'README.md'), 'utf8')).toContain('/fault)')
    repository.git('add', '--all')
    expect(await commit(repository)).toMatchObject({done: true})
  })

  test('with --staged a list that has findings already is no obstacle, and the links hook asks new links only', async () => {
    const asked: string[] = []
    const server = createServer((request, response) => {
      asked.push(request.url!)
      response.statusCode = request.url === '/good' ? 200 : 404
      response.end('<title>A paper</title>')
    })
    await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
    const site = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
    const local = (name: string) => `[OSDI'22][MIT] [A Paper that Is Called ${name}](${site}/${name})  `
    const config = {
      repos: staged!.repos.map(repo => ({
        ...repo,
        hooks: repo.hooks.map(hook =>
          hook.id === 'awesome-lint-links' ? {...hook, args: ['--staged', '--allow-private', '--no-history']} : hook
        )
      }))
    }
    const repository = await hooked(config, {'README.md': listOf(unclosed, local('before'))})
    repository.write('README.md', listOf(unclosed, local('before'), local('good')))
    expect(await commit(repository, '--all')).toMatchObject({done: true})
    repository.write('README.md', listOf(unclosed, local('before'), local('good'), local('gone')))
    // What is not staged is not looked at: pre-commit puts it aside.
    repository.git('add', 'README.md')
    repository.write('README.md', listOf(unclosed, local('before'), local('good'), local('gone'), local('later')))
    const stopped = await commit(repository)
    expect(stopped.done).toBe(false)
    expect(stopped.said).toMatch(/lists of papers\.+Passed[\s\S]*links of lists of papers\.+Failed[\s\S]*dead-link/)
    expect(new Set(asked.filter(url => /^\/(before|good|gone|later)$/.test(url)))).toEqual(new Set(['/good', '/gone']))
    server.close()
  })

  test('the example for the system’s Node runs as it stands', async () => {
    const repository = await hooked(system!, {'README.md': listOf(entry('Alpha'))})
    const {code, out} = await runProgram('pre-commit', ['run', '--all-files'], {cwd: repository.folder, env: env()})
    expect({code, out}).toMatchObject({code: 0, out: expect.stringMatching(/lists of papers\.+Passed/)})
  })
})
