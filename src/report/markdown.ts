import {markdownCode, markdownText, webAddress} from './escape.ts'
import {lineAddress} from './line-address.ts'
import {markdownMessage} from './markdown-inline.ts'
import {markdownScope} from './markdown-scope.ts'
import {markdownUnverified} from './markdown-unverified.ts'
import {type Placed, ranked} from './rank.ts'
import type {Report, Reporter, ReporterOptions} from './report.ts'
import {allNotes} from './shown.ts'
import {brief, count, cut, fixable, fixFlags, fixText, linkCounts, refusals, severities} from './wording.ts'

/** GitHub drops a job summary of more than 1 MiB; the table has what the rest leaves, which is bounded line by line. */
const most = 1_000_000
const mostNotes = 50

/** For GitHub's job summary: the verdict in a line, what is new, the findings in a table, what could not be verified. */
export const markdown: Reporter = (report, options) => {
  const findings = ranked(report, options)
  const head = `## ${markdownText(report.tool.name)}\n\n${verdict(report, options)}\n`
  const fresh = markdownScope(report, options)
  const tail = [...refusedOf(report), ...(options.quiet ? [] : [...markdownUnverified(report), ...notesOf(report)])]
  const room = most - Buffer.byteLength([head, ...fresh, ...tail].join('\n'))
  return [
    head,
    ...fresh,
    ...(findings.length > 0 ? [table(report.scope ? '### Findings\n\n' : '', findings, room, options)] : []),
    ...tail
  ].join('\n')
}

/** The lists that could not be checked. */
function refusedOf(report: Report): string[] {
  const rows = refusals(report).map(text => `- ❌ ${markdownMessage(brief(text, 300))}\n`)
  return rows.length === 0 ? [] : [`### Not checked\n\n${rows.slice(0, mostNotes).join('')}`]
}

/** The sentences about the run and its lists. */
function notesOf(report: Report): string[] {
  const notes = allNotes(report)
  if (notes.length === 0) return []
  const rows = notes.slice(0, mostNotes).map(note => `- ${markdownMessage(brief(note, 300))}\n`)
  if (notes.length > mostNotes) rows.push(`- and ${count(notes.length - mostNotes, 'more note')}\n`)
  return [`### Notes\n\n${rows.join('')}`]
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
function table(title: string, findings: readonly Placed[], room: number, options: ReporterOptions): string {
  const rows: string[] = []
  let size = 0
  for (const placed of findings) {
    const text = row(placed, options)
    size += Buffer.byteLength(text)
    if (size > room) break
    rows.push(text)
  }
  const left = findings.length - rows.length
  const more = left > 0 ? `\nThe table is cut to what GitHub shows: and ${count(left, 'more finding')}.\n` : ''
  return `${title}| | Place | Finding | Rule |\n|---|---|---|---|\n${rows.join('')}${more}`
}

/**
 * One finding. A job summary stands at `OWNER/REPO/actions/runs/ID`, so two steps up lead to the repository without knowing
 * its name.
 */
function row({path, finding}: Placed, {source = '../../blob/HEAD/'}: ReporterOptions): string {
  const {severity, line, column, message, rule, docs, cause, fix} = finding
  const place = `[${markdownText(brief(path, 200))}:${line}:${column}](<${lineAddress(path, finding, source)}>)`
  const cell = [markdownMessage(brief(message, 500))]
  if (cause) cell.push(`${markdownMessage(brief(cause.message, 200))} at ${cause.line}:${cause.column}`)
  if (fix) cell.push(`Fix: <code>${markdownCode(cut(fixText(finding), 300))}</code> (\`${fixFlags(fix.safe)}\`)`)
  const page = docs === undefined ? undefined : webAddress(docs)
  const name = markdownText(brief(rule, 100))
  const linked = page === undefined || page.length > 500 ? name : `[${name}](<${page.replaceAll('|', '%7C')}>)`
  return `| ${severity === 'error' ? '❌' : '⚠️'} | ${place} | ${cell.join('<br>')} | ${linked} |\n`
}
