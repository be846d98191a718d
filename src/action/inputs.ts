import {flags} from '../cli/flags.ts'
import {UsageError} from '../usage-error.ts'

/** Flags that mean nothing in a workflow; links are remembered only where `history` says. */
const unfit: readonly string[] = [
  'staged',
  'cache',
  'cache-location',
  'workers',
  'print-config',
  'diff',
  'no-history',
  'help',
  'version'
]

/** Flags that come in pairs. */
const paired: readonly string[] = ['format', 'output-file']

/** The flags of the command line that are inputs of the same name. */
export const inputFlags = flags.filter(({name}) => !unfit.includes(name))

/** Inputs that are no options of the command line. */
export interface Extras {
  /** On pull requests, report what the change brings; otherwise whole lists. */
  readonly changesOnly: boolean
  /** For GitHub's API alone, where repositories are looked up in batches. */
  readonly token?: string
}

type Environment = Readonly<Record<string, string | undefined>>

/** An input as the runner hands it over: `INPUT_`, the name in capitals, its dashes kept. */
const input = (env: Environment, name: string) => (env[`INPUT_${name.toUpperCase()}`] ?? '').trim()

const linesOf = (text: string) =>
  text
    .split(/\r?\n/)
    .map(line => line.trim())
    .filter(Boolean)

/**
 * The command line that the inputs stand for.
 *
 * @throws {UsageError} for a switch that is neither true nor false, and for formats without file.
 */
export function argumentsOf(env: Environment): string[] {
  const given = inputFlags
    .filter(({name}) => !paired.includes(name))
    .flatMap(({name, takes, several}) => {
      if (!takes) return isOn(env, name, false) ? [`--${name}`] : []
      const value = input(env, name)
      return (several ? linesOf(value) : value === '' ? [] : [value]).map(one => `--${name}=${one}`)
    })
  const formats = linesOf(input(env, 'format'))
  const files = linesOf(input(env, 'output-file'))
  if (formats.length !== files.length)
    throw new UsageError(
      `format and output-file must have as many lines as each other: ${formats.length} and ${files.length}`
    )
  const outputs = formats.flatMap((format, index) => [`--format=${format}`, `--output-file=${files[index]}`])
  // What the checkout holds may be a stranger's: a journal of links in it would be believed.
  const history = input(env, 'history') === '' ? ['--no-history'] : []
  return [...given, ...history, ...outputs, '--', ...linesOf(input(env, 'files'))]
}

/** The inputs that are no options of the command line. @throws {UsageError} as {@link argumentsOf}. */
export function extrasOf(env: Environment): Extras {
  const token = input(env, 'github-token')
  return {changesOnly: isOn(env, 'changes-only', true), ...(token !== '' && {token})}
}

/** As GitHub's own toolkit reads booleans: YAML's words, and nothing else. */
function isOn(env: Environment, name: string, standard: boolean): boolean {
  const value = input(env, name)
  if (value === '') return standard
  if (/^(?:true|True|TRUE)$/.test(value)) return true
  if (/^(?:false|False|FALSE)$/.test(value)) return false
  throw new UsageError(`${name}: expected true or false, got \`${value}\``)
}
