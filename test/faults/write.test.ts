import {spawn} from 'node:child_process'
import {once} from 'node:events'
import {
  chmodSync,
  lstatSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  utimesSync,
  watch,
  writeFileSync
} from 'node:fs'
import {join} from 'node:path'
import {fileURLToPath} from 'node:url'
import {describe, expect, test} from 'vitest'
import {writeAtomically} from '../../src/world/write.ts'
import {awesomeLint, folder} from '../helpers/command.ts'
import {runProgram} from '../helpers/program.ts'

const cli = fileURLToPath(new URL('../../dist/cli.js', import.meta.url))
const isWindows = process.platform === 'win32'
const broken = (index: number) => `[OSDI'21] [Scheduling ${index}](https://a.example/${index}  \n`
const fixed = (index: number) => `[OSDI'21] [Scheduling ${index}](https://a.example/${index})  \n`
const list = (entry: (index: number) => string, count = 20) =>
  `# A\n\n${Array.from({length: count}, (_, index) => entry(index)).join('')}`

/** Files that were being written. */
const left = (cwd: string) => readdirSync(cwd).filter(name => name.includes('.awesome-lint-'))

describe.skipIf(isWindows)('a disk that is full', () => {
  // What a limit on file sizes cuts off is what a full disk cuts off: first a short write, then an error.
  const limited = (cwd: string, ...args: string[]) =>
    runProgram('sh', ['-c', 'ulimit -f 8; exec "$@"', 'sh', process.execPath, cli, ...args], {cwd})

  test('leaves the list as it was, nothing beside it, and one sentence', async () => {
    const text = list(index => `${broken(index).trimEnd()}${'x'.repeat(200)}\n\n`, 60)
    const cwd = folder({'README.md': text})
    const {code, err} = await limited(cwd, '--offline', '--fix')
    expect(readFileSync(join(cwd, 'README.md'), 'utf8')).toBe(text)
    expect(readdirSync(cwd)).toEqual(['README.md'])
    expect(err).toMatch(
      /^awesome-lint: cannot write `README\.md`: a file may not be that large here; it is unchanged\n$/
    )
    expect(code).toBe(2)
  })

  test('leaves no half report and no half export', async () => {
    const cwd = folder({'README.md': list(fixed, 200), 'report.json': 'old', 'entries.csv': 'old'})
    const report = await limited(cwd, '--offline', '-f', 'json', '-o', 'report.json')
    const entries = await limited(cwd, 'export', '-f', 'csv', '-o', 'entries.csv')
    expect([report.code, entries.code]).toEqual([2, 2])
    expect(entries.err).toContain('cannot write `entries.csv`')
    for (const name of ['report.json', 'entries.csv']) expect(readFileSync(join(cwd, name), 'utf8')).toBe('old')
    expect(left(cwd)).toEqual([])
  })
})

describe.skipIf(isWindows)('repairing through what a file is', () => {
  test('keeps its mode, and a link to it stays a link', async () => {
    const cwd = folder({'lists/real.md': list(broken)})
    chmodSync(join(cwd, 'lists/real.md'), 0o640)
    symlinkSync('lists/real.md', join(cwd, 'README.md'))
    expect((await awesomeLint(['--offline', '--fix', 'README.md'], {cwd})).err).toBe('')
    expect(lstatSync(join(cwd, 'README.md')).isSymbolicLink()).toBe(true)
    expect(readFileSync(join(cwd, 'lists/real.md'), 'utf8')).toBe(list(fixed))
    expect(statSync(join(cwd, 'lists/real.md')).mode & 0o777).toBe(0o640)
    expect([...left(cwd), ...left(join(cwd, 'lists'))]).toEqual([])
  })

  test('makes what a link without a target leads to, and keeps the link', async () => {
    const cwd = folder({'README.md': list(fixed)})
    symlinkSync('later.json', join(cwd, 'report.json'))
    await awesomeLint(['--offline', '-f', 'json', '-o', 'report.json'], {cwd})
    expect(lstatSync(join(cwd, 'report.json')).isSymbolicLink()).toBe(true)
    expect(JSON.parse(readFileSync(join(cwd, 'later.json'), 'utf8')).version).toBe(1)
  })

  test.skipIf(process.getuid?.() === 0)('leaves a list in a folder that may not be written as it is', async () => {
    const cwd = folder({'README.md': list(broken)})
    chmodSync(cwd, 0o555)
    const {code, err} = await awesomeLint(['--offline', '--fix'], {cwd})
    chmodSync(cwd, 0o755)
    expect({code, err}).toEqual({code: 2, err: expect.stringContaining('permission denied; it is unchanged')})
    expect(readFileSync(join(cwd, 'README.md'), 'utf8')).toBe(list(broken))
  })
})

