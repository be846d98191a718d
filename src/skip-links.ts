import type {Config} from './config.ts'
import type {CheckedLink} from './links/verdict.ts'

/** What the link check says of a run's URLs. */
export interface Found {
  readonly checked: readonly CheckedLink[]
  /** What people should know of how links were checked. */
  readonly notes: readonly string[]
}

/** URLs of the lists by the configuration that governs them. */
export type UrlGroups = ReadonlyMap<Config, ReadonlySet<string>>

/** No URL was asked about, and why. */
export function skipped(urls: UrlGroups, because: string): Found {
  const checked = [...urls.values()].flatMap(group =>
    [...group].map(url => ({url, verdict: {kind: 'skipped', because} as const, evidence: []}))
  )
  return {checked, notes: []}
}
