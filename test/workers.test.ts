import {spawn} from 'node:child_process'
import {once} from 'node:events'
import {readFileSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {fileURLToPath} from 'node:url'
import {expect, test} from 'vitest'
import {awesomeLint, seedFolder} from './helpers/command.ts'

const cli = fileURLToPath(new URL('../dist/cli.js', import.meta.url))

/** A folder of lists that differ. */
function folderOf(count: number): {cwd: string; names: string[]} {
  const cwd = seedFolder()
  const seed = readFileSync(join(cwd, 'README.md'), 'utf8')
  const names = Array.from({length: count}, (_, index) => `list-${index}.md`)
  for (const [index, name] of names.entries())
    writeFileSync(
      join(cwd, name),
      index === 3 ? '# Empty\n' : seed.replaceAll('presentation/', `presentation/${index}-`)
    )
  return {cwd, names}
}

test.each(['pretty', 'json', 'sarif'])('threads say what one would say, in the same order, as %s', async format => {
  const {cwd, names} = folderOf(9)
  writeFileSync(join(cwd, '.awesome-lint.yml'), 'rules:\n  unclosed-link: warn\n')
  const run = (workers: string) => awesomeLint(['--offline', '-f', format, '--workers', workers, ...names], {cwd})
  expect(await run('3')).toEqual(await run('1'))
})

test('a list that is refused stops no thread, and is named in its place', async () => {
  const {cwd, names} = folderOf(6)
  const deep = `${'**a '.repeat(520)}${'b** '.repeat(520)}\n`
  for (const index of [2, 5]) writeFileSync(join(cwd, `list-${index}.md`), deep)
  const run = (workers: string) => awesomeLint(['--offline', '-f', 'json', '--workers', workers, ...names], {cwd})
  const told = await run('3')
  expect(told).toEqual(await run('1'))
  expect(told.code).toBe(2)
  expect(JSON.parse(told.out).refused.map(({path}: {path: string}) => path)).toEqual(['list-2.md', 'list-5.md'])
  expect(JSON.parse(told.out).files).toHaveLength(4)
})

test('a thread that dies is an internal error, not a wait', async () => {
  const {cwd, names} = folderOf(4)
  const {code, err} = await awesomeLint(['--offline', '--workers', '2', ...names], {
    cwd,
    env: {NODE_OPTIONS: `--import=${new URL('helpers/dying-thread.mjs', import.meta.url).href}`}
  })
  expect(code).toBe(3)
  expect(err).toContain('a thread that read lists ended with code 7')
})

test.skipIf(process.platform === 'win32')('Ctrl-C ends all threads with exit code 130', async () => {
  const {cwd, names} = folderOf(4)
  const child = spawn(process.execPath, [cli, '--offline', '--workers', '2', ...names], {
    cwd,
    env: {
      PATH: process.env.PATH!,
      NODE_OPTIONS: `--import=${new URL('helpers/stuck-thread.mjs', import.meta.url).href}`
    }
  })
  // The helper says so when a thread is stuck for good.
  await once(child.stderr, 'data')
  child.kill('SIGINT')
  const [code] = await once(child, 'close')
  expect(code).toBe(130)
})
