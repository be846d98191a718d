import {terminal} from './escape.ts'
import type {Paint} from './pretty.ts'
import type {Report, ReporterOptions} from './report.ts'
import {unverifiedByHost} from './unverified.ts'
import {count, placesText, reasonText} from './wording.ts'

/** The links nobody could judge, one row a host: no accusation, so apart from the findings. */
export function prettyLinks({links}: Report, _: ReporterOptions, paint: Paint): string[] {
  const groups = unverifiedByHost(links)
  if (groups.length === 0) return []
  const number = groups.reduce((sum, group) => sum + group.links.length, 0)
  const rows = groups.map(group => {
    const head = `${paint.bold(terminal(group.host))}  ${group.links.length} ${group.kind}: ${terminal(reasonText(group))}`
    return `  ${head}\n    ${paint.dim(terminal(placesText(group)))}\n`
  })
  return [`${paint.underline(paint.bold(`${count(number, 'link')} could not be verified`))}\n\n${rows.join('')}`]
}
