import {existsSync, readFileSync, rmSync, symlinkSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {expect} from 'vitest'
import {parse} from 'yaml'
import {pullRequest, runAction} from '../helpers/action.ts'
import {forgedJournal} from '../helpers/forged-journal.ts'
import {temporaryFolder} from '../helpers/repository.ts'
import {entry, listOf} from '../scope/scoped.ts'
import {claim} from './claim.ts'
import {openServer} from './server.ts'

const fork = (files: Readonly<Record<string, string>>) =>
  pullRequest({'README.md': listOf(entry('Alpha'))}, [files], {fork: true})

claim('On a pull request from a fork the Action needs no token, no secret and no write permission.', async () => {
  const {checkout, event, env} = fork({'README.md': listOf(entry('Alpha'), entry('Beta'))})
  const {code, outputs} = await runAction({folder: checkout.folder, event, env, inputs: {offline: 'true'}})
  expect({code, errors: outputs.errors}).toEqual({code: 0, errors: '0'})
  const page = readFileSync(new URL('../../docs/workflows.md', import.meta.url), 'utf8')
  const [, shown] = /## On pull requests[\s\S]*?```yaml\n([\s\S]*?)```/.exec(page)!
  expect(parse(shown!).permissions).toEqual({contents: 'read'})
  expect(shown).not.toMatch(/secrets\.|token:|pull_request_target/)
})

claim('A file of the checkout is never executed, not even one named like a program that the Action runs.', async () => {
  const mark = join(temporaryFolder(), 'mark')
  const script = `#!/bin/sh\ntouch ${mark}\n`
  const module = `require('node:fs').writeFileSync(${JSON.stringify(mark)}, '')\n`
  const {checkout, event, env} = fork({
    'README.md': listOf(entry('Alpha'), entry('Beta')),
    git: script,
    'git.cmd': `@echo off\necho x> ${mark}\n`,
    node: script,
    '.awesome-lint.js': module,
    '.remarkrc.js': module,
    'node_modules/yargs/index.js': module,
    'package.json': JSON.stringify({type: 'commonjs', main: 'a.js', scripts: {postinstall: `touch ${mark}`}}),
    '.gitattributes': '*.md diff=evil filter=evil\n',
    '.githooks/post-checkout': script
  })
  await runAction({folder: checkout.folder, event, env, inputs: {offline: 'true', fix: 'true'}})
  expect(existsSync(mark)).toBe(false)
})

claim('A symbolic link of the checkout is neither read nor written through by the Action.', async ({skip}) => {
  skip(process.platform === 'win32', 'links need a privilege there')
  const {checkout, event, env} = fork({'README.md': listOf(entry('Alpha'), entry('Beta'))})
  const outside = join(temporaryFolder(), 'outside.md')
  const text = listOf("[OSDI'21][CMU] [The secret of another folder](https://papers.example/x  ")
  writeFileSync(outside, text)
  const inputs = {offline: 'true', 'changes-only': 'false', fix: 'true', 'unsafe-fixes': 'true'}
  rmSync(join(checkout.folder, 'README.md'))
  symlinkSync(outside, join(checkout.folder, 'README.md'))
  const read = await runAction({folder: checkout.folder, event, env, inputs})
  expect(read.code).toBe(2)
  expect(read.out + read.err + read.summary).not.toContain('The secret')
  checkout.git('checkout', '--quiet', '--', 'README.md')
  symlinkSync(outside, join(checkout.folder, 'report.sarif'))
  const reports = {format: 'sarif', 'output-file': 'report.sarif'}
  expect((await runAction({folder: checkout.folder, event, env, inputs: {...inputs, ...reports}})).code).toBe(2)
  expect(readFileSync(outside, 'utf8')).toBe(text)
})

claim('A journal of links in the checkout is not believed by the Action.', async () => {
  const {url, asked} = await openServer(() => ({status: 404}))
  const forged = forgedJournal(`${url}/x`)
  const {checkout, event, env} = fork({
    'README.md': listOf(entry('Alpha'), `[OSDI'22][MIT] [A Dead Link](${url}/x)  `),
    '.cache/awesome-paper-lint/links.journal': forged,
    'node_modules/.cache/awesome-paper-lint/links.journal': forged
  })
  const inputs = {'allow-private': 'true', retries: '0', timeout: '5s'}
  const {outputs} = await runAction({folder: checkout.folder, event, env, inputs})
  expect(outputs.dead).toBe('1')
  expect(asked).not.toEqual([])
})
