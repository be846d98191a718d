import type {History} from './history.ts'
import type {Progress} from './progress.ts'

/** How links are checked. Every limit has a default in `linkDefaults`; nothing else in the checker does. */
export interface LinkOptions {
  /** Requests under way at once, to all hosts together. Default 128. */
  readonly concurrency?: number
  /** Requests under way at once to one host; a row of the quirks table may say less. Default 10. */
  readonly perHost?: number
  /** Milliseconds between two starts of requests to one host; a row of the quirks table may say more. Default 50. */
  readonly spacing?: number
  /** Milliseconds for one attempt, connecting and reading included. Default 10,000. */
  readonly timeout?: number
  /** Milliseconds for connecting, of those. Default 3,000. */
  readonly connectTimeout?: number
  /** How often a passing fault (5xx, 429, a broken connection) is tried again; a time-out at most once. Default 2. */
  readonly retries?: number
  /** Longest that a host's `Retry-After` is obeyed, in milliseconds; a host that asks for more is given up on. Default 60,000. */
  readonly patience?: number
  /** Ask private, local and reserved addresses too. Default false. */
  readonly allowPrivate?: boolean
  /** The `User-Agent`; it should hold a contact URL. */
  readonly userAgent?: string
  /** Globs on URLs that are not asked (`https://x.com/**`); a glob without a scheme matches the host (`*.example.org`). */
  readonly exclude?: readonly string[]
  /** Statuses that count as alive, by host glob. */
  readonly accept?: Readonly<Record<string, readonly number[]>>
  /** Headers to send, by host glob; only to that host, only over https, never along a redirect elsewhere. */
  readonly headers?: Readonly<Record<string, Readonly<Record<string, string>>>>
  /** Lets GitHub repositories be asked in batches; sent to api.github.com alone. */
  readonly githubToken?: string
  /** Try other spellings of dead links. Default true. */
  readonly variants?: boolean
  /** Ask the Wayback Machine for the newest snapshot of dead links. Default false. */
  readonly archive?: boolean
  /** Load pages to see whether they have the ids that fragments of links name. Default false. */
  readonly fragments?: boolean
  /** What runs of before have seen; without one every link is asked. */
  readonly history?: History
  /**
   * For a progress display: called once, before the first request, with a function that tells at any later moment how
   * things stand.
   */
  readonly watch?: (snapshot: () => Progress) => void
}

/** Options with every default filled in. */
export type FilledOptions = Required<Omit<LinkOptions, 'githubToken' | 'watch' | 'history'>> &
  Pick<LinkOptions, 'githubToken' | 'watch' | 'history'>

/** The one place of all defaults. */
export const linkDefaults = {
  concurrency: 128,
  perHost: 10,
  spacing: 50,
  timeout: 10_000,
  connectTimeout: 3_000,
  retries: 2,
  patience: 60_000,
  allowPrivate: false,
  userAgent: 'awesome-paper-lint/1.0 (+https://github.com/OWNER/awesome-paper-lint)',
  exclude: [],
  accept: {},
  headers: {},
  variants: true,
  archive: false,
  fragments: false
} as const satisfies LinkOptions

/** Fills in the defaults; an option given as undefined counts as not given. */
export function fillOptions(options: LinkOptions): FilledOptions {
  const given = Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined))
  return {...linkDefaults, ...given}
}
