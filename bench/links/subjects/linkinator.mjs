import {mkdtempSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {LinkChecker} from '../../peers/node_modules/linkinator/build/src/index.js'
import {end, say, urls} from './say.mjs'

const folder = mkdtempSync(join(tmpdir(), 'linkinator-'))
writeFileSync(join(folder, 'list.md'), urls.map(url => `- [link](<${url}>)\n`).join(''))
const checker = new LinkChecker()
const verdicts = {OK: 'alive', BROKEN: 'dead', SKIPPED: 'skipped'}
checker.on('link', ({url, state, status}) => {
  if (!url.includes('list.md')) say(url, verdicts[state], status)
})
// Without a limit it waits five minutes for a server that never answers.
const retries = process.env.ZOO_RETRIES ? {retry: true, retryErrors: true, retryErrorsCount: 2} : {}
await checker.check({path: 'list.md', serverRoot: folder, markdown: true, recurse: false, timeout: 20_000, ...retries})
end()
