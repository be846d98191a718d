import yargs from 'yargs'
import {parseDuration} from '../duration.ts'
import {closest} from '../text/closest.ts'
import {UsageError} from '../usage-error.ts'
import {tool} from '../version.ts'
import {type Output, takeOutputs} from './outputs.ts'

/** The command line, parsed and checked. */
export interface Arguments {
  readonly command: 'lint' | 'explain' | 'export' | 'help'
  /** Files, folders, globs, `-`; for `explain` the rule. */
  readonly operands: readonly string[]
  readonly outputs: readonly Output[]
  readonly offline: boolean
  readonly fix: boolean
  readonly unsafeFixes: boolean
  readonly diff: boolean
  readonly config?: string
  readonly printConfig: boolean
  readonly only: readonly string[]
  readonly skip: readonly string[]
  /** The reference that a change is reported against. */
  readonly since?: string
  readonly staged: boolean
  readonly forceExclude: boolean
  readonly maxWarnings?: number
  readonly quiet: boolean
  readonly concurrency?: number
  readonly perHost?: number
  /** Milliseconds. */
  readonly timeout?: number
  readonly retries?: number
  readonly allowPrivate: boolean
  readonly allowEnv: readonly string[]
  /** Text to show for `help`. */
  readonly help: string
}

const several = ['only', 'skip', 'allow-env'] as const
const numbers = ['max-warnings', 'concurrency', 'per-host', 'retries'] as const

/**
 * Parse the command line.
 *
 * @throws {UsageError} for unknown flags and commands, missing or repeated values, and numbers that are none.
 */
export async function parseArguments(argv: readonly string[], columns: number | undefined): Promise<Arguments> {
  const {outputs, rest} = takeOutputs(argv)
  const command = rest[0] === 'explain' || rest[0] === 'export' ? rest[0] : 'lint'
  const parser = declare(columns)
  // yargs drops a lone `-`; behind `--` it stays an operand.
  const marked = rest.map(argument => (argument === '-' ? stdin : argument))
  let failure: string | undefined
  const parsed = await parser
    .fail((message, error) => {
      failure ??= message ?? error?.message
    })
    .parse(marked)
  if (failure !== undefined) throw new UsageError(explained(failure))
  for (const [name, value] of Object.entries(parsed)) {
    if (
      Array.isArray(value) &&
      name !== '_' &&
      !(several as readonly string[]).includes(name.replace(/[A-Z]/g, letter => `-${letter.toLowerCase()}`))
    ) {
      throw new UsageError(`--${name.replace(/[A-Z]/g, letter => `-${letter.toLowerCase()}`)} is given twice`)
    }
  }
  for (const name of numbers) {
    const value = parsed[name]
    if (value === undefined) continue
    if (!Number.isInteger(value) || (value as number) < (name === 'max-warnings' || name === 'retries' ? 0 : 1)) {
      throw new UsageError(
        `--${name} needs a whole number, 1 or more`.replace(
          ', 1 or more',
          name === 'max-warnings' || name === 'retries' ? '' : ', 1 or more'
        )
      )
    }
  }
  if (parsed['unsafe-fixes'] && !parsed.fix && !parsed.diff)
    throw new UsageError('--unsafe-fixes needs --fix or --diff')
  if (parsed.since !== undefined && parsed.staged) throw new UsageError('--since and --staged exclude each other')
  if (parsed.since === '') throw new UsageError('--since needs a reference, such as origin/main')
  const operands = parsed._.map(String).map(operand => (operand === stdin ? '-' : operand))
  return {
    command: parsed.help ? 'help' : command,
    operands: command === 'lint' ? operands : operands.slice(1),
    outputs,
    offline: parsed.offline,
    fix: parsed.fix,
    unsafeFixes: parsed['unsafe-fixes'],
    diff: parsed.diff,
    printConfig: parsed['print-config'],
    only: list(parsed.only),
    skip: list(parsed.skip),
    staged: parsed.staged,
    forceExclude: parsed['force-exclude'],
    ...(parsed.since !== undefined && {since: parsed.since}),
    quiet: parsed.quiet,
    allowPrivate: parsed['allow-private'],
    allowEnv: list(parsed['allow-env']),
    ...(parsed.config !== undefined && {config: parsed.config}),
    ...(parsed['max-warnings'] !== undefined && {maxWarnings: parsed['max-warnings']}),
    ...(parsed.concurrency !== undefined && {concurrency: parsed.concurrency}),
    ...(parsed['per-host'] !== undefined && {perHost: parsed['per-host']}),
    ...(parsed.retries !== undefined && {retries: parsed.retries}),
    ...(parsed.timeout !== undefined && {timeout: parseDuration(parsed.timeout, '--timeout')}),
    help: parsed.help ? await parser.getHelp() : ''
  }
}

/** Stands for the operand `-` while yargs parses. */
const stdin = '\u0000stdin'

const list = (value: string | readonly string[] | undefined) =>
  value === undefined
    ? []
    : [value].flat().flatMap(one =>
        one
          .split(',')
          .map(item => item.trim())
          .filter(Boolean)
      )

