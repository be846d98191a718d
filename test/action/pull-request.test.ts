import {existsSync, readFileSync, rmSync, symlinkSync, writeFileSync} from 'node:fs'
import {createServer, type Server} from 'node:http'
import type {AddressInfo} from 'node:net'
import {dirname, join} from 'node:path'
import {afterAll, beforeAll, describe, expect, test} from 'vitest'
import {pullRequest, runAction} from '../helpers/action.ts'
import {forgedJournal} from '../helpers/forged-journal.ts'
import {temporaryFolder} from '../helpers/repository.ts'
import {entry, listOf} from '../scope/scoped.ts'

const old = "[OSDI'21][CMU] [Something Old with a Fault](https://papers.example/old  "
let server: Server
let site: string
let asked: string[] = []

beforeAll(async () => {
  server = createServer((request, response) => {
    asked.push(request.url!)
    response.statusCode = request.url === '/alive' ? 200 : request.url === '/wall' ? 403 : 404
    response.end(request.url === '/alive' ? '<title>A paper</title>' : '')
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  site = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})
afterAll(() => void server.close())

const local = (name: string, title: string) => `[OSDI'22][MIT] [${title}](${site}/${name})  `
const network = {'allow-private': 'true', retries: '0', timeout: '5s'}

describe('on a pull request, the Action', () => {
  test('annotates what the change brings, tells it in the summary and outputs, and exits as the command line does', async () => {
    asked = []
    const {checkout, event, env} = pullRequest(
      {'README.md': listOf(old, local('before', 'A Link That Stood Before'))},
      [
        {
          'README.md': listOf(old, local('before', 'A Link That Stood Before'), local('alive', 'An Entry That Is Good'))
        },
        {
          'README.md': listOf(
            old,
            local('before', 'A Link That Stood Before'),
            local('alive', 'An Entry That Is Good'),
            local('wall', 'An Entry Behind a Wall'),
            local('alive', 'An Entry That Is Good'),
            local('dead', 'An Entry That Leads Nowhere')
          )
        }
      ]
    )
    const {code, commands, summary, outputs} = await runAction({
      folder: checkout.folder,
      event,
      env,
      inputs: {...network, 'max-warnings': '0'}
    })
    expect(commands).toHaveLength(2)
    expect(commands[0]).toMatch(/^::error file=README\.md,line=9,endLine=9,col=1,endColumn=\d+,title=duplicate-entry::/)
    expect(commands[1]).toMatch(/^::error file=README\.md,line=10,endLine=10,col=\d+,endColumn=\d+,title=dead-link::/)
    expect(code).toBe(1)
    expect(outputs).toEqual({errors: '2', warnings: '0', dead: '1', report: expect.stringMatching(/report\.json$/)})
    const report = JSON.parse(readFileSync(outputs.report!, 'utf8'))
    expect(report.scope.addedEntries.map(({line}: {line: number}) => line)).toEqual([7, 8, 9, 10])
    expect(report.links.map(({verdict}: {verdict: string}) => verdict)).toEqual(['alive', 'blocked', 'dead'])
    expect(asked).not.toContain('/before')
    expect(summary).toContain('### New in this change')
    expect(summary).toContain('4 entries added, 0 written anew, 0 removed, 3 new links')
    expect(summary).toMatch(/An Entry That Is Good.* \| ✅ alive: .* \| ✅ none \|/)
    expect(summary).toMatch(/An Entry Behind a Wall.* \| ❔ blocked: .*403/)
    expect(summary).toMatch(/An Entry That Leads Nowhere.* \| ❌ dead: .* \| ❌ 1 error/)
    expect(summary).toMatch(/\| Systems \| <code>127\.0\.0\.1.*<\/code> \| 1 blocked \|/)
    expect(summary).toContain(`](<https://github.com/owner/list/blob/${env.GITHUB_SHA}/README.md?plain=1#L9>)`)
    expect(summary).not.toContain('Something Old')
  })

  test('is content with two commits of history, says so when there is one, and takes any more', async () => {
    const commits = [{'README.md': listOf(old, entry('Alpha'))}]
    for (const depth of [2, 10, 0]) {
      const {checkout, event, env} = pullRequest({'README.md': listOf(old)}, commits, {depth})
      const {code, outputs} = await runAction({folder: checkout.folder, event, env, inputs: {offline: 'true'}})
      expect({code, errors: outputs.errors}).toEqual({code: 0, errors: '0'})
    }
    const {checkout, event, env} = pullRequest({'README.md': listOf(old)}, commits, {depth: 1})
    const {code, commands, outputs} = await runAction({folder: checkout.folder, event, env, inputs: {offline: 'true'}})
    expect(code).toBe(2)
    expect(commands).toEqual([
      expect.stringMatching(
        /^::error title=awesome-paper-lint::the checkout lacks [0-9a-f]{12}, which .*actions\/checkout `fetch-depth: 2`$/
      )
    ])
    expect(outputs).toEqual({})
  })

  test('compares a checkout of the head with the base that the event names', async () => {
    const {checkout, event, env} = pullRequest(
      {'README.md': listOf(old)},
      [{'README.md': listOf(old, entry('Alpha'))}],
      {
        depth: 0
      }
    )
    checkout.git('checkout', '--quiet', 'HEAD^2')
    const {outputs} = await runAction({folder: checkout.folder, event, env, inputs: {offline: 'true'}})
    expect(JSON.parse(readFileSync(outputs.report!, 'utf8')).links).toHaveLength(1)
  })

  test('looks at whole lists when it is told to, and for events that are no pull request', async () => {
    const {checkout, event, env} = pullRequest({'README.md': listOf(old)}, [{'README.md': listOf(old, entry('Alpha'))}])
    const whole = {folder: checkout.folder, env}
    const told = await runAction({...whole, event, inputs: {offline: 'true', 'changes-only': 'false'}})
    const pushed = await runAction({...whole, event: {ref: 'refs/heads/main'}, inputs: {offline: 'true'}})
    expect([told.outputs.errors, pushed.outputs.errors]).toEqual(['1', '1'])
    expect(pushed.summary).not.toContain('New in this change')
  })

  test('takes `since` for what it says, and the base of a merge queue for the base', async () => {
    const {checkout, env} = pullRequest({'README.md': listOf(old)}, [{'README.md': listOf(old, entry('Alpha'))}], {
      depth: 0
    })
    const since = await runAction({folder: checkout.folder, env, inputs: {offline: 'true', since: 'HEAD^1'}})
    const queued = await runAction({
      folder: checkout.folder,
      event: {merge_group: {base_sha: checkout.git('rev-parse', 'HEAD^1')}},
      env: {GITHUB_REF: 'refs/heads/gh-readonly-queue/main/pr-1'},
      inputs: {offline: 'true'}
    })
    expect([since.outputs.errors, queued.outputs.errors]).toEqual(['0', '0'])
  })
})

describe('on a pull request from a fork', () => {
  test.skipIf(process.platform === 'win32')(
    'nothing of the checkout runs or speaks: not by a name, a title, a configuration or what git would start',
    async () => {
      const mark = join(temporaryFolder(), 'mark')
      const name = '::error file=x,line=1::pwned\n::set-output name=errors::0\n##[error]%0A`|.md'
      const hostile = `[OSDI'21][CMU] [::error::pwned <img src=x> @octocat %0A::add-mask::a \u202eevil](https://papers.example/x  `
      const touch = `module.exports = require('fs').writeFileSync(${JSON.stringify(mark)}, '')\n`
      const {checkout, event, env} = pullRequest(
        {'README.md': listOf(entry('Alpha'))},
        [
          {
            'README.md': listOf(entry('Alpha'), hostile),
            [`lists/${name}`]: listOf(hostile, '::error::at the start of a line'),
            '.awesome-lint.yml': 'files: ["README.md", "lists/*"]\n',
            '.gitattributes': '*.md diff=evil filter=evil\n',
            '.awesome-lint.js': touch,
            '.remarkrc.js': touch,
            'package.json': JSON.stringify({type: 'commonjs', scripts: {prepare: `touch ${mark}`}}),
            'node_modules/git/index.js': touch,
            git: `#!/bin/sh\ntouch ${mark}\n`
          }
        ],
        {fork: true}
      )
      const {code, commands, summary, outputs, out} = await runAction({
        folder: checkout.folder,
        event,
        env,
        inputs: {offline: 'true'}
      })
      expect(existsSync(mark)).toBe(false)
      expect(code).toBe(1)
      expect(Object.keys(outputs)).toEqual(['errors', 'warnings', 'dead', 'report'])
      expect(Number(outputs.errors)).toBeGreaterThan(1)
      expect(commands.every(command => /^::(error|warning|notice) (file=[^:\n]*,)?title=[\w-]+::/.test(command))).toBe(
        true
      )
      expect(commands.some(command => command.startsWith('::error file=lists/%3A%3Aerror file=x%2Cline=1'))).toBe(true)
      expect(out.split('\n').filter(line => line.includes('##[') && !line.startsWith('::'))).toEqual([])
      expect(summary).not.toMatch(/<img|@octocat|\u202e/)
    }
  )

  test('a configuration can neither send secrets, nor ask private addresses, nor run code', async () => {
    asked = []
    const {checkout, event, env} = pullRequest(
      {'README.md': listOf(entry('Alpha'))},
      [
        {
          'README.md': listOf(entry('Alpha'), local('alive', 'A Private Address')),
          '.awesome-lint.yml': `links: {headers: {"127.0.0.1": {authorization: "\${SECRET}"}}}\n`
        }
      ],
      {fork: true}
    )
    const job = {folder: checkout.folder, event, env: {...env, SECRET: 'secret'}}
    const {code, commands} = await runAction(job)
    expect(code).toBe(2)
    expect(commands).toEqual([expect.stringContaining('${SECRET} is not allowed')])
    checkout.write('.awesome-lint.yml', 'links: {allowPrivate: true}\n')
    expect((await runAction(job)).code).toBe(2)
    checkout.write('.awesome-lint.yml', 'preset: !!js/function "function () { process.exit(0) }"\n')
    expect((await runAction(job)).code).toBe(2)
    checkout.write('.awesome-lint.yml', 'files: [README.md]\n')
    expect((await runAction(job)).commands).toEqual([expect.stringContaining('leads to the private address')])
    expect(asked).toEqual([])
  })

  test('a journal of links in the checkout is not believed, and one that the workflow names is', async () => {
    const url = `${site}/dead`
    const list = {'README.md': listOf(entry('Alpha'), local('dead', 'A Dead Link'))}
    const forged = forgedJournal(url)
    const {checkout, event, env} = pullRequest({'README.md': listOf(entry('Alpha'))}, [
      {
        ...list,
        '.cache/awesome-paper-lint/links.journal': forged,
        'node_modules/.cache/awesome-paper-lint/links.journal': forged
      }
    ])
    const {outputs} = await runAction({folder: checkout.folder, event, env, inputs: network})
    expect(outputs.dead).toBe('1')
    expect(checkout.git('status', '--porcelain')).toBe('')
    const believed = await runAction({
      folder: checkout.folder,
      event,
      env,
      inputs: {...network, history: '.cache/awesome-paper-lint/links.journal'}
    })
    expect(believed.outputs.dead).toBe('0')
    const history = join(temporaryFolder(), 'links.journal')
    await runAction({folder: checkout.folder, event, env, inputs: {...network, history}})
    expect(readFileSync(history, 'utf8')).toContain('/dead')
  })

  test.skipIf(process.platform === 'win32')(
    'no symbolic link leads out of the checkout: neither what is read nor what is written',
    async () => {
      const {checkout, event, env} = pullRequest({'README.md': listOf(entry('Alpha'))}, [{'README.md': listOf(old)}])
      const outside = join(temporaryFolder(), 'outside.md')
      writeFileSync(outside, listOf(old))
      const config = join(checkout.folder, '.git/config')
      const job = {folder: checkout.folder, event, env}
      const inputs = {offline: 'true', 'changes-only': 'false'}
      for (const [target, said] of [
        [outside, 'a symbolic link leads out of the checkout'],
        [config, 'it leads into .git']
      ] as const) {
        const before = readFileSync(target, 'utf8')
        rmSync(join(checkout.folder, 'README.md'), {force: true})
        symlinkSync(target, join(checkout.folder, 'README.md'))
        const read = await runAction({...job, inputs: {...inputs, fix: 'true'}})
        expect(read).toMatchObject({code: 2, commands: [expect.stringMatching(`cannot read .*README.md.: ${said}`)]})
        checkout.git('checkout', '--quiet', '--', 'README.md')
        symlinkSync(target, join(checkout.folder, `report-${said.length}.sarif`))
        const output = {format: 'sarif', 'output-file': `report-${said.length}.sarif`}
        const written = await runAction({...job, inputs: {...inputs, ...output}})
        expect(written.commands.at(-1)).toContain(`cannot write \`report-${said.length}.sarif\`: ${said}`)
        expect(written.code).toBe(2)
        expect(readFileSync(target, 'utf8')).toBe(before)
      }
      symlinkSync(dirname(outside), join(checkout.folder, 'reports'))
      const through = await runAction({...job, inputs: {...inputs, format: 'sarif', 'output-file': 'reports/a.sarif'}})
      expect(through.code).toBe(2)
      expect(existsSync(join(dirname(outside), 'a.sarif'))).toBe(false)
    }
  )
})
