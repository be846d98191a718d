import {expect} from 'vitest'
import {awesomeLint, folder} from '../helpers/command.ts'
import {claim} from './claim.ts'

/** Stands in for Node 22's function, which Node 20 lacks, and says where it is told to keep code. */
const told = `data:text/javascript,${encodeURIComponent(
  "import module from 'node:module'; module.enableCompileCache = path => console.error(`kept in ${path}`)"
)}`

claim('Compiled code is kept below the cache folder of the user, or not at all.', async () => {
  const cwd = folder({'a.md': '# A\n\nText.\n'})
  const kept = async (env: Record<string, string>) =>
    (await awesomeLint(['a.md', '--offline'], {cwd, env: {...env, NODE_OPTIONS: `--import=${told}`}})).err
  const own = process.platform === 'win32' ? {LOCALAPPDATA: cwd} : {HOME: '/nowhere', XDG_CACHE_HOME: cwd}
  expect(await kept(own)).toBe(`kept in ${cwd}/awesome-paper-lint/compiled\n`)
  expect(await kept({})).toBe('')
  // A relative path would lead into the folder that is checked.
  expect(await kept({XDG_CACHE_HOME: '.cache'})).toBe('')
})
