import {spawnSync} from 'node:child_process'
import {chmodSync, existsSync, mkdirSync, readdirSync, rmSync, utimesSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {expect, test} from 'vitest'
import {awesomeLint} from '../helpers/program.ts'
import {cloneOf, newRepository, plainGit, type Repository, temporaryFolder} from '../helpers/repository.ts'

const entry = (name: string) => `- [${name}](https://a.example/${name}), OSDI'21\n`

/** A repository such as an archive may bring: its own configuration would run a program at every turn. */
function hostile(): {
  repository: Repository
  ran: () => string[]
  reset: () => void
  plainly: (...args: string[]) => unknown
} {
  const marks = temporaryFolder()
  const repository = newRepository({'README.md': `# A\n\n${entry('one')}${entry('two')}`, 'old.md': entry('three')})
  const {folder, git} = repository
  repository.commit('Attributes', {'.gitattributes': '* filter=evil diff=evil merge=evil\n*.md filter=a=b\n'})
  const mark = (name: string) => {
    const program = join(marks, `${name}.sh`)
    writeFileSync(program, `#!/bin/sh\ntouch ${join(marks, name)}\nexit 1\n`)
    chmodSync(program, 0o755)
    return program
  }
  const config = (name: string, value: string) => git('config', name, value)
  for (const filter of ['evil', 'a=b']) {
    for (const kind of ['clean', 'smudge', 'process']) config(`filter.${filter}.${kind}`, mark(`filter-${kind}`))
    config(`filter.${filter}.required`, 'true')
  }
  config('diff.external', mark('diff-external'))
  for (const kind of ['command', 'textconv']) config(`diff.evil.${kind}`, mark(`diff-${kind}`))
  config('core.fsmonitor', mark('fsmonitor'))
  config('core.pager', mark('pager'))
  config('core.editor', mark('editor'))
  config('core.sshCommand', mark('ssh'))
  config('core.askPass', mark('askpass'))
  config('credential.helper', `!${mark('credential')}`)
  config('gpg.program', mark('gpg'))
  config('log.showSignature', 'true')
  for (const command of ['rev-parse', 'diff', 'cat-file', 'merge-base', 'remote', 'config'])
    config(`alias.${command}`, `!${mark('alias')}`)
  config('protocol.ext.allow', 'always')
  config('remote.origin.url', `ext::${mark('remote')}`)
  config('remote.origin.promisor', 'true')
  config('extensions.partialClone', 'origin')
  config('remote.origin.uploadpack', mark('uploadpack'))
  const hooks = join(folder, '.hooks')
  mkdirSync(hooks)
  config('core.hooksPath', hooks)
  for (const hook of ['post-index-change', 'reference-transaction', 'post-checkout', 'pre-commit']) {
    writeFileSync(join(hooks, hook), `#!/bin/sh\ntouch ${join(marks, `hook-${hook}`)}\n`)
    chmodSync(join(hooks, hook), 0o755)
  }
  // What has another time than the index says has to be read, and goes through the filters.
  repository.write('README.md', `# A\n\n${entry('one')}${entry('new')}`)
  utimesSync(join(folder, 'old.md'), 1, 1)
  const ran = () => readdirSync(marks).filter(name => !name.endsWith('.sh'))
  const plainly = (...args: string[]) =>
    spawnSync('git', args, {cwd: folder, env: plainGit, stdio: 'ignore', timeout: 20_000})
  return {repository, ran, plainly, reset: () => ran().forEach(name => void rmSync(join(marks, name)))}
}

test.skipIf(process.platform === 'win32')(
  'nothing that a repository configures runs, whatever git is asked',
  async () => {
    const {repository, ran, reset, plainly} = hostile()
    // Not for want of bait: plain git runs it.
    plainly('diff', 'HEAD~1', '--name-status')
    expect(ran().length).toBeGreaterThan(0)
    reset()
    for (const args of [['--since', 'HEAD~1'], ['--since', 'nowhere/else'], ['--staged'], ['--staged', '--fix']]) {
      const {code, err} = await awesomeLint(repository.folder, '--offline', ...args)
      expect(err).not.toContain('internal error')
      expect(code).toBeLessThan(3)
      expect({args, ran: ran()}).toEqual({args, ran: []})
    }
  }
)

test.skipIf(process.platform === 'win32')(
  'an object that is missing is not fetched by what the repository names',
  async () => {
    const {repository, ran, reset, plainly} = hostile()
    const blob = repository.git('rev-parse', 'HEAD~1:README.md')
    rmSync(join(repository.folder, '.git', 'objects', blob.slice(0, 2), blob.slice(2)), {force: true})
    plainly('cat-file', 'blob', blob)
    expect(ran()).toContain('remote')
    reset()
    const {code, err} = await awesomeLint(repository.folder, '--offline', '--since', 'HEAD~1')
    expect({code, ran: ran()}).toEqual({code: 2, ran: []})
    expect(err).toContain('this clone is partial and lacks')
  }
)

test('a reference that looks like an option is a name that git does not know', async () => {
  const repository = newRepository({'README.md': entry('one')})
  const mark = join(temporaryFolder(), 'mark')
  for (const name of [
    `--output=${mark}`,
    '--upload-pack=touch x',
    '-h',
    '--help',
    '..',
    ':/x',
    '^HEAD',
    'HEAD --all',
    '\u001b[31m',
    'a\nb'
  ]) {
    const {code, err} = await awesomeLint(repository.folder, '--offline', `--since=${name}`)
    expect({name, code}).toEqual({name, code: 2})
    expect(err.trimEnd().split('\n')).toHaveLength(1)
    expect(err).not.toContain('\u001b')
  }
  expect(existsSync(mark)).toBe(false)
})

test('a partial clone that lacks the base says what to run, and is fine after that', async () => {
  const origin = newRepository({'README.md': `# A\n\n${entry('one')}${entry('two')}`})
  origin.git('config', 'uploadpack.allowFilter', 'true')
  origin.git('config', 'uploadpack.allowAnySHA1InWant', 'true')
  origin.commit('Second', {'README.md': `# A\n\n${entry('one')}${entry('two')}${entry('three')}`})
  const clone = cloneOf(origin, '--filter=blob:none')
  const first = await awesomeLint(clone.folder, '--offline', '--since', 'HEAD~1')
  expect(first.code).toBe(2)
  const [, command] = /this clone is partial and lacks .*; run `git ([^`]+)`/.exec(first.err) ?? []
  clone.git(...command!.split(' '))
  expect(await awesomeLint(clone.folder, '--offline', '--since', 'HEAD~1')).toMatchObject({code: 0, err: ''})
})
