import type {Example, RuleDefinition} from './rule.ts'

/** A rule's page as Markdown: for `explain` and for `docs/rules/`. */
export function rulePage({
  id,
  summary,
  why,
  severity,
  preset = 'recommended',
  options,
  examples
}: RuleDefinition): string {
  const level =
    preset === 'off'
      ? 'Off unless the configuration turns it on.'
      : `In the preset \`${preset}\`, as ${severity === 'error' ? 'an error' : 'a warning'}.`
  const parts = [`# ${id}`, summary, why, level]
  if (options) parts.push('## Options', optionList(options))
  if (examples.length > 0) parts.push('## Examples', ...examples.map(exampleText))
  parts.push('## Turning it off', `In \`.awesome-lint.yml\`:\n\n${fence(`rules:\n  ${id}: off\n`, 'yaml')}`)
  return `${parts.join('\n\n')}\n`
}

interface OptionSchema {
  readonly description?: string
  readonly default?: unknown
  readonly enum?: readonly unknown[]
  readonly type?: string
}

function optionList(schema: Readonly<Record<string, unknown>>): string {
  const properties = (schema.properties ?? {}) as Readonly<Record<string, OptionSchema>>
  return Object.entries(properties)
    .map(([name, {description, default: standard, enum: values, type}]) => {
      const kind = values ? values.map(value => `\`${String(value)}\``).join(', ') : type
      return `- \`${name}\` (${kind}${standard === undefined ? '' : `, default \`${JSON.stringify(standard)}\``}): ${description}`
    })
    .join('\n')
}

function exampleText({bad, says, good, options, settings}: Example): string {
  const given = [
    ...(settings ? [`with \`entry: ${settings.entry}\``] : []),
    ...(options ? [`with options \`${JSON.stringify(options)}\``] : [])
  ]
  return [
    ...(given.length > 0 ? [`${given.join(', ')[0]!.toUpperCase()}${given.join(', ').slice(1)}:`] : []),
    fence(bad, 'markdown'),
    says.map(one => `- ${one}`).join('\n'),
    'Better:',
    fence(good, 'markdown')
  ].join('\n\n')
}

const fence = (text: string, language: string) =>
  `\`\`\`\`${language}\n${text.endsWith('\n') ? text : `${text}\n`}\`\`\`\``
