import parse from 'yargs-parser'
import {parseDuration} from '../duration.ts'
import {parseSize} from '../size.ts'
import {closest} from '../text/closest.ts'
import {UsageError} from '../usage-error.ts'
import {type Flag, flags} from './flags.ts'
import {type Output, takeOutputs} from './outputs.ts'

/** The command line, parsed and checked. */
export interface Arguments {
  readonly command: 'lint' | 'explain' | 'export' | 'help' | 'version'
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
  /** Bytes. */
  readonly maxSize?: number
  /** Milliseconds. */
  readonly fileTimeout?: number
  readonly concurrency?: number
  readonly perHost?: number
  /** Milliseconds. */
  readonly timeout?: number
  readonly retries?: number
  /** The file that remembers links; `false` for none. */
  readonly history?: string | false
  /** Milliseconds. */
  readonly maxAge?: number
  /** Ask the Wayback Machine about dead links. */
  readonly archive: boolean
  /** Look up the ids that fragments of links name. */
  readonly fragments: boolean
  readonly allowPrivate: boolean
  readonly allowEnv: readonly string[]
  /** The file that keeps findings, `true` for the standard place. */
  readonly cache?: string | true
  /** Threads. */
  readonly workers?: number
}

const commands = ['explain', 'export'] as const

/**
 * Parse the command line with yargs' own parser: yargs itself, which takes longer to load than a list to lint, is for the help.
 *
 * @throws {UsageError} for unknown flags, missing or repeated values, numbers and durations that are none.
 */
export function parseArguments(argv: readonly string[]): Arguments {
  const {outputs, rest} = takeOutputs(argv)
  const {flag, text, number, names, operands} = readFlags(rest)
  const command = commands.find(name => name === rest[0])
  if (flag('unsafe-fixes') && !flag('fix') && !flag('diff'))
    throw new UsageError('--unsafe-fixes needs --fix or --diff')
  const since = text('since')
  if (since !== undefined && flag('staged')) throw new UsageError('--since and --staged exclude each other')
  const [timeout, maxAge, maxSize] = [text('timeout'), text('max-age'), text('max-size')]
  const fileTimeout = text('file-timeout')
  if (flag('no-history') && text('history') !== undefined)
    throw new UsageError('--history and --no-history exclude each other')
  const cache = cacheOf(flag('cache'), text('cache-location'))
  const whole = flag('offline') && !flag('fix') && !flag('diff') && since === undefined && !flag('staged')
  if (cache !== undefined && !whole)
    throw new UsageError('--cache needs --offline, and goes with none of --fix, --diff, --since and --staged')
  return {
    command: flag('help') ? 'help' : flag('version') ? 'version' : (command ?? 'lint'),
    operands: command ? operands.slice(1) : operands,
    outputs,
    offline: flag('offline'),
    fix: flag('fix'),
    unsafeFixes: flag('unsafe-fixes'),
    diff: flag('diff'),
    printConfig: flag('print-config'),
    only: names('only'),
    skip: names('skip'),
    staged: flag('staged'),
    forceExclude: flag('force-exclude'),
    quiet: flag('quiet'),
    archive: flag('archive'),
    fragments: flag('fragments'),
    allowPrivate: flag('allow-private'),
    allowEnv: names('allow-env'),
    ...given({
      config: text('config'),
      cache,
      workers: number('workers'),
      since,
      maxWarnings: number('max-warnings'),
      concurrency: number('concurrency'),
      perHost: number('per-host'),
      retries: number('retries'),
      maxSize: maxSize === undefined ? undefined : parseSize(maxSize, '--max-size'),
      fileTimeout: fileTimeout === undefined ? undefined : atLeastOne(fileTimeout, '--file-timeout'),
      history: flag('no-history') ? (false as const) : text('history'),
      maxAge: maxAge === undefined ? undefined : parseDuration(maxAge, '--max-age'),
      timeout: timeout === undefined ? undefined : parseDuration(timeout, '--timeout')
    })
  }
}

/** Whole milliseconds of a duration that is some time. */
function atLeastOne(value: string, where: string): number {
  const ms = Math.round(parseDuration(value, where))
  if (ms < 1 || ms > 2 ** 31 - 1) throw new UsageError(`${where} is \`${value}\`, expected 1ms to 24d`)
  return ms
}

function cacheOf(wanted: boolean, location: string | undefined): string | true | undefined {
  if (location !== undefined && !wanted) throw new UsageError('--cache-location needs --cache')
  return wanted ? (location ?? true) : undefined
}

/** Only what was given, so that absent keys stay absent. */
function given<T extends object>(values: T): {[K in keyof T]?: Exclude<T[K], undefined>} {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as never
}

/** Stands for the operand `-`, which parsers of flags drop. */
const stdin = '\u0000stdin'

function readFlags(argv: readonly string[]) {
  const valued = flags.filter(({takes}) => takes !== undefined).map(({name}) => name)
  const {argv: parsed, error} = parse.detailed(
    argv.map(argument => (argument === '-' ? stdin : argument)),
    {
      boolean: flags.filter(({takes}) => takes === undefined).map(({name}) => name),
      string: valued,
      narg: Object.fromEntries(valued.map(name => [name, 1])),
      alias: Object.fromEntries(flags.flatMap(({name, alias}) => (alias ? [[name, [alias]]] : []))),
      configuration: {
        'camel-case-expansion': false,
        'boolean-negation': false,
        'dot-notation': false,
        'parse-positional-numbers': false,
        'strip-aliased': true
      }
    }
  )
  if (error)
    throw new UsageError(
      error.message.replace(/^Not enough arguments following: (.+)$/, (_, name: string) => `--${name} needs a value`)
    )
  const values = new Map<string, unknown>(Object.entries(parsed).filter(([name]) => name !== '_'))
  for (const [name, value] of values) check(name, value)

  const text = (name: string) => values.get(name) as string | undefined
  return {
    flag: (name: string) => values.get(name) === true,
    text,
    number: (name: string) => (values.has(name) ? Number(text(name)) : undefined),
    names: (name: string) =>
      [values.get(name) ?? []]
        .flat()
        .flatMap(value => String(value).split(','))
        .map(value => value.trim())
        .filter(Boolean),
    operands: parsed._.map(operand => (operand === stdin ? '-' : String(operand)))
  }
}

function check(name: string, value: unknown): void {
  const flag = flags.find(one => one.name === name)
  if (!flag) {
    const hint = closest(
      name,
      flags.map(one => one.name)
    )
    throw new UsageError(
      `unknown flag \`${name.length === 1 ? '-' : '--'}${name}\`${hint ? `, did you mean \`--${hint}\`?` : '; see --help'}`
    )
  }
  if (flag.takes === undefined) {
    if (Array.isArray(value) && !value.every(one => one === true)) throw new UsageError(`--${name} takes no value`)
    return
  }
  if (Array.isArray(value) && !flag.several) throw new UsageError(`--${name} is given twice`)
  if ([value].flat().some(one => one === '')) throw new UsageError(`--${name} needs a value`)
  if (flag.takes === 'number') checkNumber(flag, String(value))
}

function checkNumber({name, least = 0}: Flag, value: string): void {
  if (!/^\d{1,9}$/.test(value) || Number(value) < least)
    throw new UsageError(`--${name} needs a whole number${least > 0 ? `, ${least} or more` : ''}; \`${value}\` is none`)
}
