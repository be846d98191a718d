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

/** The host of a URL as it is written; empty for one that has none. */
export const hostOf = (url: string): string => /^https?:\/\/([^/?#]*)/i.exec(url)?.[1] ?? ''

/** Links of the host with the most links first: its lane is what the whole check will wait for. */
export function longestLaneFirst(urls: readonly string[]): string[] {
  const sizes = new Map<string, number>()
  const hosts = new Map(urls.map(url => [url, hostOf(url)]))
  const sizeOf = (url: string) => sizes.get(hosts.get(url)!)!
  for (const host of hosts.values()) sizes.set(host, (sizes.get(host) ?? 0) + 1)
  return urls.toSorted((one, other) => sizeOf(other) - sizeOf(one))
}
