import {execFileSync} from 'node:child_process'
import {readdirSync, readFileSync, rmSync} from 'node:fs'
import {join} from 'node:path'
import {afterAll, beforeAll, describe, expect, test} from 'vitest'
import {rules} from '../rules/index.ts'
import {seedPath} from './helpers/command.ts'
import {installPacked, runNpm} from './helpers/packed.ts'

describe('the packed tarball, installed in an empty folder', () => {
  let folder = ''
  beforeAll(() => {
    folder = installPacked()
  }, 120_000)
  afterAll(() => rmSync(folder, {recursive: true, force: true}))

  test('brings no other package', () => {
    expect(readdirSync(join(folder, 'node_modules')).filter(name => !name.startsWith('.'))).toEqual([
      'awesome-paper-lint'
    ])
  })

  test.each(['awesome-lint', 'awesome-paper-lint'])('runs as `npx %s`', command => {
    try {
      runNpm(['exec', '--no', '--', command, '--offline', '--format', 'json', seedPath], folder)
      expect.unreachable('the seed list has errors')
    } catch (error) {
      const {status, stdout} = error as {status: number; stdout: string}
      expect(status).toBe(1)
      expect(JSON.parse(stdout).summary).toMatchObject({errors: 5, warnings: 10, entries: 101})
    }
  })

  test('offers the library, the presets and every rule by name', () => {
    const names = [
      'awesome-paper-lint',
      'awesome-paper-lint/preset',
      'awesome-paper-lint/presets/strict',
      ...rules.map(({rule}) => `awesome-paper-lint/rules/${rule.id}`)
    ]
    const script = `const found = []; for (const name of ${JSON.stringify(names)}) found.push(Object.keys(await import(name)).length > 0); console.log(found.every(Boolean))`
    expect(
      execFileSync(process.execPath, ['--input-type=module', '-e', script], {cwd: folder, encoding: 'utf8'}).trim()
    ).toBe('true')
  })

  test('ships licence, readme and the schema of the configuration, and no tests', () => {
    const files = readdirSync(join(folder, 'node_modules/awesome-paper-lint'))
    expect(files).toEqual(
      expect.arrayContaining(['LICENSE', 'README.md', 'config.schema.json', 'dist', 'package.json'])
    )
    expect(files).not.toContain('test')
    expect(
      JSON.parse(readFileSync(join(folder, 'node_modules/awesome-paper-lint/config.schema.json'), 'utf8')).properties
        .entry
    ).toBeDefined()
  })
})
