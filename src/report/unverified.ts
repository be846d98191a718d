import {groupBy} from './group-by.ts'
import type {LinkReport} from './report.ts'

/** Links of one host that nobody could judge, for the same sort of reason. */
export interface Unverified {
  readonly host: string
  readonly kind: 'blocked' | 'unstable'
  readonly links: readonly LinkReport[]
  /** Why, most frequent first. */
  readonly reasons: readonly {readonly because: string; readonly count: number}[]
}

/**
 * The links that could not be verified, by host: a publisher that bars robots bars them from all its pages, so one line
 * says it all. Largest group first.
 */
export function unverifiedByHost(links: readonly LinkReport[]): readonly Unverified[] {
  const unjudged = links.filter(({verdict}) => verdict.kind === 'blocked' || verdict.kind === 'unstable')
  const groups = groupBy(unjudged, ({url, verdict}) => `${verdict.kind} ${hostOf(url)}`)
  return [...groups]
    .map(([key, group]): Unverified => {
      const kind = key.startsWith('blocked ') ? 'blocked' : 'unstable'
      return {host: key.slice(kind.length + 1), kind, links: group, reasons: reasonsOf(group)}
    })
    .sort((a, b) => b.links.length - a.links.length || byCodeUnit(a.host, b.host) || byCodeUnit(a.kind, b.kind))
}

/** Host of a URL, or what stands for one where there is none. */
export function hostOf(url: string): string {
  return (URL.canParse(url) && new URL(url).host) || '(no host)'
}

/** Order that depends on no locale. */
function byCodeUnit(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

/** The distinct reasons of some links, counted. */
function reasonsOf(links: readonly LinkReport[]): Unverified['reasons'] {
  return [...groupBy(links, ({verdict}) => verdict.because)]
    .map(([because, group]) => ({because, count: group.length}))
    .sort((a, b) => b.count - a.count)
}

/** Links of one section and host that nobody could judge. */
export interface UnverifiedInSection extends Unverified {
  /** The heading; nothing above the first one. */
  readonly section: string | undefined
}

/**
 * The links that could not be verified, by section and host: whoever tends a section looks at its links by hand. Sections
 * as the lists have them; a link that stands in two is told in both.
 */
export function unverifiedBySection(links: readonly LinkReport[]): readonly UnverifiedInSection[] {
  const unjudged = links.filter(({verdict}) => verdict.kind === 'blocked' || verdict.kind === 'unstable')
  const placed = unjudged.flatMap(link => link.places.map(place => ({link, place})))
  const sections = groupBy(placed, ({place}) => JSON.stringify([place.path, place.section]))
  const order = (group: typeof placed) =>
    group.reduce((least, {place}) => Math.min(least, place.line), Number.POSITIVE_INFINITY)
  const files = new Map(placed.map(({place: {path}}) => [path, 0]))
  for (const [index, path] of [...files.keys()].entries()) files.set(path, index)
  return [...sections.values()]
    .sort((a, b) => files.get(a[0]!.place.path)! - files.get(b[0]!.place.path)! || order(a) - order(b))
    .flatMap(group => {
      const {section} = group[0]!.place
      const here = [...groupBy(group, ({link}) => link)].map(([link, found]) => ({
        ...link,
        places: found.map(({place}) => place)
      }))
      return unverifiedByHost(here).map(one => ({...one, section}))
    })
}
