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
 * Git in a folder, run without a shell, and so that nothing runs which the repository configures: it may have come with
 * a stranger's archive. What git would run to read a file of the work tree (`filter.NAME.clean`) is unset by name, and what
 * is missing in a partial clone is not fetched.
 *
 * @throws Node's error with its `code` when git cannot be started.
 */
export function gitIn(cwd: string): (args: readonly string[]) => Promise<GitAnswer> {
  // Windows would look for git.exe in the working folder first, which a stranger may have filled.
  if (process.platform === 'win32') process.env.NoDefaultCurrentDirectoryInExePath = '1'
  const env = {...process.env, LC_ALL: 'C', GIT_TERMINAL_PROMPT: '0', GIT_ALLOW_PROTOCOL: ''}
  let whole: Promise<NodeJS.ProcessEnv> | undefined
  return async args => {
    whole ??= withoutFilters(cwd, env)
    return answer(cwd, args, await whole)
  }
}

/** An environment in which the filters that the configuration names do nothing. */
async function withoutFilters(cwd: string, env: NodeJS.ProcessEnv): Promise<NodeJS.ProcessEnv> {
  const named = await answer(
    cwd,
    ['config', '--null', '--name-only', '--get-regexp', String.raw`^filter\..*\.(clean|smudge|process|required)$`],
    env
  )
  const names = [...new Set(named.stdout.toString('utf8').split('\0').filter(Boolean))]
  const before = Number(env.GIT_CONFIG_COUNT ?? 0) || 0
  // As variables, since an argument could not name a filter that is called `a=b`.
  const values = names.flatMap((name, index) => [
    [`GIT_CONFIG_KEY_${before + index}`, name],
    [`GIT_CONFIG_VALUE_${before + index}`, name.endsWith('.required') ? 'false' : '']
  ])
  return {...env, ...Object.fromEntries(values), GIT_CONFIG_COUNT: String(before + names.length)}
}

function answer(cwd: string, args: readonly string[], env: NodeJS.ProcessEnv): Promise<GitAnswer> {
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
