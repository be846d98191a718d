import type {FileReport, Finding, ReporterOptions} from './report.ts'

/** The findings of a file that the caller wants to see. */
export function shown(file: FileReport, {quiet}: ReporterOptions): readonly Finding[] {
  return quiet ? file.findings.filter(({severity}) => severity === 'error') : file.findings
}

/** All sentences about the run and its lists, in one row; those about one list name it. What was refused is told apart. */
export function allNotes(report: {
  readonly files: readonly FileReport[]
  readonly notes: readonly string[]
}): readonly string[] {
  return [...report.notes, ...report.files.flatMap(({path, notes}) => notes.map(note => `${path}: ${note}`))]
}
