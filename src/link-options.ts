import type {Config} from './config.ts'
import {parseDuration} from './duration.ts'
import type {LinkOptions} from './links/options.ts'
import type {Progress} from './links/progress.ts'
import {UsageError} from './usage-error.ts'

/** What the command line or the Action says of the link check; it wins over the configuration. */
export interface LinkFlags {
  /** Requests at a time, over all hosts. */
  readonly concurrency?: number
  /** Requests at a time to one host. */
  readonly perHost?: number
  /** Milliseconds of one attempt. */
  readonly timeout?: number
  /** Further attempts after a passing fault. */
  readonly retries?: number
  /** Ask the Wayback Machine for the newest snapshot of dead links. */
  readonly archive?: boolean
  /** Load pages to see whether they have the ids that fragments of links name. */
  readonly fragments?: boolean
  /** Ask private, local and reserved addresses too. Never from a configuration: a stranger's pull request could set it. */
  readonly allowPrivate?: boolean
  /** Names of environment variables that `headers` may hold as `${NAME}`. */
  readonly allowEnv?: readonly string[]
  /** The file that remembers what was seen; `false` for none; default under the project's cache folder. */
  readonly history?: string | false
  /** Milliseconds after which nothing remembered is believed. */
  readonly maxAge?: number
  /** Tells how things stand, for a progress display. */
  readonly watch?: (snapshot: () => Progress) => void
}

/**
 * The options of the link check: flags before configuration before defaults.
 *
 * @throws {UsageError} for a header that asks for a variable nobody allowed, or that is not set.
 */
export function linkOptions(
  config: Config,
  flags: LinkFlags,
  env: Readonly<Record<string, string | undefined>>
): LinkOptions {
  const {timeout, headers, confirm: _confirm, ...rest} = config.links ?? {}
  const {allowEnv = [], history: _history, maxAge: _maxAge, ...given} = flags
  const token = env.GITHUB_TOKEN || env.GH_TOKEN
  return {
    ...rest,
    ...(timeout !== undefined && {timeout: parseDuration(timeout, 'links.timeout')}),
    ...(headers && {headers: fillHeaders(headers, allowEnv, env)}),
    ...(token && {githubToken: token}),
    ...Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined))
  }
}

type Headers = Readonly<Record<string, Readonly<Record<string, string>>>>

function fillHeaders(
  headers: Headers,
  allowed: readonly string[],
  env: Readonly<Record<string, string | undefined>>
): Headers {
  const fill = (value: string, where: string) =>
    value.replace(/\$\{([^}]*)\}/g, (_, name: string) => {
      if (!allowed.includes(name))
        throw new UsageError(`${where}: \${${name}} is not allowed; name it with --allow-env ${name}`)
      const found = env[name]
      if (found === undefined) throw new UsageError(`${where}: the environment variable ${name} is not set`)
      return found
    })
  return Object.fromEntries(
    Object.entries(headers).map(([host, fields]) => [
      host,
      Object.fromEntries(
        Object.entries(fields).map(([name, value]) => [name, fill(value, `links.headers.${host}.${name}`)])
      )
    ])
  )
}
