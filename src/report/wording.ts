import {thousands} from '../text/thousands.ts'
import {terminal, visible} from './escape.ts'
import type {Finding, Refusal, Report, ReporterOptions, ScopeReport} from './report.ts'
import {shown} from './shown.ts'
import {verdictOrder} from './summary.ts'
import type {Unverified} from './unverified.ts'

/** `1 error`, `3 entries`: a number with its noun. */
export function count(number: number, one: string, many = `${one}s`): string {
  return `${thousands(number)} ${number === 1 ? one : many}`
}

/** `3 errors and 4 warnings`. */
export function severities({errors, warnings}: {readonly errors: number; readonly warnings: number}): string {
  return `${count(errors, 'error')}, ${count(warnings, 'warning')}`
}

/** What was refused, as one sentence. */
export const refusalText = ({path, because}: Refusal) => `\`${path}\` was not checked: ${because}`

/** The same for all that was refused. */
export const refusals = ({refused = []}: Pick<Report, 'refused'>) => refused.map(refusalText)

/** How many findings each sort of repair would mend. */
export function fixable(report: Report, options: ReporterOptions): {readonly safe: number; readonly unsafe: number} {
  let safe = 0
  let unsafe = 0
  for (const file of report.files) {
    for (const {fix} of shown(file, options)) if (fix) fix.safe ? safe++ : unsafe++
  }
  return {safe, unsafe}
}

/** The flags that make a repair happen. */
export function fixFlags(safe: boolean): string {
  return safe ? '--fix' : '--fix --unsafe-fixes'
}

/** What a repair does, in a few words that are safe to print: `OSDI'23`, `insert "  "`, `remove this`. */
export function fixText({fix, line, column, endLine, endColumn}: Finding): string {
  if (!fix) return ''
  if (fix.text === '') return 'remove this'
  // Spaces at an edge cannot be seen, and are all there is to see in a hard line break.
  const text = /^\s|\s$/.test(fix.text) ? `"${visible(fix.text)}"` : visible(fix.text)
  return line === endLine && column === endColumn ? `insert ${text}` : text
}

/** `99 alive, 1 dead`, or nothing where no link was seen. */
export function linkCounts({summary}: Report): string {
  return verdictOrder
    .flatMap(kind => (summary.links[kind] ? [`${thousands(summary.links[kind])} ${kind}`] : []))
    .join(', ')
}

/** What a change is compared with: a commit by its first digits, anything else by its name. Not safe for Markdown yet. */
export function baseText({base}: ScopeReport): string {
  return /^[0-9a-f]{40,64}$/.test(base) ? base.slice(0, 7) : terminal(brief(base, 60))
}

/** `2 entries added, 1 written anew, 0 removed`. */
export function entryChanges({addedEntries, changedEntries, removedEntries}: ScopeReport): string {
  const [anew, removed] = [changedEntries, removedEntries].map(number => thousands(number))
  return `${count(addedEntries.length, 'entry', 'entries')} added, ${anew} written anew, ${removed} removed`
}

/** Why the links of one host could not be verified: the main reason, and that there are others. */
export function reasonText({reasons}: Unverified): string {
  const [first, ...others] = reasons
  const text = first?.because ?? ''
  return others.length > 0 ? `${text}, and ${count(others.length, 'other reason')}` : text
}

/** Where the links of a group stand: `README.md:5, 7, 15 and 9 more`. */
export function placesText({links}: Unverified, most = 8): string {
  const places = links.flatMap(link => link.places)
  let path = ''
  const listed = places.slice(0, most).map(place => {
    const text = place.path === path ? `${place.line}` : `${place.path}:${place.line}`
    path = place.path
    return text
  })
  const more = places.length - listed.length
  return `${listed.join(', ')}${more > 0 ? ` and ${thousands(more)} more` : ''}`
}

/** Text cut to a length, with a mark where it was; never through a surrogate pair. */
export function cut(text: string, length: number): string {
  return text.length <= length ? text : `${text.slice(0, length - 1).replace(/[\ud800-\udbff]$/, '')}…`
}

/** Text cut to a length once it is visible, without making all of a huge text visible first. */
export function brief(text: string, length: number): string {
  return cut(visible(cut(text, length)), length)
}
