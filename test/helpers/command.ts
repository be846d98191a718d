import {spawn} from 'node:child_process'
import {cpSync, mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {dirname, join} from 'node:path'
import {fileURLToPath} from 'node:url'
import {onTestFinished} from 'vitest'

/** The built command. */
export const cli = fileURLToPath(new URL('../../dist/cli.js', import.meta.url))
export const seedPath = fileURLToPath(new URL('../fixtures/seed/awesome-dl-training-system.md', import.meta.url))

export interface Answer {
  readonly code: number | null
  readonly out: string
  readonly err: string
}

/** Run the built command line. The environment is bare, so that nothing of the machine leaks in. */
export function awesomeLint(
  args: readonly string[],
  {cwd, input = '', env = {}}: {cwd?: string; input?: string; env?: Record<string, string>} = {}
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [cli, ...args], {cwd, env: {PATH: process.env.PATH!, ...env}})
    let out = ''
    let err = ''
    child.stdout.setEncoding('utf8').on('data', text => (out += text))
    child.stderr.setEncoding('utf8').on('data', text => (err += text))
    child.on('error', reject).on('close', code => resolve({code, out, err}))
    child.stdin.on('error', () => {}).end(input)
  })
}

/** A new folder with these files, removed after the test. */
export function folder(files: Readonly<Record<string, string>> = {}): string {
  const path = realpathSync(mkdtempSync(join(tmpdir(), 'awesome-lint-')))
  onTestFinished(() => rmSync(path, {recursive: true, force: true}))
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(path, name)), {recursive: true})
    writeFileSync(join(path, name), text)
  }
  return path
}

/** A new folder with the seed list as its README. */
export function seedFolder(): string {
  const path = folder()
  cpSync(seedPath, join(path, 'README.md'))
  return path
}
