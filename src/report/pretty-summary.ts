import {terminal} from './escape.ts'
import type {Paint} from './pretty.ts'
import type {Report, ReporterOptions} from './report.ts'
import {baseText, count, entryChanges, fixable, fixFlags, linkCounts, severities} from './wording.ts'

/** The last lines: what was read, what is wrong, what a repair would mend, how the links fare. One line when all is well. */
export function prettySummary(report: Report, options: ReporterOptions, paint: Paint): string {
  const {summary, files, links, scope} = report
  const {errors, warnings} = summary
  const [only] = files
  const where = only && files.length === 1 ? terminal(only.path) : count(files.length, 'list')
  const read = `${count(summary.entries, 'entry', 'entries')} of ${where}`
  const checked = links.length > 0 ? `${linkCounts(report)}` : ''
  if (errors + warnings === 0 || (options.quiet && errors === 0)) {
    const hidden = warnings > 0 ? ` (${count(warnings, 'warning')} not shown)` : ''
    const verdict = paint.green(`✔ ${options.quiet ? 'No errors' : 'No findings'}`)
    const since = scope ? ` since ${baseText(scope)}` : ''
    return `${verdict}${since} in ${read}${hidden}${checked && ` ${paint.dim('·')} links: ${checked}`}\n`
  }
  const tint = errors > 0 ? paint.red : paint.yellow
  const {safe, unsafe} = fixable(report, options)
  const rows = [`${tint(paint.bold(`✖ ${count(errors + warnings, 'finding')}`))} (${severities(summary)}) in ${read}`]
  if (scope) rows.push(`  since ${baseText(scope)}: ${entryChanges(scope)}`)
  if (safe > 0) rows.push(`  ${safe} fixable with ${paint.bold(fixFlags(true))}`)
  if (unsafe > 0) rows.push(`  ${unsafe}${safe > 0 ? ' more' : ''} fixable with ${paint.bold(fixFlags(false))}`)
  if (checked) rows.push(`  links: ${checked}`)
  return `${rows.join('\n')}\n`
}
