import type {VerdictKind} from '../links/verdict.ts'
import type {FileReport, LinkReport, Summary} from './report.ts'

/** Verdicts in the order in which they are told: good news first, then what needs a human, then what was not asked. */
export const verdictOrder: readonly VerdictKind[] = [
  'alive',
  'moved',
  'dead',
  'invalid',
  'blocked',
  'unstable',
  'skipped'
]

/** Adds up what one run found; the order of keys never depends on the order of arrival. */
export function summarize(files: readonly FileReport[], links: readonly LinkReport[]): Summary {
  let errors = 0
  let warnings = 0
  let entries = 0
  for (const file of files) {
    entries += file.entries
    for (const {severity} of file.findings) severity === 'error' ? errors++ : warnings++
  }
  const kinds = new Map<VerdictKind, number>()
  for (const {verdict} of links) kinds.set(verdict.kind, (kinds.get(verdict.kind) ?? 0) + 1)
  const occurring = verdictOrder.flatMap(kind => (kinds.has(kind) ? [[kind, kinds.get(kind)!] as const] : []))
  return {errors, warnings, entries, links: Object.fromEntries(occurring)}
}
