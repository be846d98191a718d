import {readFileSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {fileURLToPath, pathToFileURL} from 'node:url'
import {parse} from 'yaml'
import {type Ran, runProgram} from './program.ts'
import {newRepository, plainGit, type Repository, repositoryIn, temporaryFolder} from './repository.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))

/** The Action's manifest, as far as a runner reads it. */
export interface Manifest {
  readonly inputs: Readonly<Record<string, {readonly description: string; readonly default?: string}>>
  readonly outputs: Readonly<Record<string, {readonly description: string}>>
  readonly runs: {readonly using: string; readonly main: string}
}

export const manifest: Manifest = parse(readFileSync(join(root, 'action.yml'), 'utf8'))

/** What one step did: beside the process, what it wrote into the runner's files. */
export interface Stepped extends Ran {
  readonly summary: string
  readonly outputs: Readonly<Record<string, string>>
  /** The workflow commands in its output that the runner would obey. */
  readonly commands: readonly string[]
}

/** What a runner knows when it starts the Action. */
export interface Job {
  readonly folder: string
  readonly inputs?: Readonly<Record<string, string>>
  readonly event?: unknown
  readonly env?: Readonly<Record<string, string>>
}

/** Start the committed bundle as a runner would. */
export async function runAction({folder, inputs = {}, event, env = {}}: Job): Promise<Stepped> {
  const temporary = temporaryFolder()
  const file = (name: string, text = '') => {
    writeFileSync(join(temporary, name), text)
    return join(temporary, name)
  }
  const given = Object.fromEntries(
    Object.entries(manifest.inputs).map(([name, input]) => [
      `INPUT_${name.replaceAll(' ', '_').toUpperCase()}`,
      inputs[name] ?? input.default ?? ''
    ])
  )
  const unknown = Object.keys(inputs).filter(name => !(name in manifest.inputs))
  if (unknown.length > 0) throw new Error(`action.yml has no input ${unknown}`)
  const ran = await runProgram(process.execPath, [join(root, manifest.runs.main)], {
    cwd: folder,
    env: {
      ...plainGit,
      GITHUB_ACTIONS: 'true',
      GITHUB_WORKSPACE: folder,
      GITHUB_REPOSITORY: 'owner/list',
      GITHUB_SERVER_URL: 'https://github.com',
      GITHUB_EVENT_PATH: file('event.json', JSON.stringify(event ?? {})),
      GITHUB_OUTPUT: file('output'),
      GITHUB_STEP_SUMMARY: file('summary'),
      RUNNER_TEMP: temporary,
      ...given,
      ...env
    }
  })
  return {
    ...ran,
    summary: readFileSync(join(temporary, 'summary'), 'utf8'),
    outputs: outputsOf(readFileSync(join(temporary, 'output'), 'utf8')),
    commands: commandsOf(ran.out)
  }
}

/** Outputs as the runner reads them: `name=value`, or `name<<delimiter` up to a line that is the delimiter. */
export function outputsOf(text: string): Record<string, string> {
  const outputs: Record<string, string> = {}
  const lines = text.split('\n')
  for (let index = 0; index < lines.length; index++) {
    const [, name, delimiter] = /^([^=<]+)<<(.+)$/.exec(lines[index]!) ?? []
    const end = delimiter === undefined ? -1 : lines.indexOf(delimiter, index)
    if (end > 0) {
      outputs[name!] = lines.slice(index + 1, end).join('\n')
      index = end
    } else if (lines[index]!.includes('=')) {
      const [key, ...value] = lines[index]!.split('=')
      outputs[key!] = value.join('=')
    } else if (lines[index] !== '') throw new Error(`the runner cannot read ${JSON.stringify(lines[index])}`)
  }
  return outputs
}

/** Commands that the runner obeys: not between `stop-commands` and its token. */
export function commandsOf(out: string): string[] {
  const commands: string[] = []
  let token: string | undefined
  for (const line of out.split('\n')) {
    if (token !== undefined) {
      if (line === `::${token}::`) token = undefined
      continue
    }
    const stop = /^::stop-commands::(.+)$/.exec(line)
    if (stop) token = stop[1]
    else if (/^\s*::|##\[/.test(line)) commands.push(line)
  }
  if (token !== undefined) throw new Error('commands were stopped and never resumed')
  return commands
}

/** A pull request as `actions/checkout` leaves it: the merge that GitHub made, with some history. */
export interface PullRequest {
  readonly checkout: Repository
  readonly event: unknown
  readonly env: Readonly<Record<string, string>>
}

/**
 * Make a pull request with real history: `main` has gone on after the branch left it.
 *
 * @param depth as `fetch-depth` of actions/checkout.
 */
export function pullRequest(
  before: Readonly<Record<string, string>>,
  commits: readonly Readonly<Record<string, string>>[],
  {depth = 2, fork = false}: {readonly depth?: number; readonly fork?: boolean} = {}
): PullRequest {
  const origin = newRepository(before)
  const base = origin.git('rev-parse', 'HEAD')
  origin.git('switch', '--quiet', '--create', 'change')
  for (const [index, files] of commits.entries()) origin.commit(`Change ${index}`, files)
  const head = origin.git('rev-parse', 'HEAD')
  origin.git('switch', '--quiet', 'main')
  origin.commit('Meanwhile', {'unrelated.txt': 'text\n'})
  origin.git('merge', '--quiet', '--no-ff', '-m', 'Merge', 'change')
  const merge = origin.git('rev-parse', 'HEAD')
  origin.git('update-ref', 'refs/pull/1/merge', merge)
  origin.git('reset', '--quiet', '--hard', 'HEAD^1')
  const folder = temporaryFolder()
  const checkout = repositoryIn(folder)
  checkout.git('init', '--quiet')
  checkout.git('remote', 'add', 'origin', pathToFileURL(origin.folder).href)
  checkout.git(
    'fetch',
    '--quiet',
    '--no-tags',
    ...(depth > 0 ? [`--depth=${depth}`] : []),
    'origin',
    '+refs/pull/1/merge:refs/remotes/pull/1/merge'
  )
  checkout.git('checkout', '--quiet', '--force', 'refs/remotes/pull/1/merge')
  const name = fork ? 'stranger/list' : 'owner/list'
  return {
    checkout,
    event: {
      action: 'opened',
      number: 1,
      pull_request: {
        number: 1,
        base: {ref: 'main', sha: base, repo: {full_name: 'owner/list', fork: false}},
        head: {ref: 'change', sha: head, repo: {full_name: name, fork}}
      }
    },
    env: {
      GITHUB_EVENT_NAME: 'pull_request',
      GITHUB_REF: 'refs/pull/1/merge',
      GITHUB_SHA: merge,
      GITHUB_BASE_REF: 'main'
    }
  }
}
