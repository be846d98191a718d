import {markdownText} from './escape.ts'
import {markdownMessage} from './markdown-inline.ts'
import type {Report} from './report.ts'
import {unverifiedBySection} from './unverified.ts'
import {brief, count, placesText, reasonText} from './wording.ts'

/** Rows at most; a list that is blocked by more has another problem. */
const most = 50

/** What could not be verified and why, one row a section and host. */
export function markdownUnverified({links}: Report): string[] {
  const groups = unverifiedBySection(links)
  if (groups.length === 0) return []
  const rows = groups.slice(0, most).map(group => {
    const section = markdownText(brief(group.section ?? '—', 100))
    const host = `<code>${markdownText(brief(group.host, 100))}</code>`
    const why = markdownMessage(brief(reasonText(group), 200))
    const places = markdownText(brief(placesText(group), 200))
    return `| ${section} | ${host} | ${group.links.length} ${group.kind} | ${why} | ${places} |\n`
  })
  if (groups.length > most) rows.push(`\nand ${count(groups.length - most, 'more row')}.\n`)
  const number = new Set(groups.flatMap(group => group.links.map(({url}) => url))).size
  return [
    `### ${count(number, 'link')} could not be verified\n\n` +
      'The hosts answer no robot, or not steadily. Nobody says that these links are dead.\n\n' +
      `| Section | Host | Links | Why | Places |\n|---|---|---|---|---|\n${rows.join('')}`
  ]
}
