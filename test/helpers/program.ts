import {execFile} from 'node:child_process'
import {fileURLToPath} from 'node:url'
import {plainGit} from './repository.ts'

/** What a program did. */
export interface Ran {
  readonly code: number
  readonly out: string
  readonly err: string
}

/** The built command line, as people run it. */
const cli = fileURLToPath(new URL('../../dist/cli.js', import.meta.url))

/** Run a program without shell, with nothing on its standard input. */
export function runProgram(
  program: string,
  args: readonly string[],
  {cwd, env = plainGit}: {readonly cwd: string; readonly env?: NodeJS.ProcessEnv}
): Promise<Ran> {
  return new Promise(resolve => {
    const child = execFile(program, [...args], {cwd, env, encoding: 'utf8', maxBuffer: 2 ** 26}, (error, out, err) =>
      resolve({code: error ? Number(error.code ?? 1) : 0, out, err})
    )
    child.stdin?.end()
  })
}

/** Run the built command line in a folder. */
export const awesomeLint = (cwd: string, ...args: string[]): Promise<Ran> =>
  runProgram(process.execPath, [cli, ...args], {cwd})
