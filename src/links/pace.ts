import {meansHost} from './host-glob.ts'
import type {LanePace} from './lane.ts'
import type {FilledOptions} from './options.ts'
import {paces} from './quirks.ts'

/** The pace of a host: its row of the quirks table, or the options. */
export function paceOf({perHost, spacing}: Pick<FilledOptions, 'perHost' | 'spacing'>): (host: string) => LanePace {
  return host => {
    const row = paces.find(pace => meansHost(pace.host, host))
    return row
      ? {width: Math.min(row.width, perHost), spacing: Math.max(row.spacing, spacing)}
      : {width: perHost, spacing}
  }
}

/** Links of the host with the most links first: its lane is what the whole check will wait for. */
export function longestLaneFirst(urls: readonly string[]): string[] {
  const hostOf = (url: string) => /^https?:\/\/([^/?#]*)/i.exec(url)?.[1] ?? ''
  const sizes = new Map<string, number>()
  for (const url of urls) sizes.set(hostOf(url), (sizes.get(hostOf(url)) ?? 0) + 1)
  return urls.toSorted((one, other) => sizes.get(hostOf(other))! - sizes.get(hostOf(one))!)
}
