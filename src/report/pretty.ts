import picocolors from 'picocolors'
import {terminal} from './escape.ts'
import {excerpt, linesOf} from './excerpt.ts'
import {prettyLinks} from './pretty-links.ts'
import {prettySummary} from './pretty-summary.ts'
import type {FileReport, Finding, Reporter, ReporterOptions} from './report.ts'
import {allNotes, shown} from './shown.ts'
import {widthOf} from './width.ts'
import {cut, fixFlags, fixText, refusals} from './wording.ts'
import {fold, wordsOf, wrap} from './wrap.ts'

/** Paints text, or leaves it plain. */
export type Paint = ReturnType<typeof picocolors.createColors>

/** For people at a terminal: findings by file, each with its line; then what could not be verified; then the sum. */
export const pretty: Reporter = (report, options) => {
  const paint = picocolors.createColors(options.color)
  const blocks = report.files.flatMap(file => prettyFile(file, options, paint))
  const refused = refusals(report).map(
    text => `${paint.bold(paint.red('error'))}  ${fold(terminal(cut(text, 1000)), 7, options.columns)}\n`
  )
  if (refused.length > 0) blocks.push(refused.join(''))
  if (!options.quiet) {
    blocks.push(...prettyLinks(report, options, paint))
    const notes = allNotes(report).map(
      note => `${paint.cyan('note')}  ${fold(terminal(cut(note, 1000)), 6, options.columns)}\n`
    )
    if (notes.length > 0) blocks.push(notes.join(''))
  }
  blocks.push(prettySummary(report, options, paint))
  return blocks.join('\n')
}

/** One list: its name, then its findings. Nothing for a list without any. */
function prettyFile(file: FileReport, options: ReporterOptions, paint: Paint): string[] {
  const findings = shown(file, options)
  if (findings.length === 0) return []
  const lines = linesOf(file.text)
  const gutter = findings.reduce((most, {line, column}) => Math.max(most, `${line}:${column}`.length), 0)
  const told = findings.map(finding => prettyFinding(finding, lines, gutter, options, paint))
  return [`${paint.underline(paint.bold(terminal(file.path)))}\n\n${told.join('\n')}`]
}

/** One finding: place, severity, message and rule; below it the source, the repair and the other place. */
function prettyFinding(
  finding: Finding,
  lines: readonly string[],
  gutter: number,
  options: ReporterOptions,
  paint: Paint
): string {
  const {line, column, severity, message, rule, fix, cause} = finding
  const tint = severity === 'error' ? paint.red : paint.yellow
  const indent = ' '.repeat(gutter + 4)
  const place = `${line}:${column}`.padEnd(gutter)
  const says = row(terminal(cut(message, 1000)), terminal(rule), indent.length + 9, options, paint)
  let text = `  ${paint.dim(place)}  ${paint.bold(tint(severity.padEnd(7)))}  ${says}\n`
  const source = excerpt(lines, finding, Math.max((options.columns ?? 100) - indent.length - 3, 20))
  if (source) {
    // The bar also keeps a line of the list from being the start of a line of ours, which logs of jobs would obey.
    const bar = `${indent}${paint.dim('│')}`
    text += `${bar} ${paint.dim(source.before)}${source.marked}${paint.dim(source.after)}\n`
    text += `${bar} ${' '.repeat(source.indent)}${tint('^'.repeat(source.length))}\n`
  }
  if (fix)
    text += `${indent}${paint.green('fix:')} ${terminal(cut(fixText(finding), 1000))}  ${paint.dim(fixFlags(fix.safe))}\n`
  if (cause)
    text += `${indent}${paint.cyan('see:')} ${terminal(cut(cause.message, 1000))} ${paint.dim(`at ${cause.line}:${cause.column}`)}\n`
  return text
}

/** The message with its rule right behind it, folded at words where the terminal has a known width. */
function row(message: string, rule: string, indent: number, {columns}: ReporterOptions, paint: Paint): string {
  const id = paint.dim(rule)
  if (columns === undefined) return `${message}  ${id}`
  return wrap(
    [...wordsOf(message), {text: id, width: widthOf(rule), gap: 2}],
    Math.max(columns - indent, 30),
    ' '.repeat(indent)
  )
}
