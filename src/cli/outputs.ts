import type {Format} from '../report/index.ts'
import {closest} from '../text/closest.ts'
import {UsageError} from '../usage-error.ts'

/** A report to write, and where: standard output when no file is given. */
export interface Output {
  /** `csv` is for entries alone. */
  readonly format: Format | 'csv'
  readonly file?: string
}

const formats: readonly Output['format'][] = [
  'pretty',
  'json',
  'sarif',
  'github',
  'junit',
  'markdown',
  'html',
  'rdjson'
]

/**
 * Take `-f/--format` and `-o/--output-file` from the arguments, in their order: an `-o` belongs to the last `-f` before it.
 * Parsers of flags lose that order, so it is read here.
 *
 * @returns the outputs, and the other arguments.
 * @throws {UsageError} for an unknown format, a lone `-o`, or two formats without file.
 */
export function takeOutputs(argv: readonly string[]): {outputs: Output[]; rest: string[]} {
  const allowed = argv[0] === 'export' ? [...formats, 'csv' as const] : formats
  const outputs: {format: Output['format']; file?: string}[] = []
  const rest: string[] = []
  for (let index = 0; index < argv.length; index++) {
    const argument = argv[index]!
    if (argument === '--') {
      rest.push(...argv.slice(index))
      break
    }
    const match = /^(?:(--format|--output-file)(?:=(.*))?|-(f|o)(?:=?(.+))?)$/s.exec(argument)
    if (!match) {
      rest.push(argument)
      continue
    }
    const flag = match[1] ?? `-${match[3]}`
    const value = match[2] ?? match[4] ?? argv[++index]
    if (value === undefined || value === '') throw new UsageError(`${flag} needs a value`)
    if (flag === '--format' || flag === '-f') {
      outputs.push({format: known(value, allowed)})
      continue
    }
    const last = outputs.at(-1)
    if (!last) throw new UsageError(`${flag} ${value}: no --format before it`)
    if (last.file !== undefined)
      throw new UsageError(`${flag} ${value}: the format before it already goes to \`${last.file}\``)
    last.file = value
  }
  const shown = outputs.filter(({file}) => file === undefined)
  if (shown.length > 1)
    throw new UsageError(
      `--format ${shown[1]!.format}: standard output already takes ${shown[0]!.format}; give one of them an --output-file`
    )
  const files = outputs.flatMap(({file}) => file ?? [])
  const twice = files.find((file, index) => files.indexOf(file) !== index)
  if (twice !== undefined) throw new UsageError(`--output-file ${twice}: named twice`)
  return {outputs: outputs.length === 0 ? [{format: 'pretty'}] : outputs, rest}
}

function known(value: string, formats: readonly Output['format'][]): Output['format'] {
  const format = formats.find(one => one === value)
  if (format) return format
  const hint = closest(value, formats)
  throw new UsageError(
    `--format: unknown format \`${value}\`, ${hint ? `did you mean ${hint}?` : `expected one of ${formats.join(', ')}`}`
  )
}
