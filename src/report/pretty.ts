import picocolors from 'picocolors'
import {terminal} from './escape.ts'
import {excerpt, linesOf} from './excerpt.ts'
import {prettyLinks} from './pretty-links.ts'
import {prettySummary} from './pretty-summary.ts'
import type {FileReport, Finding, Reporter, ReporterOptions} from './report.ts'
import {allNotes, shown} from './shown.ts'
import {fixFlags, fixText} from './wording.ts'

/** Paints text, or leaves it plain. */
export type Paint = ReturnType<typeof picocolors.createColors>

/** For people at a terminal: findings by file, each with its line; then what could not be verified; then the sum. */
export const pretty: Reporter = (report, options) => {
  const paint = picocolors.createColors(options.color)
  const blocks = report.files.flatMap(file => prettyFile(file, options, paint))
  if (!options.quiet) {
    blocks.push(...prettyLinks(report, options, paint))
    const notes = allNotes(report).map(note => `${paint.cyan('note')}  ${terminal(note)}\n`)
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
  const gutter = Math.max(...findings.slice(0, 1000).map(({line, column}) => `${line}:${column}`.length))
  const told = findings.map(finding => prettyFinding(finding, lines, gutter, options, paint))
  return [`${paint.underline(paint.bold(terminal(file.path)))}\n\n${told.join('\n')}`]
}

/** One finding: place, severity, message and rule in one row; below it the source, the repair and the other place. */
function prettyFinding(
  finding: Finding,
  lines: readonly string[],
  gutter: number,
  options: ReporterOptions,
  paint: Paint
): string {
  const {line, column, severity, message, rule, fix, cause} = finding
  const tint = severity === 'error' ? paint.red : paint.yellow
  const place = `${line}:${column}`.padEnd(gutter)
  const indent = ' '.repeat(gutter + 4)
  let text = `  ${paint.dim(place)}  ${paint.bold(tint(severity))}  ${terminal(message)}  ${paint.dim(terminal(rule))}\n`
  const source = excerpt(lines, finding, Math.max((options.columns ?? 100) - indent.length - 1, 20))
  if (source) {
    text += `${indent}${paint.dim(source.before)}${source.marked}${paint.dim(source.after)}\n`
    text += `${indent}${' '.repeat(source.indent)}${tint('^'.repeat(source.length))}\n`
  }
  if (fix) text += `${indent}${paint.green('fix:')} ${fixText(finding)}  ${paint.dim(fixFlags(fix.safe))}\n`
  if (cause)
    text += `${indent}${paint.cyan('see:')} ${terminal(cause.message)} ${paint.dim(`at ${cause.line}:${cause.column}`)}\n`
  return text
}
