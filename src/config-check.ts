import {type Config, checkFormat} from './config.ts'
import {severities} from './config-schema.ts'
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
    // Inside anyOf the deepest complaint is the telling one; of a list, that of the list and not that it is no word.
    const [error] = [...errors].sort(
      (a, b) => b.instancePath.length - a.instancePath.length || Number(isOfList(b)) - Number(isOfList(a))
    ) as unknown as [Complaint]
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

const isOfList = ({data, keyword}: {data?: unknown; keyword: string}) =>
  Array.isArray(data) && keyword.endsWith('Items')

/** JSON Schema's types in words. */
const types: Readonly<Record<string, string>> = {
  array: 'a list',
  boolean: 'true or false',
  integer: 'a whole number',
  number: 'a number',
  object: 'keys with values',
  string: 'a text'
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
    return `\`${key || 'configuration'}\` is ${shown}, expected ${[params.type]
      .flat()
      .map(type => types[String(type)])
      .join(' or ')}`
  if (keyword === 'required') return `\`${key}\` is ${shown}, expected the key \`${params.missingProperty}\``
  if (keyword === 'minimum') return `\`${key}\` is ${shown}, expected at least ${params.limit}`
  if (keyword === 'maximum') return `\`${key}\` is ${shown}, expected at most ${params.limit}`
  if (keyword === 'minItems') return `\`${key}\` is ${shown}, expected one of ${severities.join(', ')}`
  if (keyword === 'maxItems')
    return `\`${key}\` is ${shown}, expected ${params.limit === 1 ? 'a severity alone: it has no options' : 'a severity and its options'}`
  return `\`${key}\` is ${shown}, ${message ?? 'which is not allowed'}`
}
