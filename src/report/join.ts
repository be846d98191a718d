import {tool} from '../version.ts'
import type {Refusal, Report} from './report.ts'
import {summarize} from './summary.ts'

/** What the parts of a run found, as one report; `refused` may be empty. */
export function joinReport({
  files,
  links,
  notes,
  refused,
  scope
}: Pick<Report, 'files' | 'links' | 'notes' | 'scope'> & {readonly refused: readonly Refusal[]}): Report {
  return {
    version: 1,
    tool,
    files,
    links,
    notes,
    summary: summarize(files, links),
    ...(refused.length > 0 && {refused}),
    ...(scope && {scope})
  }
}
