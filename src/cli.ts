#!/usr/bin/env node

/** The version of package.json, put in by the build: whoever asks for it alone waits for no module. */
declare const VERSION: string

const [first] = process.argv.slice(2)
if (process.argv.length === 3 && (first === '--version' || first === '-v')) {
  process.stdout.write(`${VERSION}\n`)
} else {
  // Node 22 and newer keep compiled code between runs. Code that others could write would be run: so not in the folder for temporary
  // files, where Node would keep it, and where anyone may have made the file before.
  const module = process.getBuiltinModule('node:module') as {enableCompileCache?: (folder: string) => void}
  const {XDG_CACHE_HOME: own, HOME: home, LOCALAPPDATA: local} = process.env
  const cache = process.platform === 'win32' ? local : own?.startsWith('/') ? own : home && `${home}/.cache`
  if (cache) module.enableCompileCache?.(`${cache}/awesome-paper-lint/compiled`)
  const {main} = await import('./cli/main.ts')
  process.exitCode = await main(process.argv.slice(2))
}

export {}
