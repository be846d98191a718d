import {chmodSync, mkdirSync, readFileSync, writeFileSync} from 'node:fs'
import {delimiter, join} from 'node:path'
import {fileURLToPath} from 'node:url'
import {parse} from 'yaml'
import {runAction, type Stepped} from './action.ts'
import {runProgram} from './program.ts'
import {plainGit, temporaryFolder} from './repository.ts'

/** A step of a workflow, as far as the examples need it. */
export interface Step {
  readonly id?: string
  readonly if?: string
  readonly uses?: string
  readonly run?: string
  readonly with?: Readonly<Record<string, string | number | boolean>>
  readonly env?: Readonly<Record<string, string>>
  readonly 'continue-on-error'?: boolean
}

/** A workflow. */
export interface Workflow {
  readonly name?: string
  readonly on: unknown
  readonly permissions?: unknown
  readonly jobs: Readonly<Record<string, {readonly 'runs-on': string; readonly steps: readonly Step[]}>>
}

/** The YAML examples of a page, in order. */
export function examples(page: string): unknown[] {
  const text = readFileSync(fileURLToPath(new URL(`../../docs/${page}`, import.meta.url)), 'utf8')
  return [...text.matchAll(/^```ya?ml\n([\s\S]*?)^```$/gm)].map(([, yaml]) => parse(yaml!, {strict: true}))
}

/** What a run of a workflow did. */
export interface WorkflowRun {
  readonly failed: boolean
  /** What our Action did, each time it was used. */
  readonly steps: readonly Stepped[]
  /** Actions of others that were used, and were passed over. */
  readonly others: readonly string[]
  readonly log: string
}

/** Where and how a workflow runs. */
export interface Machine {
  readonly folder: string
  readonly event: unknown
  readonly env: Readonly<Record<string, string>>
  /** Programs to find on the PATH before all others: scripts for bash. */
  readonly programs?: Readonly<Record<string, string>>
  /** The runner's folder for temporary files, which caches fill; by default one that nobody looks into. */
  readonly temp?: string
  /** Inputs of our Action beside those of the workflow. */
  readonly inputs?: Readonly<Record<string, string>>
}

/** Run the jobs of a workflow as a runner would: `run` in bash, our Action by its bundle, actions of others not at all. */
export async function runWorkflow({jobs}: Workflow, machine: Machine): Promise<WorkflowRun> {
  const path = join(temporaryFolder(), 'bin')
  mkdirSync(path)
  for (const [name, script] of Object.entries(machine.programs ?? {})) {
    writeFileSync(join(path, name), `#!/usr/bin/env bash\n${script}\n`)
    chmodSync(join(path, name), 0o755)
  }
  const env = {...plainGit, ...machine.env, PATH: `${path}${delimiter}${process.env.PATH}`}
  const steps: Stepped[] = []
  const others: string[] = []
  let log = ''
  let failed = false
  for (const job of Object.values(jobs)) {
    const known = new Map<string, unknown>()
    const context = {
      steps: Object.fromEntries(known),
      github: {token: 'token', repository: 'owner/list', run_id: '1', run_attempt: '1'},
      runner: {temp: machine.temp ?? join(path, 'temp')}
    }
    for (const step of job.steps) {
      const text = (value: string) =>
        value.replace(/\$\{\{(.*?)\}\}/g, (_, code) => String(evaluate(code, context) ?? ''))
      if (step.if === undefined ? failed : !evaluate(step.if, context)) continue
      const fields = Object.fromEntries(
        Object.entries(step.with ?? {}).map(([name, value]) => [name, text(String(value))])
      )
      let code = 0
      let outputs: Readonly<Record<string, string>> = {}
      if (step.uses?.startsWith('OWNER/awesome-paper-lint@')) {
        const {folder, event} = machine
        const did = await runAction({folder, event, env: machine.env, inputs: {...machine.inputs, ...fields}})
        steps.push(did)
        ;({code, outputs} = did)
      } else if (step.uses !== undefined) others.push(step.uses)
      else {
        const own = Object.fromEntries(Object.entries(step.env ?? {}).map(([name, value]) => [name, text(value)]))
        const shell = ['--noprofile', '--norc', '-e', '-o', 'pipefail', '-c', text(step.run!)]
        const ran = await runProgram('bash', shell, {cwd: machine.folder, env: {...env, ...own}})
        log += ran.out + ran.err
        code = ran.code
      }
      const outcome = code === 0 ? 'success' : 'failure'
      if (step.id) Object.assign(context.steps, {[step.id]: {outputs, outcome}})
      if (code !== 0 && !step['continue-on-error']) failed = true
    }
  }
  return {failed, steps, others, log}
}

/** The part of GitHub's expressions that the examples use: paths, texts, `==`, `!=` and `always()`. */
function evaluate(code: string, context: object): unknown {
  const comparison = /^(.+?)(==|!=)(.+)$/.exec(code.trim())
  if (comparison) {
    const [, left, operator, right] = comparison
    return (String(evaluate(left!, context) ?? '') === String(evaluate(right!, context) ?? '')) === (operator === '==')
  }
  if (code.trim() === 'always()') return true
  const literal = /^'(.*)'$/.exec(code.trim())
  if (literal) return literal[1]
  if (!/^[\w.-]+$/.test(code.trim())) throw new Error(`the test's runner cannot evaluate ${code}`)
  return code
    .trim()
    .split('.')
    .reduce<unknown>((value, key) => (value as Record<string, unknown> | undefined)?.[key], context)
}
