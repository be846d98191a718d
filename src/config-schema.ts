import {rules} from '../rules/index.ts'
import {house} from '../rules/presets/house.ts'
import {unitNames} from './list/unit.ts'

const strings = (description: string) => ({type: 'array', items: {type: 'string', minLength: 1}, description})
const duration = (description: string) => ({
  type: ['number', 'string'],
  minimum: 0,
  pattern: '^\\d+(?:\\.\\d+)?(?:ms|s|m|h|d)?$',
  description
})

/** Severities a configuration may give a rule. */
export const severities = ['off', 'warn', 'error'] as const

/** A rule's severity, alone or in a list with options of the given JSON Schema. */
function severityWith(options?: unknown) {
  const severity = {enum: [...severities]}
  const items = [severity, ...(options ? [options] : [])]
  return {anyOf: [severity, {type: 'array', items, minItems: 1, maxItems: items.length}]}
}

/** JSON Schema (draft 7) of the configuration, for validation here and completion in editors. */
export function configSchema() {
  // Most rules take the same, which stands once: to validate is then a function in place of forty.
  const properties: Record<string, object> = {}
  for (const {
    rule: {id, summary, options}
  } of rules) {
    const value = options ? severityWith(options) : {allOf: [{$ref: '#/definitions/severity'}]}
    properties[id] = {description: summary, ...value}
  }
  for (const {id} of house) properties[id] = {$ref: '#/definitions/open'}
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: 'awesome-paper-lint',
    description:
      'Configuration of awesome-lint: .awesome-lint.yml, .awesome-lint.yaml, .awesome-lint.json, or the key `awesome-lint` of package.json.',
    type: 'object',
    definitions: {severity: severityWith(), open: severityWith({})},
    additionalProperties: false,
    properties: {
      $schema: {type: 'string', description: 'The schema itself, for editors.'},
      files: strings(
        'Globs of the lists to check when no files are named; relative to the configuration. Default: README.md.'
      ),
      entry: {
        type: 'string',
        minLength: 1,
        description: `How an entry is written, such as [{venue}'{yy}] [{title}]({url}): text as it stands, with the fields ${unitNames.map(name => `{${name}}`).join(' ')}; {? } around what may be missing. Default: as most entries of the list are written.`
      },
      preset: {
        enum: ['recommended', 'strict'],
        description: 'Which rules are on: those that speak of sure faults, or house style too. Default: recommended.'
      },
      rules: {
        type: 'object',
        additionalProperties: false,
        properties,
        description: 'Severity of rules: off, warn, error, or [severity, options].'
      },
      venues: {
        type: 'array',
        description: 'Venues that the catalog lacks.',
        items: {
          type: 'object',
          additionalProperties: false,
          required: ['name'],
          properties: {
            name: {type: 'string', minLength: 1, description: 'As it should be written.'},
            aliases: strings('Other spellings that are right.'),
            years: {
              type: 'array',
              items: {type: 'integer', minimum: 1900, maximum: 2100},
              description: 'Years in which it was held, if known.'
            }
          }
        }
      },
      affiliations: {
        type: 'array',
        description: 'Institutions that the catalog lacks.',
        items: {
          type: ['string', 'object'],
          additionalProperties: false,
          required: ['tag'],
          properties: {
            tag: {type: 'string', minLength: 1, description: 'As it should be written.'},
            aliases: strings('Other spellings that are right.')
          }
        }
      },
      links: {
        type: 'object',
        additionalProperties: false,
        description: 'The link check.',
        properties: {
          concurrency: {
            type: 'integer',
            minimum: 1,
            maximum: 1024,
            description: 'Requests at a time, over all hosts. Default: 128.'
          },
          perHost: {
            type: 'integer',
            minimum: 1,
            maximum: 64,
            description: 'Requests at a time to one host. Default: 10.'
          },
          timeout: duration('Time limit of one attempt, such as 10s or 500ms; a bare number is seconds. Default: 10s.'),
          retries: {
            type: 'integer',
            minimum: 0,
            maximum: 10,
            description: 'Further attempts after a passing fault. Default: 2.'
          },
          confirm: {
            type: 'object',
            additionalProperties: false,
            description: 'What must be seen before a link that was alive in an earlier run is called dead.',
            properties: {
              runs: {type: 'integer', minimum: 1, maximum: 100, description: 'Runs that saw it gone. Default: 3.'},
              days: {
                type: 'number',
                minimum: 0,
                maximum: 365,
                description: 'Days between the first and the last of them. Default: 2.'
              }
            }
          },
          variants: {
            type: 'boolean',
            description:
              'Try other spellings of dead links (https, www., a slash at the end, another page of the same paper) and offer the one that is alive. Default: true.'
          },
          archive: {
            type: 'boolean',
            description: 'Ask the Wayback Machine for the newest snapshot of dead links. Default: false.'
          },
          fragments: {
            type: 'boolean',
            description:
              'Load pages to see whether they have the ids that fragments (#...) of links name. Default: false.'
          },
          exclude: strings('Globs of URLs that are not checked: https://example.org/**'),
          accept: {
            type: 'object',
            additionalProperties: {type: 'array', items: {type: 'integer', minimum: 100, maximum: 999}},
            description: 'Statuses that count as alive, by host: {"example.org": [403]}'
          },
          headers: {
            type: 'object',
            additionalProperties: {type: 'object', additionalProperties: {type: 'string'}},
            description:
              'Request headers by host: {"example.org": {"authorization": "Bearer ${NAME}"}}. ${NAME} is filled from the environment only for names allowed with --allow-env.'
          }
        }
      }
    }
  }
}
