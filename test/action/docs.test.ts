import {copyFileSync, existsSync, readFileSync} from 'node:fs'
import {createServer, type Server} from 'node:http'
import type {AddressInfo} from 'node:net'
import {join} from 'node:path'
import {fileURLToPath} from 'node:url'
import {afterAll, beforeAll, describe, expect, test} from 'vitest'
import {parse} from 'yaml'
import {manifest, pullRequest} from '../helpers/action.ts'
import {newRepository, temporaryFolder} from '../helpers/repository.ts'
import {examples, runWorkflow, type Workflow} from '../helpers/workflow.ts'
import {entry, listOf} from '../scope/scoped.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
const [onPullRequest, weekly, nightly, scan, withNpx] = examples('workflows.md') as Workflow[]
const unclosed = "[OSDI'21][CMU] [Something with a Fault](https://papers.example/fault  "

let server: Server
let site: string
let gone = new Set<string>()
let asked: string[] = []
beforeAll(async () => {
  server = createServer((request, response) => {
    asked.push(request.url!)
    response.statusCode = gone.has(request.url!) ? 404 : 200
    response.end('<title>A paper</title>')
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  site = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})
afterAll(() => void server.close())

const local = (name: string) => `[OSDI'22][MIT] [A Paper that Is Called ${name}](${site}/${name})  `
const inputs = {'allow-private': 'true', retries: '0', timeout: '5s'}
const npx = `exec '${process.execPath}' '${join(root, 'dist/cli.js')}' "\${@:2}" --offline`

describe.skipIf(process.platform === 'win32')('the example workflow', () => {
  test('for pull requests fails for what the change brings, and for nothing else', async () => {
    const {checkout, event, env} = pullRequest({'README.md': listOf(unclosed)}, [
      {'README.md': listOf(unclosed, local('good'))}
    ])
    const good = await runWorkflow(onPullRequest!, {folder: checkout.folder, event, env, inputs})
    expect(good).toMatchObject({failed: false, others: ['actions/checkout@v5']})
    expect(good.steps[0]!.summary).toContain('1 entry added')
    gone = new Set(['/bad'])
    const other = pullRequest({'README.md': listOf(unclosed)}, [{'README.md': listOf(unclosed, local('bad'))}])
    const bad = await runWorkflow(onPullRequest!, {...other, folder: other.checkout.folder, inputs})
    expect(bad.failed).toBe(true)
    expect(bad.steps[0]!.outputs).toMatchObject({errors: '1', dead: '1'})
  })

  test('for every week opens one issue, rewrites it, closes it, and says nothing when all is well', async () => {
    const {folder} = newRepository({'README.md': listOf(local('good'), local('bad'))})
    const calls = join(folder, '..', `calls-${process.pid}-${Date.now()}`)
    const run = async (issue: string) => {
      const gh = `printf '%s\\n' "$*" >> '${calls}'\n[ "$1 $2" = 'issue list' ] && echo '${issue}'\nfor a in "$@"; do [ "$a" = body.md ] && cat body.md >> '${calls}'; done\ntrue`
      const before = existsSync(calls) ? readFileSync(calls, 'utf8').length : 0
      const event = {schedule: '17 4 * * 1'}
      const {failed} = await runWorkflow(weekly!, {folder, event, env: {}, inputs, programs: {gh}})
      expect(failed).toBe(false)
      const said = readFileSync(calls, 'utf8').slice(before).split('\n')
      expect(said[0]).toMatch(
        /^issue list --state open --search in:title "Links that need a human" --json number,title/
      )
      return said.slice(1).join('\n').trim()
    }
    gone = new Set(['/bad'])
    expect(await run('')).toMatch(
      /^issue create --title Links that need a human --body-file body\.md\n## awesome-paper-lint/
    )
    expect(await run('7')).toMatch(/^issue edit 7 --body-file body\.md\n[\s\S]*dead link <code>.*bad<\/code>/)
    gone = new Set()
    expect(await run('7')).toBe('issue close 7 --comment All links lead somewhere again.')
    expect(await run('')).toBe('')
  })

  test('for every week fails when the configuration is broken, and touches no issue', async () => {
    const {folder} = newRepository({'README.md': listOf(entry('Alpha')), '.awesome-lint.yml': 'fils: []\n'})
    const {failed, steps} = await runWorkflow(weekly!, {folder, event: {}, env: {}, programs: {gh: 'exit 9'}})
    expect({failed, codes: steps.map(({code}) => code)}).toEqual({failed: true, codes: [2]})
  })

  test('for every week cuts a report that is too long for an issue', async () => {
    const names = Array.from({length: 60}, (_, index) => `${'~'.repeat(400)}${index}`)
    const {folder} = newRepository({'README.md': listOf(...names.map(local))})
    gone = new Set(names.map(name => `/${name}`))
    const gh = '[ "$1 $2" = "issue list" ] || true'
    await runWorkflow(weekly!, {folder, event: {}, env: {}, inputs, programs: {gh}})
    const body = readFileSync(join(folder, 'body.md'), 'utf8')
    expect(readFileSync(join(folder, 'links.md'), 'utf8').length).toBeGreaterThan(65_536)
    expect(body.length).toBeLessThan(65_536)
    expect(body).toMatch(/\|\nThe rest is in the summary of the workflow's run\.\n$/)
  })

  test('for every night asks only for what the cache does not know', async () => {
    const {folder} = newRepository({'README.md': listOf(local('good'), local('bad'))})
    const [, restore, lint, save] = nightly!.jobs.links!.steps
    expect([restore!.uses, save!.uses, save!.if]).toEqual([
      'actions/cache/restore@v4',
      'actions/cache/save@v4',
      'always()'
    ])
    const path = save!.with!.path as string
    expect([restore!.with!.path, lint!.with!.history]).toEqual([path, path])
    expect([
      restore!.with!.key,
      (save!.with!.key as string).startsWith(restore!.with!['restore-keys'] as string)
    ]).toEqual([save!.with!.key, true])
    // A new machine every night; the cache brings the file that the one before left.
    const night = async (before?: string) => {
      const temp = temporaryFolder()
      const file = path.replace('${{ runner.temp }}', temp)
      if (before !== undefined) copyFileSync(before, file)
      asked = []
      const {failed} = await runWorkflow(nightly!, {folder, event: {}, env: {}, inputs, temp})
      return {failed, asked: asked.filter(one => one !== '/'), file}
    }
    gone = new Set()
    const first = await night()
    expect([first.failed, first.asked]).toEqual([false, ['/good', '/bad']])
    const second = await night(first.file)
    expect([second.failed, second.asked]).toEqual([false, []])
  })

  test('for code scanning hands over SARIF', async () => {
    const {folder} = newRepository({'README.md': listOf(unclosed)})
    const {failed, others} = await runWorkflow(scan!, {folder, event: {ref: 'refs/heads/main'}, env: {}})
    expect({failed, others}).toEqual({
      failed: false,
      others: ['actions/checkout@v5', 'github/codeql-action/upload-sarif@v4']
    })
    const {runs} = JSON.parse(readFileSync(join(folder, scan!.jobs.scan!.steps[2]!.with!.sarif_file as string), 'utf8'))
    expect(runs[0].results).toHaveLength(1)
  })

  test('without the Action annotates what the change brings', async () => {
    const {checkout, event, env} = pullRequest({'README.md': listOf(unclosed)}, [
      {'README.md': listOf(unclosed, entry('Alpha'), entry('Alpha'))}
    ])
    const {failed, log} = await runWorkflow(withNpx!, {folder: checkout.folder, event, env, programs: {npx}})
    expect(failed).toBe(true)
    expect(log).toMatch(/^::error file=README\.md,line=7,[^\n]*title=duplicate-entry::[^\n]*\n$/)
  })
})

describe('the documentation', () => {
  test('has no example that is not run', () => {
    expect(examples('workflows.md')).toHaveLength(5)
    const [short, ...rest] = examples('action.md') as Workflow[]
    expect(rest).toEqual([])
    expect(short!.jobs).toEqual(onPullRequest!.jobs)
  })

  test('names no input that the Action lacks, and lists every input and output', () => {
    for (const {jobs} of examples('workflows.md') as Workflow[])
      for (const {uses, with: given = {}} of Object.values(jobs).flatMap(({steps}) => steps))
        if (uses?.includes('awesome-paper-lint'))
          expect(Object.keys(manifest.inputs)).toEqual(expect.arrayContaining(Object.keys(given)))
    const page = readFileSync(join(root, 'docs/action.md'), 'utf8')
    const rows = [...page.matchAll(/^\| `([\w-]+)` \| (.*) \|$/gm)].map(([, name, text]) => [name, text])
    const texts = ([name, {description, default: standard}]: [string, {description: string; default?: string}]) => [
      name,
      description + (standard === undefined || standard === 'false' ? '' : ` Default \`${standard}\`.`)
    ]
    expect(rows).toEqual([...Object.entries(manifest.inputs), ...Object.entries(manifest.outputs)].map(texts))
  })

  test('configures hooks that there are', () => {
    const hooks: {id: string}[] = parse(readFileSync(join(root, '.pre-commit-hooks.yaml'), 'utf8'))
    const configs = examples('pre-commit.md') as {repos: {hooks: {id: string}[]}[]}[]
    const used = configs.flatMap(({repos}) => repos.flatMap(repo => repo.hooks.map(({id}) => id)))
    expect(new Set(used)).toEqual(new Set(hooks.map(({id}) => id)))
  })
})
