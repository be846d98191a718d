import {chmodSync, mkdirSync, readFileSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {describe, expect, test} from 'vitest'
import {awesomeLint, folder} from './helpers/command.ts'

const sound = "[OSDI'21][CMU] [Pollux](https://www.usenix.org/conference/osdi21/presentation/qiao)\n"

/** Run with `--fix`, which must not touch what it cannot read. */
async function refused(name: string, bytes: Uint8Array | string, ...flags: string[]) {
  const cwd = folder()
  const file = join(cwd, name)
  writeFileSync(file, bytes)
  const {code, out, err} = await awesomeLint(['--offline', '--fix', '--unsafe-fixes', ...flags, name], {cwd})
  expect(readFileSync(file).equals(Buffer.from(bytes))).toBe(true)
  expect({code, out}).toEqual({code: 2, out: ''})
  expect(err.trimEnd().split('\n')).toHaveLength(1)
  return err.trim().replace(/^awesome-lint: /, '')
}

describe('a file that is no list is refused in one sentence, and left as it is:', () => {
  test('invalid UTF-8', async () => {
    expect(
      await refused(
        'a.md',
        Buffer.concat([Buffer.from('# A\n\nna'), Buffer.from([0xef, 0x76, 0x65]), Buffer.from('\n')])
      )
    ).toBe('`a.md` is no UTF-8: line 3 holds bytes that are none; save it as UTF-8')
  })

  test('UTF-16', async () => {
    expect(await refused('a.md', Buffer.from(`\uFEFF${sound}`, 'utf16le'))).toBe(
      '`a.md` is UTF-16, expected UTF-8: save it as UTF-8'
    )
  })

  test('a binary file', async () => {
    expect(await refused('a.pdf', Buffer.from([0x25, 0x50, 0x44, 0x46, 0, 1, 2, 3]))).toBe(
      '`a.pdf` is no text: it holds NUL bytes'
    )
  })

  test('a file larger than 10 MB, or than --max-size', async () => {
    expect(await refused('a.md', 'x'.repeat(10_000_001))).toBe('`a.md` has 10.1 MB, more than --max-size 10 MB')
    expect(await refused('a.md', sound.repeat(100), '--max-size', '1kB')).toMatch(
      /^`a\.md` has [\d.]+ kB, more than --max-size 1 kB$/
    )
    expect(await refused('a.md', 'x'.repeat(101), '--max-size', '100')).toBe(
      '`a.md` has 101 bytes, more than --max-size 100 bytes'
    )
    expect(await refused('a.md', sound, '--max-size', 'huge')).toBe(
      '--max-size is `huge`, expected a size such as 500kB or 20MB'
    )
  })

  test.skipIf(process.getuid?.() === 0 || process.platform === 'win32')('a file that may not be read', async () => {
    const cwd = folder({'a.md': sound})
    chmodSync(join(cwd, 'a.md'), 0)
    const {code, err} = await awesomeLint(['--offline', 'a.md'], {cwd})
    expect({code, err}).toEqual({code: 2, err: 'awesome-lint: cannot read `a.md`: permission denied\n'})
  })

  test('a folder without lists', async () => {
    const cwd = folder()
    mkdirSync(join(cwd, 'empty'))
    const {code, err} = await awesomeLint(['--offline', 'empty'], {cwd})
    expect({code, err}).toEqual({code: 2, err: 'awesome-lint: no list under `empty`: no file matches README.md\n'})
  })
})

describe('odd text is linted and comes out whole:', () => {
  const lint = async (text: string) => {
    const cwd = folder({'README.md': text})
    const answer = await awesomeLint(['--offline', '--fix', '-f', 'json'], {cwd})
    return {...answer, text: readFileSync(join(cwd, 'README.md'), 'utf8')}
  }

  test('an empty file', async () => {
    expect(await lint('')).toMatchObject({code: 0, text: '', err: ''})
  })

  test('a byte order mark alone', async () => {
    expect(await lint('\uFEFF')).toMatchObject({code: 0, text: '\uFEFF'})
  })

  test('lone carriage returns as line endings', async () => {
    const entry = sound.trimEnd()
    const others = ['a', 'b', 'c', 'd'].map(name => entry.replaceAll('ollux', name).replace('qiao', name))
    const {code, out, text} = await lint(`# A\r\r${[entry.replace("OSDI'21", 'OSDI21'), ...others].join('\r\r')}\r`)
    expect(JSON.parse(out).files[0]).toMatchObject({entries: 5, findings: []})
    expect({code, text}).toEqual({code: 0, text: `# A\r\r${[entry, ...others].join('\r\r')}\r`})
  })

  test('one line of a megabyte', async () => {
    const {code} = await lint(`${'[a](https://a.example/) '.repeat(40_000)}\n`)
    expect(code).toBeLessThan(2)
  })

  test('ten thousand nested brackets, quotes and lists', async () => {
    for (const text of [
      '['.repeat(10_000),
      `${'['.repeat(10_000)}a${']'.repeat(10_000)}(b)`,
      '> '.repeat(10_000),
      `${'- '.repeat(10_000)}a`,
      '*'.repeat(10_000),
      '`'.repeat(10_000),
      '!['.repeat(5_000),
      '(<'.repeat(5_000)
    ]) {
      const {code, err} = await lint(`${text}\n`)
      expect({code, err}).toEqual({code: 0, err: ''})
    }
  })
})

describe('a configuration that cannot be is refused in one sentence that names it:', () => {
  test.each([
    ['broken YAML', '.awesome-lint.yml', 'rules: [', '.awesome-lint.yml:1'],
    [
      'a YAML bomb',
      '.awesome-lint.yml',
      `a: &a [x,x,x,x,x,x,x,x,x]\n${[...'bcdefgh'].map((name, index) => `${name}: &${name} [${Array(9).fill(`*${'abcdefg'[index]}`).join(',')}]`).join('\n')}\n`,
      'Excessive alias count'
    ],
    ['a prototype key', '.awesome-lint.yml', '__proto__:\n  polluted: true\n', 'unknown key `__proto__`'],
    ['a prototype key in rules', '.awesome-lint.json', '{"rules": {"__proto__": "off"}}', 'unknown rule `__proto__`'],
    ['broken JSON', '.awesome-lint.json', '{"rules": ', '.awesome-lint.json:1'],
    ['a list', '.awesome-lint.yml', '- a\n', 'expected keys with values'],
    ['a custom tag', '.awesome-lint.yml', 'entry: !!js/function "function () {}"\n', '.awesome-lint.yml'],
    ['NUL bytes', '.awesome-lint.yml', 'entry: "\0"\n', 'holds NUL bytes']
  ])('%s', async (_, name, text, says) => {
    const {code, err} = await awesomeLint(['--offline'], {cwd: folder({[name]: text, 'README.md': sound})})
    expect(err).toContain(says)
    expect(code).toBe(2)
    expect(err.trimEnd().split('\n')).toHaveLength(1)
  })

  test('an empty one is none', async () => {
    expect((await awesomeLint(['--offline'], {cwd: folder({'.awesome-lint.yml': '', 'README.md': sound})})).code).toBe(
      0
    )
  })
})
