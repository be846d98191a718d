import type {HouseRule} from '../rules/presets/house.ts'
import type {Config, RuleSetting} from './config.ts'
import type {EnabledRule} from './lint.ts'
import type {Rule} from './rule.ts'
import {closest} from './text/closest.ts'
import {UsageError} from './usage-error.ts'

/** Which rules may run, and what the command line says of them. */
export interface Selection {
  readonly rules: readonly Rule[]
  /** remark-lint's own rules of the preset `strict`. */
  readonly house: readonly HouseRule[]
  /** `--only`: these and no others. */
  readonly only?: readonly string[]
  /** `--skip`: all but these. */
  readonly skip?: readonly string[]
}

/**
 * The rules that run under a configuration: the preset's, with the severities and options of `rules`.
 *
 * @throws {UsageError} when `--only` or `--skip` names no rule.
 */
export function enabledRules(config: Config, {rules, house, only = [], skip = []}: Selection): EnabledRule[] {
  const ids = [...rules.map(({rule}) => rule.id), ...house.map(({id}) => id)]
  for (const [flag, names] of [
    ['--only', only],
    ['--skip', skip]
  ] as const) {
    for (const name of names) {
      if (ids.includes(name)) continue
      const hint = closest(name, ids)
      throw new UsageError(
        `${flag}: unknown rule \`${name}\`, ${hint ? `did you mean \`${hint}\`?` : `expected one of ${ids.join(', ')}`}`
      )
    }
  }
  const enabled: EnabledRule[] = []
  const add = (
    id: string,
    plugin: EnabledRule['plugin'],
    standard: 'off' | 'warn' | 'error',
    standardOptions?: unknown
  ) => {
    const setting: RuleSetting | undefined = config.rules?.[id]
    // A rule asked for by name runs even where it is off.
    const fallback = only.includes(id) && standard === 'off' ? 'warn' : standard
    const [severity, options] = setting === undefined ? [fallback] : typeof setting === 'string' ? [setting] : setting
    if (severity === 'off' || skip.includes(id) || (only.length > 0 && !only.includes(id))) return
    const parameters = options ?? standardOptions
    enabled.push({
      id,
      plugin,
      severity: severity === 'error' ? 'error' : 'warning',
      ...(parameters !== undefined && {options: parameters})
    })
  }
  const strict = config.preset === 'strict'
  for (const plugin of rules) {
    const {id, severity, preset = 'recommended'} = plugin.rule
    const on = preset === 'recommended' || (strict && preset === 'strict')
    add(id, plugin as never, on ? (severity === 'error' ? 'error' : 'warn') : 'off')
  }
  for (const {id, plugin, options} of house) add(id, plugin, strict ? 'warn' : 'off', options)
  return enabled
}
