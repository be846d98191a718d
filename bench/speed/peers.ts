import {execFileSync} from 'node:child_process'
import {existsSync, mkdirSync, readFileSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {fileURLToPath} from 'node:url'

/** The root of this project. */
export const project = fileURLToPath(new URL('../..', import.meta.url))
const folder = join(project, 'bench/peers/speed')

/** A linter that takes part: its package, what is installed for it and how its command is called. */
export interface Peer {
  readonly name: string
  readonly packages: readonly string[]
  /** Below its folder. */
  readonly bin: string
  /** The command line after the program, for a file in the working folder. */
  readonly args: (file: string) => readonly string[]
  /** What it must print of the seed list, so that a crash does not count as speed. */
  readonly says: RegExp
  readonly exitCode: number
}

/** All linters that take part beside this one. */
export const peers: readonly Peer[] = [
  {
    name: 'awesome-lint 2.3.0',
    packages: ['awesome-lint@2.3.0'],
    bin: 'node_modules/awesome-lint/cli.js',
    args: file => [file],
    says: /[1-9]\d* errors/,
    exitCode: 1
  },
  {
    name: 'remark-cli 12, preset-lint-recommended',
    packages: ['remark-cli@12', 'remark-preset-lint-recommended@7'],
    bin: 'node_modules/remark-cli/cli.js',
    args: file => ['--no-stdout', '--frail', '--use', 'remark-preset-lint-recommended', file],
    says: /[1-9]\d* warnings/,
    exitCode: 1
  },
  {
    name: 'markdownlint-cli2 0.18',
    packages: ['markdownlint-cli2@0.18'],
    bin: 'node_modules/markdownlint-cli2/markdownlint-cli2-bin.mjs',
    args: file => [file],
    says: /Summary: [1-9]\d* error/,
    exitCode: 1
  }
]

/** Where a peer is installed. */
export const folderOf = ({packages}: Pick<Peer, 'packages'>): string => join(folder, packages[0]!.replace(/@.*/, ''))

/** Installs what is missing, each in a folder of its own, so that its size can be told. */
export function installPeers(): void {
  for (const peer of peers) {
    if (!existsSync(join(folderOf(peer), peer.bin))) install(folderOf(peer), peer.packages)
  }
}

/** Installs packages into a folder, without their scripts. */
export function install(into: string, packages: readonly string[]): void {
  mkdirSync(into, {recursive: true})
  writeFileSync(join(into, 'package.json'), '{"private": true}\n')
  const args = [
    'install',
    '--ignore-scripts',
    '--no-audit',
    '--no-fund',
    '--loglevel=error',
    '--install-links',
    ...packages
  ]
  execFileSync('npm', args, {cwd: into, stdio: ['ignore', 'ignore', 'inherit']})
}

/** What a folder with installed packages takes. */
export interface Size {
  /** Bytes of the blocks that the files take. */
  readonly disk: number
  /** Bytes of the files. */
  readonly bytes: number
  readonly packages: number
}

/** What there is below `node_modules` of a folder. */
export function sizeOf(folder: string): Size {
  const lock = JSON.parse(readFileSync(join(folder, 'node_modules/.package-lock.json'), 'utf8')) as {packages: object}
  const du = (...options: string[]) =>
    Number.parseInt(execFileSync('du', [...options, join(folder, 'node_modules')], {encoding: 'utf8'}), 10)
  return {disk: du('-s', '--block-size=1'), bytes: du('-sb'), packages: Object.keys(lock.packages).length}
}
