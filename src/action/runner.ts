import {randomUUID} from 'node:crypto'
import {appendFile, mkdtemp, readFile} from 'node:fs/promises'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {workflowData} from '../report/escape.ts'

/** How the Action speaks with the runner: files that it appends to, and commands on standard output. */
export interface Runner {
  readonly env: Readonly<Record<string, string | undefined>>
  /** The event that started the workflow; undefined outside of one. */
  event(): Promise<unknown>
  /** A new folder that is gone after the job. */
  temporaryFolder(): Promise<string>
  /** Set an output of the step. */
  output(name: string, value: string): Promise<void>
  /** Append Markdown to the summary of the job. */
  summary(markdown: string): Promise<void>
  /** Print text that may hold commands, ours alone. */
  commands(text: string): Promise<void>
  /** Print text in which the runner obeys no command. */
  log(text: string): Promise<void>
}

/** The runner of this process. */
export function createRunner(
  env: Readonly<Record<string, string | undefined>>,
  print: (text: string) => Promise<void>
): Runner {
  const append = async (file: string | undefined, text: string) => {
    // Absent when the Action is started by hand.
    if (file) await appendFile(file, text)
  }
  return {
    env,
    event: async () => (env.GITHUB_EVENT_PATH ? JSON.parse(await readFile(env.GITHUB_EVENT_PATH, 'utf8')) : undefined),
    temporaryFolder: () => mkdtemp(join(env.RUNNER_TEMP || tmpdir(), 'awesome-lint-')),
    output(name, value) {
      // A delimiter that nobody can guess: no value can end itself and set another.
      const delimiter = `end-${randomUUID()}`
      return append(env.GITHUB_OUTPUT, `${name}<<${delimiter}\n${value}\n${delimiter}\n`)
    },
    summary: markdown => append(env.GITHUB_STEP_SUMMARY, `${markdown}\n`),
    commands: print,
    async log(text) {
      const token = randomUUID()
      await print(`::stop-commands::${token}\n${text.endsWith('\n') ? text : `${text}\n`}::${token}::\n`)
    }
  }
}

/** A command that makes the runner show an error of the step. */
export const errorCommand = (message: string) => `::error title=awesome-paper-lint::${workflowData(message)}\n`
