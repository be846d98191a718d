import {partName} from '../format-note.ts'
import type {Located} from '../lint.ts'
import type {List} from '../list/read.ts'

/** What a list turned out to be, for a person who has never configured anything. */
export interface Survey {
  readonly path: string
  /** Empty where no shape dominates. */
  readonly format: string
  /** The formats of its parts that have one of their own. */
  readonly parts: readonly {readonly name: string; readonly format: string; readonly entries: number}[]
  readonly entries: number
  readonly sections: number
  /** As written, commonest first. */
  readonly venues: readonly {readonly name: string; readonly count: number; readonly known: boolean}[]
  /** The ten findings that tell most of how the list strays from its own custom. */
  readonly deviations: readonly {readonly line: number; readonly message: string}[]
  readonly findings: number
}

const custom = /^(?:entry-format|consistent-)/

/** Sum up a list that was read and linted. */
export function survey(list: List, findings: readonly Located[], path: string): Survey {
  const venues = new Map<string, {name: string; count: number; known: boolean}>()
  for (const {venue} of list.entries) {
    if (!venue) continue
    const name = venue.text
    const seen = venues.get(name)
    if (seen) seen.count++
    else venues.set(name, {name, count: 1, known: venue.known !== undefined})
  }
  return {
    path,
    format: list.format.notation,
    parts: list.customs.map(custom => ({
      name: partName(custom, list),
      format: custom.format.notation,
      entries: custom.entries
    })),
    entries: list.entries.length,
    sections: new Set(list.entries.map(({section}) => section.heading)).size,
    venues: [...venues.values()].sort((a, b) => b.count - a.count || (a.name < b.name ? -1 : 1)),
    deviations: telling(findings),
    findings: findings.length
  }
}

/** Findings about the list's own custom first, then errors, then the rest; each kind of message once before any twice. */
function telling(findings: readonly Located[]): Survey['deviations'] {
  const rank = ({finding: {rule, severity}}: Located) => (custom.test(rule) ? 0 : severity === 'error' ? 1 : 2)
  const seen = new Map<string, number>()
  return findings
    .map(one => {
      const times = seen.get(one.finding.rule) ?? 0
      seen.set(one.finding.rule, times + 1)
      // The custom may fill the half of the ten, other rules an item each before they repeat.
      return {one, order: rank(one) === 0 ? (times < 5 ? 0 : 3) : rank(one) + times}
    })
    .sort((a, b) => a.order - b.order || a.one.span.start - b.one.span.start)
    .slice(0, 10)
    .map(({one: {finding}}) => ({line: finding.line, message: `${finding.message} (${finding.rule})`}))
}

/** A survey in words. */
export function surveyText({path, format, parts, entries, sections, venues, deviations, findings}: Survey): string {
  const lines = [
    `${path}: ${entries} ${entries === 1 ? 'entry' : 'entries'} in ${sections} ${sections === 1 ? 'section' : 'sections'}`,
    format
      ? `format: ${format}`
      : `format: none dominates, so ${parts.length > 0 ? 'only entries of some parts are' : 'no entry is'} held to one; set \`entry\` if there should be one`,
    ...parts.map(part => `  ${part.entries} entries of ${part.name}: ${part.format}`)
  ]
  if (venues.length > 0) {
    const [shown, rest] = [venues.slice(0, 12), venues.length - 12]
    lines.push(
      `venues: ${shown.map(({name, count}) => `${name} (${count})`).join(', ')}${rest > 0 ? ` and ${rest} more` : ''}`
    )
  }
  if (deviations.length > 0) {
    lines.push('', findings > deviations.length ? `${deviations.length} of ${findings} findings:` : 'findings:')
    for (const {line, message} of deviations) lines.push(`  ${line}: ${message}`)
  } else lines.push('no findings')
  return `${lines.join('\n')}\n`
}
