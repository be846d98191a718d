import {terminal} from './escape.ts'
import type {Paint} from './pretty.ts'
import type {Report, ReporterOptions} from './report.ts'
import {unverifiedByHost} from './unverified.ts'
import {widthOf} from './width.ts'
import {count, cut, placesText, reasonText} from './wording.ts'
import {fold} from './wrap.ts'

/** The links nobody could judge, one row a host: no accusation, so apart from the findings. */
export function prettyLinks({links}: Report, {columns}: ReporterOptions, paint: Paint): string[] {
  const groups = unverifiedByHost(links)
  if (groups.length === 0) return []
  const number = groups.reduce((sum, group) => sum + group.links.length, 0)
  const rows = groups.map(group => {
    const host = terminal(group.host)
    const why = fold(
      `${group.links.length} ${group.kind}: ${terminal(cut(reasonText(group), 1000))}`,
      widthOf(host) + 4,
      columns
    )
    const places = fold(terminal(cut(placesText(group), 1000)), 4, columns)
    return `  ${paint.bold(host)}  ${why}\n    ${paint.dim(places)}\n`
  })
  return [`${paint.underline(paint.bold(`${count(number, 'link')} could not be verified`))}\n\n${rows.join('')}`]
}
