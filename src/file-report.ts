import {formatNotes} from './format-note.ts'
import type {Job, JobOptions} from './jobs.ts'
import type {FileReport} from './report/report.ts'
import {narrow} from './scope/narrow.ts'
import {maskCredentials} from './text/redact.ts'

/** What a run says of one list. */
export function fileReport({source, linted, before}: Job, {only}: Pick<JobOptions, 'only'>): FileReport {
  const {list} = linted
  const findings = before ? narrow(linted, before) : linted.findings
  const {entries, format, customs, lines, text} = list
  return {
    path: source.path,
    format: format.notation,
    ...(customs.length > 0 && {
      formats: customs.map(({format: {notation}, part, path, start, entries: held}) => ({
        format: notation,
        of: part,
        section: path,
        line: lines.lineAt(start),
        entries: held
      }))
    }),
    entries: entries.length,
    findings: findings.map(({finding}) => finding),
    notes: formatNotes(list, only?.includes('entry-format') ?? false),
    text: maskCredentials(text)
  }
}
