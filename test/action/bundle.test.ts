import {execFileSync} from 'node:child_process'
import {readFileSync} from 'node:fs'
import {join} from 'node:path'
import {fileURLToPath} from 'node:url'
import {describe, expect, test} from 'vitest'
import {inputFlags} from '../../src/action/inputs.ts'
import {flags} from '../../src/cli/flags.ts'
import {manifest, runAction} from '../helpers/action.ts'
import {newRepository, temporaryFolder} from '../helpers/repository.ts'
import {entry, listOf} from '../scope/scoped.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
const unclosed = "[OSDI'21][CMU] [Something with a Fault](https://papers.example/fault  "

/** Options of the command line that mean nothing in a workflow. */
const notInputs = [
  'staged',
  'cache',
  'cache-location',
  'workers',
  'print-config',
  'diff',
  'no-history',
  'help',
  'version'
]
/** Inputs that are no options of the command line. */
const notOptions = ['files', 'changes-only', 'github-token']

test('the committed bundle is what the sources make: if not, run `node build.js --action`', () => {
  const fresh = join(temporaryFolder(), 'index.js')
  execFileSync(process.execPath, ['build.js', '--action', fresh], {cwd: root})
  expect(readFileSync(join(root, manifest.runs.main), 'utf8') === readFileSync(fresh, 'utf8')).toBe(true)
})

test('the manifest names the bundle and Node 24', () => {
  expect(manifest.runs).toEqual({using: 'node24', main: 'action/index.js'})
  expect(Object.keys(manifest.outputs)).toEqual(['errors', 'warnings', 'dead', 'report'])
})

test('every option of the command line is an input, but those that mean nothing in a workflow, and each says what it is', () => {
  const names = inputFlags.map(({name}) => name)
  expect(flags.map(({name}) => name).filter(name => !names.includes(name))).toEqual(notInputs)
  expect(
    Object.keys(manifest.inputs)
      .filter(name => !notOptions.includes(name))
      .sort()
  ).toEqual(names.sort())
  for (const {description} of Object.values(manifest.inputs)) expect(description).toMatch(/\.$/)
})

describe('the Action', () => {
  test('exits as the command line does: 0, 1, and 2 with one annotation', async () => {
    const {folder, write} = newRepository({'README.md': listOf(entry('Alpha'))})
    const good = await runAction({folder, inputs: {offline: 'true'}})
    expect([good.code, good.commands]).toEqual([0, []])
    expect(good.summary).toContain('**No findings**')
    write('README.md', listOf(unclosed))
    expect((await runAction({folder, inputs: {offline: 'true'}})).code).toBe(1)
    for (const [inputs, said] of [
      [{offline: 'yes'}, 'offline: expected true or false, got `yes`'],
      [{only: 'unclosed-lnk'}, '--only: unknown rule `unclosed-lnk`, did you mean `unclosed-link`?'],
      [{files: 'missing.md'}, 'no such file: `missing.md`'],
      [{format: 'sarif'}, 'format and output-file must have as many lines as each other: 1 and 0'],
      [{'max-warnings': '1 --fix'}, '--max-warnings needs a whole number; `1 --fix` is none'],
      [{files: '--fix'}, 'no such file: `--fix`']
    ] as const) {
      const {code, commands} = await runAction({folder, inputs})
      expect({code, commands}).toEqual({code: 2, commands: [`::error title=awesome-paper-lint::${said}`]})
    }
  })

  test('takes several files, rules and reports, one a line', async () => {
    const {folder, write} = newRepository({'README.md': listOf(unclosed), 'more lists.md': listOf(unclosed)})
    write('bad.md', '# A\n\n### B\n')
    const {outputs} = await runAction({
      folder,
      inputs: {
        offline: 'true',
        files: '\n  README.md\n  more lists.md\n  bad.md\n',
        only: 'unclosed-link\nheading-increment,merged-entries',
        format: 'sarif\nhtml',
        'output-file': 'a.sarif\nb.html'
      }
    })
    expect(outputs).toMatchObject({errors: '2', warnings: '1'})
    const {runs} = JSON.parse(readFileSync(join(folder, 'a.sarif'), 'utf8'))
    expect(runs[0].results).toHaveLength(3)
    expect(runs[0].tool.driver.rules[0].helpUri).toMatch(/^https:/)
    expect(readFileSync(join(folder, 'b.html'), 'utf8')).toMatch(/^<!doctype html>/i)
  })

  test('repairs the checkout when it is asked to', async () => {
    const {folder} = newRepository({'README.md': listOf(unclosed)})
    const {code} = await runAction({folder, inputs: {offline: 'true', fix: 'true'}})
    expect(code).toBe(0)
    expect(readFileSync(join(folder, 'README.md'), 'utf8')).toContain('/fault)')
  })

  test('annotates ten of each kind and says how many more there are', async () => {
    const lines = Array.from({length: 15}, (_, index) =>
      unclosed.replace('fault', `fault${index}`).replace('Fault', `Fault ${index}`)
    )
    const {folder} = newRepository({'README.md': listOf(...lines)})
    const {commands} = await runAction({folder, inputs: {offline: 'true'}})
    expect(commands).toHaveLength(11)
    expect(commands.at(-1)).toContain('and 5 errors, 0 warnings more')
  })
})
