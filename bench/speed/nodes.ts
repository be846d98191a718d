import {execFileSync} from 'node:child_process'
import {existsSync} from 'node:fs'
import {join} from 'node:path'
import {time} from './measure.ts'
import {table} from './page.ts'
import {install, project} from './peers.ts'
import {nothing, type Subject} from './subjects.ts'

/** Versions of Node beside the one that runs the benchmark. */
const versions = ['22', '24']

/** The program of a version of Node, from the package that brings it. */
function nodeOf(version: string): string {
  const folder = join(project, 'bench/peers/nodes', version)
  const program = join(folder, 'node_modules/node/bin/node')
  if (!existsSync(program)) {
    install(folder, [`node@${version}`])
    execFileSync(process.execPath, ['installArchSpecificPackage.js'], {cwd: join(folder, 'node_modules/node')})
  }
  return program
}

/** The table of one list on several versions of Node: this linter beside the fastest other one. */
export function nodes(own: Subject, other: Subject, work: string, file: string, runs: number): string {
  const programs = [process.execPath, ...versions.map(nodeOf)]
  const rows = programs.map(program => {
    const on = (subject: Subject): Subject => ({
      ...subject,
      command: name => [program, ...subject.command(name).slice(1)]
    })
    const [none, mine, fastest] = time([nothing, own, other].map(on), work, file, runs).map(({best}) => best)
    const version = execFileSync(program, ['--version'], {encoding: 'utf8'}).trim().slice(1)
    return [version, ...[none!, mine!, fastest!].map(best => `${best.toFixed(3)} s`), (mine! / fastest!).toFixed(2)]
  })
  return table(['Node', '`node -e 0`', own.name, other.name, 'awesome-paper-lint takes'], rows)
}
