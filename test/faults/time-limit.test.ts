import {readFileSync} from 'node:fs'
import {join} from 'node:path'
import {SaxesParser} from 'saxes'
import {describe, expect, test} from 'vitest'
import {withinTime} from '../../src/world/time-limit.ts'
import {awesomeLint, folder} from '../helpers/command.ts'

describe('work that takes too long is stopped', () => {
  test.each([
    [
      'in a loop',
      () => {
        for (;;);
      }
    ],
    ['in a regular expression', () => /^(?:a+)+$/.exec(`${'a'.repeat(60)}!`)],
    [
      'in a loop that catches everything',
      () => {
        for (;;)
          try {
            for (;;);
          } catch {}
      }
    ],
    [
      'in a recursion',
      () => {
        const deeper = (n: number): number => (n < 40 ? deeper(n + 1) + deeper(n + 1) : 0)
        return {n: deeper(0)}
      }
    ]
  ])('%s', (_, work) => {
    expect(withinTime(20, work as () => object)).toBe(undefined)
  })

  test('and what comes after it is done', () => {
    expect(
      withinTime(20, () => {
        for (;;);
      })
    ).toBe(undefined)
    expect(withinTime(60_000, () => ({done: true}))).toEqual({done: true})
  })

  test('within other work, without stopping that', () => {
    expect(
      withinTime(60_000, () => [
        withinTime(20, () => {
          for (;;);
        }),
        withinTime(60_000, () => [1])
      ])
    ).toEqual([undefined, [1]])
  })
})

test('work that throws throws the same error', () => {
  const error = new RangeError('no')
  expect(() =>
    withinTime(60_000, () => {
      throw error
    })
  ).toThrow(error)
})

/** The largest list that is read; it takes far longer than three seconds on any machine. */
const slow = `# A\n\n${"[OSDI'21] x\n".repeat(700_000)}`
const sound =
  "- [Pollux](https://www.usenix.org/conference/osdi21/presentation/qiao), OSDI'21  [x](https://a.example/) \n"

describe('a list that takes longer than --file-timeout', () => {
  test('is refused in one sentence with exit code 2, and the others are checked and repaired', async () => {
    const cwd = folder({'slow.md': slow, 'ok.md': `# B\n\n[OSDI'21] [A](https://a.example/a\n`})
    const {code, out, err} = await awesomeLint(
      ['slow.md', 'ok.md', '--offline', '--fix', '--file-timeout', '3s', '-f', 'json'],
      {cwd}
    )
    const because = 'it takes longer than the 3 s of --file-timeout'
    expect({code, err}).toEqual({code: 2, err: `awesome-lint: \`slow.md\` was not checked: ${because}\n`})
    const report = JSON.parse(out)
    expect(report.refused).toEqual([{path: 'slow.md', because}])
    expect(report.files.map(({path}: {path: string}) => path)).toEqual(['ok.md'])
    expect(readFileSync(join(cwd, 'ok.md'), 'utf8')).toContain('(https://a.example/a)')
    expect(readFileSync(join(cwd, 'slow.md'), 'utf8')).toBe(slow)
  })

  test('is told of in every format', async () => {
    const cwd = folder({'slow.md': slow, 'ok.md': sound})
    const names = ['sarif', 'junit', 'html', 'markdown', 'github', 'rdjson']
    const outputs = names.flatMap(name => ['-f', name, '-o', `report.${name}`])
    const {code, out, err} = await awesomeLint(
      ['slow.md', 'ok.md', '--offline', '--file-timeout', '3s', '-f', 'pretty', ...outputs],
      {cwd}
    )
    expect({code, err}).toEqual({code: 2, err: ''})
    expect(out).toContain('error  `slow.md` was not checked: it takes longer than the 3 s of --file-timeout')
    const text = Object.fromEntries(names.map(name => [name, readFileSync(join(cwd, `report.${name}`), 'utf8')]))
    expect(JSON.parse(text.sarif!).runs[0].invocations[0]).toMatchObject({
      executionSuccessful: false,
      toolExecutionNotifications: [{level: 'error'}]
    })
    expect(JSON.parse(text.rdjson!).diagnostics[0]).toMatchObject({location: {path: 'slow.md'}, severity: 'ERROR'})
    expect(text.github).toMatch(/^::error file=slow\.md,title=not checked::/)
    for (const name of ['html', 'markdown', 'junit']) expect(text[name]).toContain('longer than the 3 s')
    new SaxesParser().write(text.junit!).close()
  })

  test('is refused alone as anything that cannot be used', async () => {
    const cwd = folder({'slow.md': slow})
    const {code, out, err} = await awesomeLint(['slow.md', '--offline', '--file-timeout', '1s'], {cwd})
    expect({code, out}).toEqual({code: 2, out: ''})
    expect(err).toBe('awesome-lint: `slow.md` was not checked: it takes longer than the 1 s of --file-timeout\n')
  })

  test('is left out of an export, which says so', async () => {
    const cwd = folder({'slow.md': slow, 'ok.md': sound})
    const {code, out, err} = await awesomeLint(['export', 'slow.md', 'ok.md', '--file-timeout', '3s', '-f', 'json'], {
      cwd
    })
    expect({code, err}).toEqual({code: 2, err: expect.stringContaining('`slow.md` was not checked')})
    expect(JSON.parse(out)[0].path).toBe('ok.md')
  })
})

test.each(['0', '0.1ms', '25d', 'soon'])('--file-timeout %s is refused', async value => {
  const {code, err} = await awesomeLint(['--offline', '--file-timeout', value], {cwd: folder({'README.md': sound})})
  expect({code, err}).toEqual({code: 2, err: expect.stringMatching(/^awesome-lint: --file-timeout is .*\n$/)})
})

test('a list that is nested too deeply does not hold up the others', async () => {
  const cwd = folder({'deep.md': `${'**a '.repeat(2_000)}${'b** '.repeat(2_000)}\n`, 'ok.md': sound})
  const {code, out} = await awesomeLint(['deep.md', 'ok.md', '--offline'], {cwd})
  expect(code).toBe(2)
  expect(out).toContain('`deep.md` was not checked: it is nested more than 500 deep')
  expect(out).toContain('of ok.md')
})
