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
  const groups = new Map<string, LinkReport[]>()
  for (const link of links) {
    const {kind} = link.verdict
    if (kind !== 'blocked' && kind !== 'unstable') continue
    const key = `${kind} ${hostOf(link.url)}`
    const group = groups.get(key)
    group ? group.push(link) : groups.set(key, [link])
  }
  return [...groups]
    .map(([key, group]): Unverified => {
      const [kind, host = ''] = key.split(' ', 2)
      return {host, kind: kind === 'blocked' ? 'blocked' : 'unstable', links: group, reasons: reasonsOf(group)}
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
  const counts = new Map<string, number>()
  for (const {verdict} of links) counts.set(verdict.because, (counts.get(verdict.because) ?? 0) + 1)
  return [...counts].map(([because, count]) => ({because, count})).sort((a, b) => b.count - a.count)
}
