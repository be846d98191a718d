import {writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {build} from 'esbuild'
import {folderOf, peers, project} from './peers.ts'

/** A command whose whole run is timed. */
export interface Subject {
  readonly name: string
  /** The program and its arguments, for a file in the working folder. */
  readonly command: (file: string) => readonly string[]
  /** Where it runs: peers find their plugins from there. */
  readonly folder: (work: string) => string
  /** What its output must hold, and how it must end: a crash is fast too. */
  readonly says: RegExp
  readonly exitCode: number
}

/** The built command line. */
export const cli = join(project, 'dist/cli.js')

/** This linter as it is published, all rules and the reporter included. */
export const ours: Subject = {
  name: 'awesome-paper-lint',
  command: file => [process.execPath, cli, '--offline', file],
  folder: work => work,
  says: /[1-9]\d*,?\d* errors?/,
  exitCode: 1
}

/** The same with a configuration, which has to be found, read and validated. */
export function configured(work: string): Subject {
  const config = join(work, 'config.yml')
  writeFileSync(config, 'rules:\n  title-punctuation: warn\nlinks:\n  timeout: 5s\n')
  return {
    ...ours,
    name: 'awesome-paper-lint, with a configuration in YAML',
    command: file => [process.execPath, cli, '--offline', '--config', config, file]
  }
}

const program = (name: string, command: readonly string[], says: RegExp): Subject => ({
  name,
  command: () => command,
  folder: work => work,
  says,
  exitCode: 0
})

/** Node alone. */
export const nothing = program('`node -e 0`', [process.execPath, '-e', '0'], /^$/)
export const version = program('`awesome-lint --version`', [process.execPath, cli, '--version'], /^\d+\.\d+\.\d+/)

/** Other linters. */
export const others: readonly Subject[] = peers.map(peer => ({
  name: peer.name,
  command: file => [process.execPath, join(folderOf(peer), peer.bin), ...peer.args(file)],
  folder: () => folderOf(peer),
  says: peer.says,
  exitCode: peer.exitCode
}))

/** remark-parse and remark-gfm alone, bundled as this linter is. */
export async function bareParse(work: string): Promise<Subject> {
  const outfile = join(work, 'bare.mjs')
  await build({
    entryPoints: [join(project, 'bench/speed/bare.ts')],
    outfile,
    bundle: true,
    format: 'esm',
    platform: 'node',
    target: 'node20.19',
    minify: true,
    legalComments: 'none',
    logLevel: 'warning'
  })
  return {
    name: 'remark-parse and remark-gfm alone',
    command: file => [process.execPath, outfile, file],
    folder: folder => folder,
    says: /[1-9]\d* blocks/,
    exitCode: 0
  }
}
