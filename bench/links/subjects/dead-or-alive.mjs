import {deadOrAlive} from '../../peers/node_modules/dead-or-alive/index.js'
import {end, say, urls} from './say.mjs'

// As remark-lint-no-dead-urls asks: ten at a time, without anchors.
const queue = [...urls]
const work = async () => {
  for (let url = queue.shift(); url !== undefined; url = queue.shift()) {
    try {
      const {status, permanent} = await deadOrAlive(url, {
        checkAnchor: false,
        findUrls: false,
        followMetaHttpEquiv: false
      })
      say(url, status === 'dead' ? 'dead' : permanent ? 'moved' : 'alive')
    } catch {
      say(url, 'dead')
    }
  }
}
await Promise.all(Array.from({length: 10}, work))
end()
