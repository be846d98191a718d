import {Ajv, type CodeOptions} from 'ajv'
import type {Config} from './config.ts'
import {configSchema} from './config-schema.ts'

/** Make the function that validates a configuration, and hand out the ajv that made it. */
export function compileConfigSchema(code: CodeOptions = {}) {
  // Without inlining what stands once in the schema stands once in the function. Errors tell what they met.
  const ajv = new Ajv({strict: false, allowUnionTypes: true, inlineRefs: false, verbose: true, code})
  return {ajv, validate: ajv.compile<Config>(configSchema())}
}
