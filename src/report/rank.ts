import type {Finding, Report, ReporterOptions} from './report.ts'
import {shown} from './shown.ts'

/** A finding and the list it stands in. */
export interface Placed {
  readonly path: string
  readonly finding: Finding
}

/**
 * All findings, the most pressing first, for formats that show only some: errors, and among equals what the change under
 * review touched; else in the order of the report.
 */
export function ranked(report: Report, options: ReporterOptions): readonly Placed[] {
  return report.files
    .flatMap(file => shown(file, options).map(finding => ({path: file.path, finding})))
    .sort((a, b) => weight(a.finding) - weight(b.finding))
}

/** Lower is more pressing. */
function weight({severity, inChange}: Finding): number {
  return (severity === 'error' ? 0 : 2) + (inChange ? 0 : 1)
}