function declare(columns: number | undefined) {
  return yargs()
    .locale('en')
    .scriptName('awesome-lint')
    .usage(
      '$0 [files..]         lint lists of papers and check their links\n$0 explain RULE      print a rule’s page\n$0 export [files..]  print every entry as data'
    )
    .parserConfiguration({
      'camel-case-expansion': false,
      'boolean-negation': false,
      'duplicate-arguments-array': true,
      'parse-positional-numbers': false
    })
    .option('offline', {
      type: 'boolean',
      default: false,
      group: 'What to check:',
      describe: 'Make no request: lint only'
    })
    .option('only', {
      type: 'string',
      nargs: 1,
      requiresArg: true,
      group: 'What to check:',
      describe: 'Run these rules and no others'
    })
    .option('skip', {
      type: 'string',
      nargs: 1,
      requiresArg: true,
      group: 'What to check:',
      describe: 'Run all rules but these'
    })
    .option('since', {
      type: 'string',
      nargs: 1,
      requiresArg: true,
      group: 'What to check:',
      describe: 'Report what changed since the merge base with this reference, and check new links only'
    })
    .option('staged', {
      type: 'boolean',
      default: false,
      group: 'What to check:',
      describe: 'Report what is staged for the next commit, and check new links only'
    })
    .option('force-exclude', {
      type: 'boolean',
      default: false,
      group: 'What to check:',
      describe: 'Pass over named files that `files` of the configuration does not match'
    })
    .option('config', {
      type: 'string',
      nargs: 1,
      requiresArg: true,
      group: 'What to check:',
      describe: 'Configuration for all files; else the nearest .awesome-lint.yml above each'
    })
    .option('print-config', {
      type: 'boolean',
      default: false,
      group: 'What to check:',
      describe: 'Print the configuration that holds, and check nothing'
    })
    .option('fix', {
      type: 'boolean',
      default: false,
      group: 'Repairs:',
      describe: 'Repair what no reader could object to'
    })
    .option('unsafe-fixes', {
      type: 'boolean',
      default: false,
      group: 'Repairs:',
      describe: 'With --fix or --diff: what is very likely right too'
    })
    .option('diff', {
      type: 'boolean',
      default: false,
      group: 'Repairs:',
      describe: 'Show the repairs and write nothing; exit code 1 if there are any'
    })
    .option('format', {
      type: 'string',
      nargs: 1,
      alias: 'f',
      group: 'Output:',
      describe: 'pretty, json, sarif, github, junit, markdown, html, rdjson'
    })
    .option('output-file', {
      type: 'string',
      nargs: 1,
      alias: 'o',
      group: 'Output:',
      describe: 'Where the --format before it goes; both may be repeated as pairs'
    })
    .option('max-warnings', {
      type: 'number',
      nargs: 1,
      requiresArg: true,
      group: 'Output:',
      describe: 'More warnings than this are exit code 1'
    })
    .option('quiet', {type: 'boolean', default: false, group: 'Output:', describe: 'No warnings, no progress'})
    .option('concurrency', {
      type: 'number',
      nargs: 1,
      requiresArg: true,
      group: 'Links:',
      describe: 'Requests at a time [default: 128]'
    })
    .option('per-host', {
      type: 'number',
      nargs: 1,
      requiresArg: true,
      group: 'Links:',
      describe: 'Requests at a time to one host [default: 10]'
    })
    .option('timeout', {
      type: 'string',
      nargs: 1,
      requiresArg: true,
      group: 'Links:',
      describe: 'Time limit of one attempt: 500ms, 20s; a bare number is seconds [default: 10s]'
    })
    .option('retries', {
      type: 'number',
      nargs: 1,
      requiresArg: true,
      group: 'Links:',
      describe: 'Further attempts after a passing fault [default: 2]'
    })
    .option('allow-private', {
      type: 'boolean',
      default: false,
      group: 'Links:',
      describe: 'Ask private and local addresses too'
    })
    .option('allow-env', {
      type: 'string',
      nargs: 1,
      requiresArg: true,
      group: 'Links:',
      describe: 'Environment variables that links.headers may hold as ${NAME}'
    })
    .help(false)
    .option('help', {type: 'boolean', alias: 'h', describe: 'Show this help'})
    .version(false)
    .option('version', {type: 'boolean', alias: 'v', describe: 'Show the version'})
    .epilogue(
      `Exit codes: 0 nothing fatal; 1 errors, dead links or too many warnings; 2 wrong usage or configuration; 3 internal error.\n${tool.name} ${tool.version}`
    )
    .strictOptions()
    .exitProcess(false)
    .showHelpOnFail(false)
    .wrap(columns ? Math.min(columns, 100) : 100)
}

const flags = [
  'offline',
  'only',
  'skip',
  'since',
  'staged',
  'force-exclude',
  'config',
  'print-config',
  'fix',
  'unsafe-fixes',
  'diff',
  'format',
  'output-file',
  'max-warnings',
  'quiet',
  'concurrency',
  'per-host',
  'timeout',
  'retries',
  'allow-private',
  'allow-env',
  'help',
  'version'
]

/** yargs' complaint, with a suggestion for a mistyped flag. */
function explained(message: string): string {
  const unknown = /^Unknown arguments?: (.+)$/.exec(message)
  if (!unknown) return message.replace(/\.$/, '')
  const [first] = unknown[1]!.split(', ')
  const hint = closest(first!, flags)
  return `unknown flag \`${first!.length === 1 ? '-' : '--'}${first}\`${hint ? `, did you mean \`--${hint}\`?` : '; see --help'}`
}
