import {type Config, checkFormat} from './config.ts'
import {validate} from './config-validator.ts'
import {expectedDuration} from './duration.ts'
import {closest} from './text/closest.ts'
import {UsageError} from './usage-error.ts'

/**
 * Check the value of a configuration.
 *
 * @throws {UsageError} that names the file, the key and what is allowed there.
 */
export function checkConfig(value: unknown, path: string): Config {
  if (!validate(value)) {
    const errors = validate.errors ?? []
    // Inside anyOf the deepest complaint is the telling one.
    const [error] = [...errors].sort((a, b) => b.instancePath.length - a.instancePath.length) as unknown as [Complaint]
    throw new UsageError(`${path}: ${complaint(error)}`)
  }
  if (value.entry !== undefined) checkFormat(value.entry, `${path}: entry`)
  return value
}

interface Complaint {
  readonly instancePath: string
  readonly keyword: string
  readonly params: Record<string, unknown>
  readonly message?: string
  readonly parentSchema?: {properties?: Record<string, unknown>}
  readonly data?: unknown
}

/** What ajv objects to, in the user's words: the key, what stands there, what may. */
function complaint({instancePath, keyword, params, message, parentSchema, data}: Complaint): string {
  const key = instancePath.slice(1).replaceAll('/', '.').replaceAll('~1', '/')
  const shown = JSON.stringify(data)?.slice(0, 60)
  if (keyword === 'additionalProperties') {
    const name = String(params.additionalProperty)
    const allowed = Object.keys(parentSchema?.properties ?? {}).filter(one => one !== '$schema')
    const hint = closest(name, allowed)
    const what = key === 'rules' ? 'rule' : 'key'
    return `unknown ${what} \`${key && key !== 'rules' ? `${key}.` : ''}${name}\`, ${hint ? `did you mean \`${hint}\`?` : `expected one of ${allowed.join(', ')}`}`
  }
  if (keyword === 'enum')
    return `\`${key}\` is ${shown}, expected one of ${(params.allowedValues as unknown[]).join(', ')}`
  // Durations are the only texts with a pattern.
  if (keyword === 'pattern') return `\`${key}\` is ${shown}, ${expectedDuration}`
  if (keyword === 'type')
    return `\`${key || 'configuration'}\` is ${shown}, expected ${[params.type].flat().join(' or ')}`
  return `\`${key}\` is ${shown}, ${message ?? 'which is not allowed'}`
}
