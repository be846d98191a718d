// The function that validates a configuration is made when the product is built, by ajv's own generator of code.
import {build} from 'esbuild'

/**
 * A plugin that puts the function in place of `src/config-validator.ts`.
 *
 * @param {import('esbuild').BuildOptions} options for what is built
 * @returns {import('esbuild').Plugin}
 */
export const configValidator = ({define, target}) => ({
  name: 'config-validator',
  setup(builder) {
    builder.onLoad({filter: /[/\\]src[/\\]config-validator\.ts$/}, async () => {
      const contents = `
        export {compileConfigSchema} from './src/config-compile.ts'
        export {default as standaloneCode} from 'ajv/dist/standalone/index.js'`
      const resolveDir = import.meta.dirname
      const {outputFiles} = await build({
        stdin: {contents, resolveDir},
        bundle: true,
        format: 'esm',
        platform: 'node',
        target,
        define,
        write: false
      })
      const program = Buffer.from(outputFiles[0].contents).toString('base64')
      const {compileConfigSchema, standaloneCode} = await import(`data:text/javascript;base64,${program}`)
      const {ajv, validate} = compileConfigSchema({source: true, esm: true, optimize: 2})
      return {contents: standaloneCode.default(ajv, validate), resolveDir}
    })
  }
})
