// The zoo as a process of its own: `node --import tsx zoo-process.ts MODULE EXPORT`, started by `openZoo`. It serves the
// sites that the module exports, and knows nothing of the checker but its requests.

import type {FromZoo, ToZoo} from './messages.ts'
import {openServers} from './servers.ts'
import type {Sites} from './site.ts'

const [module, name] = process.argv.slice(2) as [string, string]
const sites = ((await import(module)) as Readonly<Record<string, Sites>>)[name]
if (!sites) throw new Error(`${module} exports no ${name}`)
const tell = (message: FromZoo) => void process.send?.(message)

const waiting = new Map<number, () => void>()
let lastId = 0
const servers = await openServers(
  {
    siteOf: host => sites[host],
    latency: 0,
    peaks: new Map(),
    keeper: {
      hit: hit => tell({kind: 'hit', hit}),
      canary: what => tell({kind: 'canary', what}),
      hangs: key => tell({kind: 'hangs', key}),
      sleep: (key, ms) =>
        new Promise(resolve => {
          const id = ++lastId
          waiting.set(id, resolve)
          tell({kind: 'sleep', key, ms, id})
        })
    }
  },
  Object.keys(sites)
)
process.on('message', (message: ToZoo) => {
  if (message.kind === 'tell') tell({kind: 'told', id: message.id})
  else {
    waiting.get(message.id)?.()
    waiting.delete(message.id)
  }
})
// A test that dies takes its zoo with it.
process.on('disconnect', () => process.exit())
tell({
  kind: 'ready',
  canary: servers.canary,
  ca: servers.ca,
  endpoints: Object.fromEntries(
    Object.keys(sites).map(host => [host, [servers.endpoint(host, false), servers.endpoint(host, true)]])
  )
})
