import type {ExtraAffiliation} from './catalog/affiliations.ts'
import type {ExtraVenue} from './catalog/venues.ts'
import {FormatError, parseFormat} from './list/format.ts'
import {UsageError} from './usage-error.ts'

/** Severity of a rule in a configuration; options follow where the rule takes any. */
export type RuleSetting = 'off' | 'warn' | 'error' | readonly ['off' | 'warn' | 'error', unknown?]

/** What the user says of the link check. */
export interface LinkConfig {
  /** Requests at a time, over all hosts. */
  readonly concurrency?: number
  /** Requests at a time to one host. */
  readonly perHost?: number
  /** Time limit of one attempt: a number is seconds, a string has a unit (`500ms`, `10s`). */
  readonly timeout?: number | string
  /** Further attempts after a passing fault. */
  readonly retries?: number
  /** What must be seen before a link that was alive is called dead; default 3 runs over 2 days. */
  readonly confirm?: {readonly runs?: number; readonly days?: number}
  /** Try other spellings of dead links; default true. */
  readonly variants?: boolean
  /** Ask the Wayback Machine for the newest snapshot of dead links; default false. */
  readonly archive?: boolean
  /** Load pages to see whether they have the ids that fragments of links name; default false. */
  readonly fragments?: boolean
  /** Globs of URLs that are not checked. */
  readonly exclude?: readonly string[]
  /** Statuses that count as alive, by host. */
  readonly accept?: Readonly<Record<string, readonly number[]>>
  /** Request headers by host, `${NAME}` not yet filled. */
  readonly headers?: Readonly<Record<string, Readonly<Record<string, string>>>>
}

/** A configuration as the user wrote it, validated: data, never code. */
export interface Config {
  readonly files?: readonly string[]
  readonly entry?: string
  readonly preset?: 'recommended' | 'strict'
  readonly rules?: Readonly<Record<string, RuleSetting>>
  readonly venues?: readonly ExtraVenue[]
  readonly affiliations?: readonly ExtraAffiliation[]
  readonly links?: LinkConfig
}

/** Names under which a configuration is looked for in each folder, first match wins. */
export const configNames = ['.awesome-lint.yml', '.awesome-lint.yaml', '.awesome-lint.json', 'package.json'] as const

/**
 * Check an entry format.
 *
 * @throws {UsageError} with what is wrong in the notation.
 */
export function checkFormat(notation: string, where: string): void {
  try {
    parseFormat(notation)
  } catch (error) {
    if (error instanceof FormatError) throw new UsageError(`${where}: ${error.message}`)
    throw error
  }
}
