import {execFile} from 'node:child_process'

/** What git answered. */
export interface GitAnswer {
  /** Its exit code. */
  readonly code: number
  readonly stdout: Buffer
  readonly stderr: string
}

/**
 * Nothing that a repository configures may run: no file system monitor, no hooks. A path is a path, never a pattern, and
 * nobody else's locks are waited for.
 */
const careful = [
  '--no-pager',
  '--no-optional-locks',
  '--literal-pathspecs',
  '-c',
  'core.fsmonitor=false',
  '-c',
  'core.hooksPath=/dev/null'
] as const

/** A list is no larger than a string of JavaScript can be. */
const maxBuffer = 512 * 2 ** 20

/**
 * Run git in a folder, without a shell.
 *
 * @throws Node's error with its `code` when git cannot be started.
 */
export function runGit(cwd: string, args: readonly string[]): Promise<GitAnswer> {
  // Windows would look for git.exe in the working folder first, which a stranger may have filled.
  if (process.platform === 'win32') process.env.NoDefaultCurrentDirectoryInExePath = '1'
  const env = {...process.env, LC_ALL: 'C', GIT_TERMINAL_PROMPT: '0'}
  return new Promise((resolve, reject) => {
    execFile(
      'git',
      [...careful, ...args],
      {cwd, env, encoding: 'buffer', maxBuffer, windowsHide: true},
      (error, stdout, stderr) => {
        if (error && typeof error.code !== 'number') reject(error)
        else resolve({code: Number(error?.code ?? 0), stdout, stderr: stderr.toString('utf8')})
      }
    )
  })
}
