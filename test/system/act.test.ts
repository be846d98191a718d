import {execFileSync, spawnSync} from 'node:child_process'
import {readFileSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {fileURLToPath} from 'node:url'
import {describe, expect, test} from 'vitest'
import {stringify} from 'yaml'
import {runProgram} from '../helpers/program.ts'
import {newRepository, plainGit, temporaryFolder} from '../helpers/repository.ts'
import {examples} from '../helpers/workflow.ts'
import {entry, listOf} from '../scope/scoped.ts'

const there = spawnSync('act', ['--version']).error === undefined
const root = fileURLToPath(new URL('../..', import.meta.url))
const [onPullRequest, weekly] = examples('workflows.md')

/** Run a workflow with act on this machine itself: act stands in for actions/checkout, this repository for the Action. */
async function act(
  workflow: unknown,
  event: string,
  payload: (base: string) => unknown,
  versions: readonly Readonly<Record<string, string>>[]
) {
  const repository = newRepository()
  const [base] = versions.map(files => repository.commit('Version', files))
  repository.commit('Workflow', {'.github/workflows/example.yml': stringify(workflow)})
  const folder = temporaryFolder()
  writeFileSync(join(folder, 'event.json'), JSON.stringify(payload(base!)))
  writeFileSync(join(folder, 'gh'), `#!/bin/sh\necho "$1 $2" >> '${folder}/calls'\n`, {mode: 0o755})
  writeFileSync(join(folder, 'calls'), '')
  const action = join(folder, 'action')
  execFileSync('git', ['clone', '--quiet', `file://${root}`, action], {env: plainGit})
  const {code, out, err} = await runProgram(
    'act',
    [
      event,
      '--workflows=.github/workflows/example.yml',
      '--platform=ubuntu-latest=-self-hosted',
      `--eventpath=${join(folder, 'event.json')}`,
      `--local-repository=OWNER/awesome-paper-lint@v1=${action}`,
      '--secret=GITHUB_TOKEN=none'
    ],
    {cwd: repository.folder, env: {...plainGit, XDG_CACHE_HOME: folder, PATH: `${folder}:${process.env.PATH}`}}
  )
  return {code, log: out + err, calls: readFileSync(join(folder, 'calls'), 'utf8')}
}

describe.skipIf(!there)('nektos/act, self-hosted', () => {
  test('runs the example for pull requests', async () => {
    const payload = (base: string) => ({pull_request: {number: 1, base: {sha: base}}})
    const before = {'README.md': listOf(entry('Alpha'))}
    const after = {'README.md': listOf(entry('Alpha'), entry('Alpha'))}
    const {code, log} = await act(onPullRequest, 'pull_request', payload, [before, after])
    expect(log).toMatch(/::error file=README\.md,line=6,.*title=duplicate-entry/)
    expect(log).toContain('### New in this change')
    expect(code).toBe(1)
  })

  test('runs the example for every week', async () => {
    const list = {'README.md': listOf(`[OSDI'21][CMU] [No Address](https://user:password@papers.example/x)  `)}
    const {code, log, calls} = await act(weekly, 'workflow_dispatch', () => ({}), [list])
    expect(calls, log).toBe('issue list\nissue create\n')
    expect(code).toBe(0)
  })
})
