import {execFileSync} from 'node:child_process'
import {mkdtempSync, readdirSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {fileURLToPath} from 'node:url'

const root = fileURLToPath(new URL('../..', import.meta.url))
const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm'

/** Run npm quietly, with nothing of the caller's npm in the environment. */
export function runNpm(args: readonly string[], cwd: string): string {
  const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^npm_/i.test(name)))
  return execFileSync(npm, [...args], {
    cwd,
    env,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
    shell: process.platform === 'win32'
  })
}

/** Pack the product as it would be published and install it, and packages from the registry beside it, in an empty folder. */
export function installPacked(...packages: readonly string[]): string {
  const folder = mkdtempSync(join(tmpdir(), 'awesome-lint-packed-'))
  // The build is what is being tested already; packing must not build again beside other tests.
  runNpm(['pack', '--ignore-scripts', '--pack-destination', folder], root)
  const [tarball] = readdirSync(folder).filter(name => name.endsWith('.tgz'))
  writeFileSync(join(folder, 'package.json'), '{"private": true}')
  runNpm(['install', '--no-audit', '--no-fund', `./${tarball}`, ...packages], folder)
  return folder
}
