import {markdownCode, markdownText, percentPath, webAddress} from './escape.ts'
import {markdownMessage} from './markdown-inline.ts'
import {markdownUnverified} from './markdown-unverified.ts'
import {type Placed, ranked} from './rank.ts'
import type {Finding, Report, Reporter, ReporterOptions} from './report.ts'
import {allNotes} from './shown.ts'
import {count, cut, fixable, fixFlags, fixText, linkCounts, severities} from './wording.ts'

/** GitHub drops a job summary of more than 1 MiB; what stands after the table has room in the rest. */
const most = 900_000

/** For GitHub's job summary: the verdict in a line, the findings in a table, what could not be verified, the links. */
export const markdown: Reporter = (report, options) => {
  const findings = ranked(report, options)
  const parts = [`## ${markdownText(report.tool.name)}\n\n${verdict(report, options)}\n`]
  if (findings.length > 0) parts.push(table(findings, options))
  if (!options.quiet) {
    parts.push(...markdownUnverified(report))
    const notes = allNotes(report)
    const listed = notes.slice(0, 50).map(note => `- ${markdownMessage(cut(note, 500))}\n`)
    if (notes.length > 50) listed.push(`- and ${count(notes.length - 50, 'more note')}\n`)
    if (notes.length > 0) parts.push(`### Notes\n\n${listed.join('')}`)
  }
  return parts.join('\n')
}

/** One paragraph that says it all. */
function verdict(report: Report, options: ReporterOptions): string {
  const {errors, warnings, entries} = report.summary
  const {safe, unsafe} = fixable(report, options)
  const sentences = [
    errors + warnings === 0
      ? `✅ **No findings** in ${count(entries, 'entry', 'entries')}.`
      : `${errors > 0 ? '❌' : '⚠️'} **${severities(report.summary)}** in ${count(entries, 'entry', 'entries')}.`
  ]
  if (safe > 0) sentences.push(`${safe} can be repaired with \`${fixFlags(true)}\`.`)
  if (unsafe > 0) sentences.push(`${unsafe}${safe > 0 ? ' more' : ''} can be repaired with \`${fixFlags(false)}\`.`)
  if (report.links.length > 0) sentences.push(`Links: ${linkCounts(report)}.`)
  return sentences.join(' ')
}

/** The findings, the most pressing first, as many as there is room for. */
function table(findings: readonly Placed[], options: ReporterOptions): string {
  const rows: string[] = []
  let size = 0
  for (const placed of findings) {
    const text = row(placed, options)
    size += Buffer.byteLength(text)
    if (size > most) break
    rows.push(text)
  }
  const left = findings.length - rows.length
  const more = left > 0 ? `\nThe table is cut to what GitHub shows: and ${count(left, 'more finding')}.\n` : ''
  return `| | Place | Finding | Rule |\n|---|---|---|---|\n${rows.join('')}${more}`
}

/** One finding. */
function row({path, finding}: Placed, {source}: ReporterOptions): string {
  const {severity, line, column, message, rule, docs, cause, fix} = finding
  const place = `[${markdownText(cut(path, 200))}:${line}:${column}](${lineAddress(path, finding, source)})`
  const cell = [markdownMessage(cut(message, 500))]
  if (cause) cell.push(`${markdownMessage(cut(cause.message, 200))} at ${cause.line}:${cause.column}`)
  if (fix) cell.push(`Fix: <code>${markdownCode(cut(fixText(finding), 300))}</code> (\`${fixFlags(fix.safe)}\`)`)
  const page = docs === undefined ? undefined : webAddress(docs)
  const name = markdownText(cut(rule, 100))
  const linked = page === undefined || page.length > 500 ? name : `[${name}](<${page.replaceAll('|', '%7C')}>)`
  return `| ${severity === 'error' ? '❌' : '⚠️'} | ${place} | ${cell.join('<br>')} | ${linked} |\n`
}

/**
 * Address of a line. A job summary stands at `OWNER/REPO/actions/runs/ID`, so two steps up lead to the repository without
 * knowing its name; `plain` shows the source, for lines of rendered Markdown cannot be pointed at.
 */
function lineAddress(path: string, {line, endLine}: Finding, source = '../../blob/HEAD/'): string {
  return `<${source}${percentPath(path)}?plain=1#L${line}${endLine > line ? `-L${endLine}` : ''}>`
}
