import {jsonText} from './escape.ts'
import type {Finding, LinkReport, Reporter} from './report.ts'
import {allNotes, shown} from './shown.ts'

/** The report as data: version 1 is extended, never renamed. The text of the lists is not part of it. */
export const json: Reporter = (report, options) => {
  const {version, tool, files, links, summary, refused, scope} = report
  const notes = allNotes(report)
  const value = {
    version,
    tool: {name: tool.name, version: tool.version},
    files: files.map(file => {
      return {
        path: file.path,
        format: file.format,
        ...(file.formats && {formats: file.formats}),
        entries: file.entries,
        findings: shown(file, options).map(plainFinding)
      }
    }),
    links: links.map(plainLink),
    summary,
    ...(refused && {refused}),
    ...(scope && {scope}),
    ...(notes.length > 0 && {notes})
  }
  return jsonText(value)
}

/** A finding with its keys in the promised order; absent where there is nothing to say. */
function plainFinding({
  rule,
  severity,
  message,
  line,
  column,
  endLine,
  endColumn,
  fix,
  docs,
  cause,
  inChange
}: Finding) {
  return {
    rule,
    severity,
    message,
    line,
    column,
    endLine,
    endColumn,
    ...(fix && {fix: {text: fix.text, safe: fix.safe}}),
    ...(docs !== undefined && {docs}),
    ...(cause && {cause}),
    ...(inChange && {inChange})
  }
}

/** A link with its verdict unfolded: one level, as promised. */
function plainLink({url, verdict, evidence, places}: LinkReport) {
  return {
    url,
    verdict: verdict.kind,
    because: verdict.because,
    ...(verdict.to !== undefined && {to: verdict.to}),
    ...(verdict.readOnly && {readOnly: true}),
    ...(verdict.instead !== undefined && {instead: verdict.instead}),
    ...(verdict.archived !== undefined && {archived: verdict.archived}),
    ...(verdict.fragment && {fragment: {found: verdict.fragment.found, because: verdict.fragment.because}}),
    evidence: evidence.map(({source, status, at, detail}) => ({source, status, at, detail})),
    places: places.map(({path, line, column}) => ({path, line, column}))
  }
}
