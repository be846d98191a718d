import {markdownText} from './escape.ts'
import {markdownMessage} from './markdown-inline.ts'
import type {Report} from './report.ts'
import {unverifiedByHost} from './unverified.ts'
import {brief, count, placesText, reasonText} from './wording.ts'

/** Hosts listed at most; a list that is blocked by more has another problem. */
const most = 50

/** What could not be verified and why, one row a host. */
export function markdownUnverified({links}: Report): string[] {
  const groups = unverifiedByHost(links)
  if (groups.length === 0) return []
  const rows = groups.slice(0, most).map(group => {
    const host = `<code>${markdownText(brief(group.host, 100))}</code>`
    const why = markdownMessage(brief(reasonText(group), 200))
    return `| ${host} | ${group.links.length} ${group.kind} | ${why} | ${markdownText(brief(placesText(group), 200))} |\n`
  })
  if (groups.length > most) rows.push(`\nand ${count(groups.length - most, 'more host')}.\n`)
  const number = groups.reduce((sum, group) => sum + group.links.length, 0)
  return [
    `### ${count(number, 'link')} could not be verified\n\n` +
      'The hosts answer no robot, or not steadily. Nobody says that these links are dead.\n\n' +
      `| Host | Links | Why | Places |\n|---|---|---|---|\n${rows.join('')}`
  ]
}
