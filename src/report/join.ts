import {tool} from '../version.ts'
import type {LinkPlace, LinkReport, Refusal, Report} from './report.ts'
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

/** The links of several lists, each URL once with all its places, in the order of the lists. */
export function joinLinks(lists: readonly (readonly LinkReport[])[]): LinkReport[] {
  const links = new Map<string, LinkReport & {readonly places: LinkPlace[]}>()
  for (const list of lists) {
    for (const link of list) {
      const known = links.get(link.url)
      if (!known) links.set(link.url, {...link, places: [...link.places]})
      // Not as arguments of one call: one URL may stand in more places than the stack holds.
      else for (const place of link.places) known.places.push(place)
    }
  }
  return [...links.values()]
}
