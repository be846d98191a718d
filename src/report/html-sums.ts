import {thousands} from '../text/thousands.ts'
import type {Report, ReporterOptions} from './report.ts'
import {verdictOrder} from './summary.ts'
import {count, fixable, fixFlags} from './wording.ts'

/** How a verdict looks: what accuses is bad, what cannot be judged is poor, the rest is neutral. */
const looks: Readonly<Record<string, string>> = {
  alive: 'fine',
  dead: 'bad',
  invalid: 'bad',
  moved: 'poor',
  blocked: 'poor',
  unstable: 'poor'
}

/** The head of the page: one sentence and the numbers. */
export function htmlSums(report: Report, options: ReporterOptions): string {
  const {errors, warnings, entries, links} = report.summary
  const {safe, unsafe} = fixable(report, options)
  const tiles = [
    tile(entries, entries === 1 ? 'entry' : 'entries', ''),
    tile(errors, errors === 1 ? 'error' : 'errors', errors > 0 ? 'bad' : 'fine'),
    tile(warnings, warnings === 1 ? 'warning' : 'warnings', warnings > 0 ? 'poor' : 'fine'),
    ...verdictOrder.flatMap(kind => (links[kind] ? [tile(links[kind], `${kind} links`, looks[kind] ?? '')] : []))
  ]
  const repairs: string[] = []
  if (safe > 0) repairs.push(`${safe} can be repaired with <code>${fixFlags(true)}</code>`)
  if (unsafe > 0) repairs.push(`${unsafe}${safe > 0 ? ' more' : ''} with <code>${fixFlags(false)}</code>`)
  const findings = errors + warnings
  const sentence =
    findings === 0
      ? '<span class="good">✔ No findings.</span>'
      : `${count(findings, 'finding')}${repairs.length > 0 ? `; ${repairs.join(', ')}` : ''}.`
  return `<p class="verdict">${sentence}</p>\n<ul class="sums">\n${tiles.join('')}</ul>\n`
}

/** One number. */
function tile(number: number, noun: string, look: string): string {
  return `<li class="${look}"><strong>${thousands(number)}</strong> <small>${noun}</small></li>\n`
}
