import {decode, reason} from '../files.ts'
import {configText} from '../init/config-text.ts'
import {withHook, workflowText} from '../init/files.ts'
import {survey, surveyText} from '../init/survey.ts'
import {readJobs} from '../jobs.ts'
import {terminal} from '../report/escape.ts'
import {refusalText} from '../report/wording.ts'
import {closest} from '../text/closest.ts'
import {UsageError} from '../usage-error.ts'
import type {World} from '../world.ts'
import {ask} from './ask.ts'
import {folderOf} from './folder.ts'
import type {Streams} from './main.ts'

const flags = ['yes', 'pre-commit', 'workflow'] as const
type Flag = (typeof flags)[number]

const usage = `awesome-lint init [files..]

Read lists, say how they are written, and write a configuration that pins it (.awesome-lint.yml).

  --pre-commit  add our hook to .pre-commit-config.yaml
  --workflow    write .github/workflows/papers.yml, which lints pull requests
  -y, --yes     replace files without asking
`

/**
 * `awesome-lint init [files..]`: what a list is like, and files that hold it to that.
 *
 * @throws {UsageError} for unknown flags, lists that cannot be read, and files that nobody allowed to be replaced.
 */
export async function init(argv: readonly string[], world: World, streams: Streams): Promise<number> {
  const {given, operands} = parse(argv)
  if (given === 'help') {
    await streams.out(usage)
    return 0
  }
  const {jobs, refused: slow} = await readJobs({operands, fix: 'none'}, world)
  if (slow.length > 0) throw new UsageError(slow.map(refusalText).join('; '))
  const surveys = jobs.map(({source, linted}) => survey(linted.list, linted.findings, source.path))
  await streams.out(`${surveys.map(one => terminal(surveyText(one)).replaceAll('\\n', '\n')).join('\n')}\n`)

  const refused: string[] = []
  const write = async (path: string, text: string, change: 'replace' | 'change') => {
    const present = await read(path, world)
    if (present === text) {
      await streams.out(`${path} says so already\n`)
      return
    }
    if (present !== undefined && !given.has('yes') && !(await ask(`${path} exists; ${change} it?`))) {
      refused.push(path)
      return
    }
    try {
      await folderOf(path, world.cwd)
      await world.write(path, text)
    } catch (error) {
      throw new UsageError(`cannot write \`${path}\`: ${reason(error)}`)
    }
    await streams.out(`wrote ${path}\n`)
  }

  const lists = surveys.filter(({path}) => path !== '<stdin>')
  if (lists.length > 0) await write('.awesome-lint.yml', configText(lists), 'replace')
  if (given.has('pre-commit')) {
    const path = '.pre-commit-config.yaml'
    const text = hooked(await read(path, world))
    if (text !== undefined) await write(path, text, 'change')
  }
  if (given.has('workflow')) await write('.github/workflows/papers.yml', workflowText, 'replace')
  if (refused.length > 0)
    throw new UsageError(`${refused.map(path => `\`${path}\``).join(' and ')} left as it is; --yes replaces it`)
  return 0
}

function hooked(present: string | undefined): string | undefined {
  try {
    return withHook(present)
  } catch (error) {
    throw new UsageError(`cannot add a hook to \`.pre-commit-config.yaml\`: ${(error as Error).message}`)
  }
}

/** The text of a file, if there is one. */
async function read(path: string, world: World): Promise<string | undefined> {
  return (await world.kind(path)) ? decode(await world.read(path), path).text : undefined
}

function parse(argv: readonly string[]): {given: ReadonlySet<Flag> | 'help'; operands: string[]} {
  const given = new Set<Flag>()
  const operands: string[] = []
  for (const argument of argv) {
    if (argument === '-h' || argument === '--help') return {given: 'help', operands}
    if (argument === '-' || !argument.startsWith('-')) {
      operands.push(argument)
      continue
    }
    const name = argument === '-y' ? 'yes' : argument.replace(/^--?/, '')
    const flag = flags.find(one => one === name)
    if (!flag) {
      const hint = closest(name, flags)
      throw new UsageError(
        `init: unknown flag \`${argument}\`, ${hint ? `did you mean \`--${hint}\`?` : `expected one of ${flags.map(one => `--${one}`).join(', ')}`}`
      )
    }
    given.add(flag)
  }
  return {given, operands}
}
