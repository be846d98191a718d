import {join} from 'node:path'
import {parseArguments} from '../cli/arguments.ts'
import {runOptionsOf} from '../cli/run-options.ts'
import {writeChanges, writeReports} from '../cli/write.ts'
import {webAddress} from '../report/escape.ts'
import {exitCode} from '../report/exit-code.ts'
import {github} from '../report/github.ts'
import {json} from '../report/json.ts'
import {markdown} from '../report/markdown.ts'
import {pretty} from '../report/pretty.ts'
import type {Report, ReporterOptions} from '../report/report.ts'
import {run} from '../run.ts'
import {UsageError} from '../usage-error.ts'
import type {World} from '../world.ts'
import {argumentsOf, extrasOf} from './inputs.ts'
import {pullRequestBase} from './pull-request.ts'
import {errorCommand, type Runner} from './runner.ts'

/**
 * Run the Action: inputs to a command line, its run, and the report as annotations, job summary, outputs and files.
 *
 * @returns the exit code of the command line.
 */
export async function main(runner: Runner, world: World, signal?: AbortSignal): Promise<number> {
  try {
    return await check(runner, world, signal)
  } catch (error) {
    if (error instanceof UsageError) {
      await runner.commands(errorCommand(error.message))
      return 2
    }
    if (signal?.aborted) return 130
    await runner.commands(
      errorCommand(`internal error, please report it with the list that caused it\n${(error as Error)?.stack ?? error}`)
    )
    return 3
  }
}

async function check(runner: Runner, world: World, signal?: AbortSignal): Promise<number> {
  const {env} = runner
  const {changesOnly, token} = extrasOf(env)
  const given = parseArguments(argumentsOf(env))
  const since = given.since ?? (changesOnly ? await pullRequestBase(await runner.event(), env, world) : undefined)
  const options = runOptionsOf({...given, ...(since !== undefined && {since})})
  const {report, changes} = await run(options, token === undefined ? world : withToken(world, token), signal)
  if (given.fix) await writeChanges(changes, world, false)
  const source = await sourceOf(runner, world)
  const how = {color: false, quiet: given.quiet, ...(source !== undefined && {source})}
  await tell(runner, report, how, world)
  const files = given.outputs.filter(({file}) => file !== undefined)
  await writeReports(files, report, world, {...how, out: runner.log})
  return exitCode(report, given.maxWarnings === undefined ? {} : {maxWarnings: given.maxWarnings})
}

/** A world in which GitHub's API is asked with a token; nobody else sees it. */
const withToken = (world: World, token: string): World => ({
  ...world,
  network: async () => {
    const network = await world.network()
    return {...network, env: {...network.env, GITHUB_TOKEN: token}}
  }
})

/** Say everything: to who reads the log, the pull request, the summary, and the steps that follow. */
async function tell(runner: Runner, report: Report, how: ReporterOptions, world: World): Promise<void> {
  await runner.log(pretty(report, how))
  await runner.commands(github(report, how))
  await runner.summary(markdown(report, how))
  const file = join(await runner.temporaryFolder(), 'report.json')
  await world.write(file, json(report, {color: false, quiet: false}))
  const {errors, warnings, links} = report.summary
  await runner.output('errors', String(errors))
  await runner.output('warnings', String(warnings))
  await runner.output('dead', String(links.dead ?? 0))
  await runner.output('report', file)
}

/** Where the checked-out files are on the web, for links to lines. */
async function sourceOf({env}: Runner, world: World): Promise<string | undefined> {
  const {
    GITHUB_SERVER_URL: server = 'https://github.com',
    GITHUB_REPOSITORY: repository = '',
    GITHUB_SHA: sha = ''
  } = env
  if (!webAddress(server) || !/^[\w.-]+\/[\w.-]+$/.test(repository)) return
  const head = await world.git(['rev-parse', '--verify', '--quiet', 'HEAD']).catch(() => undefined)
  const commit = head?.code === 0 ? head.stdout.toString('utf8').trim() : sha
  return /^[0-9a-f]{40,64}$/.test(commit) ? `${server}/${repository}/blob/${commit}/` : undefined
}
