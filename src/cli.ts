#!/usr/bin/env node

/** The version of package.json, put in by the build: whoever asks for it alone waits for no module. */
declare const VERSION: string

const [first] = process.argv.slice(2)
if (process.argv.length === 3 && (first === '--version' || first === '-v')) {
  process.stdout.write(`${VERSION}\n`)
} else {
  // Node 22 and newer keep compiled code between runs.
  const module = process.getBuiltinModule('node:module') as {enableCompileCache?: () => void}
  module.enableCompileCache?.()
  const {main} = await import('./cli/main.ts')
  process.exitCode = await main(process.argv.slice(2))
}

export {}
