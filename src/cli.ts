#!/usr/bin/env node
import * as module from 'node:module'

// Node 22 and newer keep compiled code between runs.
;(module as {enableCompileCache?: () => void}).enableCompileCache?.()

const [first] = process.argv.slice(2)
if (process.argv.length === 3 && (first === '--version' || first === '-v')) {
  const {tool} = await import('./version.ts')
  process.stdout.write(`${tool.version}\n`)
} else {
  const {main} = await import('./cli/main.ts')
  process.exitCode = await main(process.argv.slice(2))
}
