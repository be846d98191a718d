import {compileConfigSchema} from './config-compile.ts'

/**
 * Validates a configuration. The bundles hold the function that ajv makes in place of this file (`build-config.js`): to load ajv and to
 * make it takes as long as to lint a list.
 */
export const {validate} = compileConfigSchema()
