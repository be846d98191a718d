import type {Report} from './report.ts'

/**
 * What the process answers: 2 when a list could not be checked, 1 when there are errors (dead and invalid links are findings already) or more warnings than
 * allowed, else 0. Links that could not be verified never count.
 */
export function exitCode(
  report: Report,
  {maxWarnings = Number.POSITIVE_INFINITY}: {readonly maxWarnings?: number} = {}
): 0 | 1 | 2 {
  if (report.refused) return 2
  const {errors, warnings} = report.summary
  return errors > 0 || warnings > maxWarnings ? 1 : 0
}
