import {createRequire} from 'node:module'
import {end, say, urls} from './say.mjs'

// The checker inside markdown-link-check, asked as it asks: two links at a time, ten seconds each. Asked link by link,
// because markdown-link-check prints nothing before the last one is done, and some here are never done.
const linkCheck = createRequire(import.meta.url)('../../peers/node_modules/link-check')
const verdicts = {alive: 'alive', dead: 'dead', error: 'dead', ignored: 'skipped'}
const patience = 30_000
const queue = [...urls]
const ask = url =>
  new Promise(resolve => {
    const timer = setTimeout(resolve, patience)
    const done = (error, result) => {
      clearTimeout(timer)
      say(url, error ? 'dead' : verdicts[result.status], result?.statusCode)
      resolve()
    }
    try {
      linkCheck(url, {timeout: '10s'}, done)
    } catch {
      // It throws on URLs with a lone percent sign.
      done(new Error('thrown'))
    }
  })
const work = async () => {
  for (let url = queue.shift(); url !== undefined; url = queue.shift()) await ask(url)
}
await Promise.all([work(), work()])
end()
