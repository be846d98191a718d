import {workflowData, workflowProperty} from './escape.ts'
import {type Placed, ranked} from './rank.ts'
import type {Finding, Refusal, Reporter} from './report.ts'
import {fixFlags, fixText, refusalText, severities} from './wording.ts'

/** GitHub shows ten annotations of each kind and step, and drops the rest without a word. */
const most = 10

/** Workflow commands that make GitHub annotate the lines of a pull request. */
export const github: Reporter = (report, options) => {
  const findings = ranked(report, options)
  const kinds = (['error', 'warning'] as const).map(kind => findings.filter(({finding}) => finding.severity === kind))
  const rows = (report.refused ?? []).map(refusal)
  rows.push(...kinds.flatMap(kind => kind.slice(0, most).map(annotation)))
  const [errors = 0, warnings = 0] = kinds.map(kind => Math.max(0, kind.length - most))
  if (errors + warnings > 0) {
    const text = `and ${severities({errors, warnings})} more that GitHub has no room for here`
    rows.push(`::notice title=${workflowProperty(report.tool.name)}::${workflowData(text)}`)
  }
  return rows.map(row => `${row}\n`).join('')
}

/** One finding at its lines. Columns only mean something to GitHub within one line. */
function annotation({path, finding}: Placed): string {
  const {severity, line, endLine, column, endColumn, rule} = finding
  const columns = line === endLine ? `,col=${column},endColumn=${endColumn}` : ''
  const place = `file=${workflowProperty(path)},line=${line},endLine=${endLine}${columns}`
  return `::${severity} ${place},title=${workflowProperty(rule)}::${workflowData(sentences(finding))}`
}

/** A list that could not be checked. */
const refusal = (one: Refusal) =>
  `::error file=${workflowProperty(one.path)},title=not checked::${workflowData(refusalText(one))}`

/** What the annotation says: the message, the other place, the repair, the page of the rule. */
function sentences(finding: Finding): string {
  const {message, cause, fix, docs} = finding
  const rows = [message]
  if (cause) rows.push(`${cause.message} at ${cause.line}:${cause.column}`)
  if (fix) rows.push(`Fix (${fixFlags(fix.safe)}): ${fixText(finding)}`)
  if (docs !== undefined) rows.push(docs)
  return rows.join('\n')
}