test('what a killed process left is removed by a later write, and nothing else is', async () => {
  const cwd = folder({
    '.README.md.awesome-lint-0123456789ab.tmp': 'half',
    '.README.md.awesome-lint-ba9876543210.tmp': 'being written',
    '.README.md.awesome-lint-notes.tmp': 'mine'
  })
  utimesSync(join(cwd, '.README.md.awesome-lint-0123456789ab.tmp'), 1, 1)
  utimesSync(join(cwd, '.README.md.awesome-lint-notes.tmp'), 1, 1)
  await writeAtomically(join(cwd, 'README.md'), 'text')
  expect(readdirSync(cwd).sort()).toEqual([
    '.README.md.awesome-lint-ba9876543210.tmp',
    '.README.md.awesome-lint-notes.tmp',
    'README.md'
  ])
})

describe.skipIf(isWindows)('whenever --fix is stopped, every list is the old one or the new one, whole', () => {
  const count = 24
  const names = Array.from({length: count}, (_, index) => `list-${index}.md`)

  test.each([
    ['SIGKILL', 1],
    ['SIGKILL', 8],
    ['SIGTERM', 1],
    ['SIGTERM', 8],
    ['SIGINT', 8]
  ] as const)('%s at the write number %i', async (signal, nth) => {
    const cwd = folder(Object.fromEntries(names.map(name => [name, list(broken, 12)])))
    let writes = 0
    const watcher = watch(cwd, (_, name) => {
      if (name?.includes('.awesome-lint-') && ++writes === nth) child.kill(signal)
    })
    const child = spawn(process.execPath, [cli, '--offline', '--fix', ...names], {cwd, stdio: 'ignore'})
    await once(child, 'close')
    watcher.close()
    const states = names.map(name => {
      const text = readFileSync(join(cwd, name), 'utf8')
      return text === list(broken, 12) ? 'old' : text === list(fixed, 12) ? 'new' : 'half'
    })
    expect(states).not.toContain('half')
    expect(writes).toBeGreaterThanOrEqual(nth)
    // Only a process that is killed outright leaves anything, and what it leaves has a name of ours.
    if (signal === 'SIGKILL') expect(left(cwd).length).toBeLessThanOrEqual(1)
    else expect(left(cwd)).toEqual([])
    expect((await awesomeLint(['--offline', '--fix', ...names], {cwd})).code).toBeLessThan(2)
    for (const name of names) expect(readFileSync(join(cwd, name), 'utf8')).toBe(list(fixed, 12))
  })
})

test.skipIf(isWindows)(
  'a history is never half rewritten, whenever its writers are killed',
  async () => {
    const cwd = folder()
    const path = join(cwd, 'links.journal')
    const script = join(cwd, 'writer.mjs')
    writeFileSync(
      script,
      `import {journalFile} from ${JSON.stringify(fileURLToPath(new URL('../../src/world/journal-file.ts', import.meta.url)))}
const journal = journalFile(${JSON.stringify(path)}, 'first\\n')
const [who] = process.argv.slice(2)
for (let line = 0; ; line++) {
  journal.append(\`\\n\${who}:\${line}:\${'x'.repeat(2000)}:end\\n\`)
  await journal.flush()
  process.stdout.write(\`\${line}\\n\`)
  if (line % 7 === 0) await journal.rewrite(text => text)
}
`
    )
    const acknowledged = await Promise.all(
      [40, 65, 90].map(async (until, who) => {
        const child = spawn(process.execPath, ['--import', 'tsx', script, String(who)], {
          cwd: fileURLToPath(new URL('../..', import.meta.url)),
          stdio: ['ignore', 'pipe', 'ignore']
        })
        let said = ''
        child.stdout.setEncoding('utf8').on('data', text => {
          said += text
          if (said.split('\n').length > until) child.kill('SIGKILL')
        })
        await once(child, 'close')
        return said.split('\n').filter(Boolean).length
      })
    )
    const lines = new Set(readFileSync(path, 'utf8').split('\n'))
    for (const [who, count] of acknowledged.entries()) {
      expect(count).toBeGreaterThan(30)
      for (let line = 0; line < count; line++) expect(lines.has(`${who}:${line}:${'x'.repeat(2000)}:end`)).toBe(true)
    }
  },
  60_000
)
