import {existsSync, mkdirSync, readFileSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import fc from 'fast-check'
import {expect, test} from 'vitest'
import {awesomeLint, seedFolder} from './helpers/command.ts'

const file = 'kept/findings.journal'
const cached = ['--offline', '--cache', '--cache-location', file]

/** The seed in a folder, linted once with a cache. */
async function kept() {
  const cwd = seedFolder()
  const first = await awesomeLint([...cached], {cwd})
  return {cwd, first, path: join(cwd, file), list: join(cwd, 'README.md')}
}

test('the second run says the same and writes nothing', async () => {
  const {cwd, first, path} = await kept()
  expect(first.code).toBe(1)
  const text = readFileSync(path, 'utf8')
  expect(text.split('\n')).toHaveLength(3)
  for (const format of ['pretty', 'json']) {
    const plain = await awesomeLint(['--offline', '-f', format], {cwd})
    expect(await awesomeLint([...cached, '-f', format], {cwd})).toEqual(plain)
  }
  expect(readFileSync(path, 'utf8')).toBe(text)
})

test('it is the cache that is believed, and only where it is whole', async () => {
  const {cwd, first, path} = await kept()
  const text = readFileSync(path, 'utf8')
  // What is kept is told: a digest that fits vouches for it, and one that does not makes it unknown.
  writeFileSync(path, text.replaceAll('Unexpected', 'Unecpexted'))
  expect(await awesomeLint([...cached], {cwd})).toEqual(first)
})

test('a changed list, another rule and another configuration are read anew', async () => {
  const {cwd, list, path} = await kept()
  const lines = () => readFileSync(path, 'utf8').trim().split('\n').length - 1
  expect(lines()).toBe(1)
  writeFileSync(
    list,
    `${readFileSync(list, 'utf8')}\n## More\n\n[OSDI'21][CMU] [Something](https://papers.example/x)\n`
  )
  const {out} = await awesomeLint([...cached, '-f', 'json'], {cwd})
  expect(JSON.parse(out).summary.entries).toBe(102)
  await awesomeLint([...cached, '--skip', 'entry-format'], {cwd})
  writeFileSync(join(cwd, '.awesome-lint.yml'), 'rules:\n  unclosed-link: off\n')
  const configured = await awesomeLint([...cached, '-f', 'json'], {cwd})
  expect(configured.out).not.toContain('unclosed-link')
  expect(lines()).toBe(4)
})

test('a cache that is cut off or damaged anywhere changes nothing that is said', async () => {
  const {cwd, first, path} = await kept()
  const bytes = readFileSync(path)
  const header = bytes.indexOf('\n') + 1
  await fc.assert(
    fc.asyncProperty(fc.integer({min: header, max: bytes.length}), fc.boolean(), async (at, cut) => {
      const damaged = cut ? bytes.subarray(0, at) : Buffer.from(bytes)
      if (!cut && at < bytes.length) damaged[at] = damaged[at]! ^ 1
      writeFileSync(path, damaged)
      expect(await awesomeLint([...cached], {cwd})).toEqual(first)
    }),
    {numRuns: 12}
  )
  // And is whole again afterwards.
  await awesomeLint([...cached], {cwd})
  expect(readFileSync(path, 'utf8')).toContain(bytes.toString('utf8').slice(header))
}, 60_000)

test('a list that links to files of its repository is not kept: they may change without it', async () => {
  const cwd = seedFolder()
  mkdirSync(join(cwd, '.git'))
  writeFileSync(join(cwd, 'README.md'), '# A\n\n- [Notes](notes.md)\n')
  await awesomeLint([...cached], {cwd})
  writeFileSync(join(cwd, 'notes.md'), '# Notes\n')
  const {code, out} = await awesomeLint([...cached], {cwd})
  expect(out).not.toContain('notes.md')
  expect(code).toBe(0)
  expect(existsSync(join(cwd, file))).toBe(false)
})

test('a file that is something else is left alone', async () => {
  const cwd = seedFolder()
  const before = readFileSync(join(cwd, 'README.md'), 'utf8')
  const {code, err} = await awesomeLint(['--offline', '--cache', '--cache-location', 'README.md'], {cwd})
  expect({code, err}).toEqual({
    code: 2,
    err: 'awesome-lint: `README.md` is no cache of this program; name another file with --cache-location\n'
  })
  expect(readFileSync(join(cwd, 'README.md'), 'utf8')).toBe(before)
})

test('a cache that cannot be written is told and harms nothing', async () => {
  const {cwd, first} = await kept()
  const {code, out} = await awesomeLint(['--offline', '--cache', '--cache-location', 'README.md/x'], {cwd})
  expect(code).toBe(first.code)
  expect(out).toContain('the cache `README.md/x` could not be written')
})

test.each([
  [['--cache'], '--cache needs --offline, and goes with none of --fix, --diff, --since and --staged'],
  [
    ['--cache', '--offline', '--fix'],
    '--cache needs --offline, and goes with none of --fix, --diff, --since and --staged'
  ],
  [['--cache-location', 'x'], '--cache-location needs --cache']
])('%j is refused', async (args, message) => {
  expect(await awesomeLint(args, {cwd: seedFolder()})).toEqual({code: 2, out: '', err: `awesome-lint: ${message}\n`})
})
