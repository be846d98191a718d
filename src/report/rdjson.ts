import type {Range} from '../text/span.ts'
import {jsonText, visible, webAddress} from './escape.ts'
import {linesOf} from './excerpt.ts'
import type {FileReport, Finding, Reporter, ReporterOptions} from './report.ts'
import {shown} from './shown.ts'

/** Reviewdog's Diagnostic Format: comments and suggestions on pull requests of any forge. */
export const rdjson: Reporter = (report, options) => {
  const diagnostics = report.files.flatMap(file => diagnosticsOf(file, options))
  const refused = (report.refused ?? []).map(({path, because}) => ({
    message: visible(`not checked: ${because}`),
    location: {path},
    severity: 'ERROR'
  }))
  return jsonText({source: {name: report.tool.name}, diagnostics: [...refused, ...diagnostics]})
}

/** The findings of one list. */
function diagnosticsOf(file: FileReport, options: ReporterOptions) {
  const lines = linesOf(file.text)
  return shown(file, options).map(finding => diagnostic(finding, file.path, lines))
}

/** One finding. */
function diagnostic(
  {message, severity, rule, docs, fix, cause, ...at}: Finding,
  path: string,
  lines: readonly string[]
) {
  const range = byteRange(at, lines)
  const url = docs === undefined ? undefined : webAddress(docs)
  return {
    message: visible(message),
    location: {path, range},
    severity: severity === 'error' ? 'ERROR' : 'WARNING',
    code: {value: rule, ...(url !== undefined && {url})},
    ...(fix && {suggestions: [{range, text: fix.text}]}),
    ...(cause && {
      related_locations: [{message: visible(cause.message), location: {path, range: byteRange(cause, lines)}}]
    })
  }
}

/** A range in reviewdog's units: columns count bytes of UTF-8 from 1, the end stays exclusive. */
function byteRange({line, column, endLine, endColumn}: Range, lines: readonly string[]) {
  return {
    start: {line, column: byteColumn(lines[line - 1], column)},
    end: {line: endLine, column: byteColumn(lines[endLine - 1], endColumn)}
  }
}

/** The column in bytes. Positions behind the end of the line, or of a line that is not there, keep their distance. */
function byteColumn(line = '', column: number): number {
  return Buffer.byteLength(line.slice(0, column - 1)) + Math.max(0, column - 1 - line.length) + 1
}
