import {checkLinks, network} from '../../out/checker.mjs'
import {end, urls} from './say.mjs'

// The heap after a collection, every thousand links: what one link done leaves behind.
let done = 0
const heap = () => {
  globalThis.gc()
  const {heapUsed, rss} = process.memoryUsage()
  process.stdout.write(
    `${JSON.stringify({url: `${done}`, verdict: `${(heapUsed / 1e6).toFixed(1)}/${(rss / 1e6).toFixed(0)}`})}\n`
  )
}
for await (const _ of checkLinks(urls, {}, network())) if (++done % 1000 === 0) heap()
end()
