import {fork} from 'node:child_process'
import {once} from 'node:events'
import {fileURLToPath, pathToFileURL} from 'node:url'
import type {Clock} from '../../../src/links/link-world.ts'
import {virtualClock} from './clock.ts'
import type {FromZoo, ToZoo} from './messages.ts'
import {openNames} from './names.ts'
import {nowhere} from './servers.ts'
import type {Hit, Sites} from './site.ts'
import {type ZooWorld, zooWorld} from './world.ts'

/** A zoo whose servers are a process of their own; names, connections and time are decided here, by the checker's world. */
export interface Zoo extends ZooWorld {
  /** The authority of its certificates, in PEM. */
  readonly ca: string
  /** Its process. */
  readonly pid: number
  /** All requests so far, in order of arrival, and those that reached private addresses. */
  told(): Promise<{readonly hits: readonly Hit[]; readonly canary: readonly string[]}>
  close(): Promise<void>
}

const program = fileURLToPath(new URL('./zoo-process.ts', import.meta.url))

/**
 * Starts a zoo.
 *
 * @param module path of a module beside this one, `./cases.ts`
 * @param name what it exports as sites by host name
 */
export async function openZoo(module: string, name: string, clock: Clock = virtualClock()): Promise<Zoo> {
  const path = fileURLToPath(new URL(module, import.meta.url))
  const sites = ((await import(pathToFileURL(path).href)) as Readonly<Record<string, Sites>>)[name]!
  const child = fork(program, [pathToFileURL(path).href, name], {execArgv: ['--import', 'tsx']})
  const say = (message: ToZoo) => void (child.connected && child.send(message))
  const stalled = new Set<string>()
  const hits: Hit[] = []
  const canary: string[] = []
  const asking = new Map<number, () => void>()
  let lastId = 0

  const ready = await new Promise<FromZoo & {kind: 'ready'}>((resolve, reject) => {
    child.once('exit', code => reject(new Error(`the zoo ended with ${code}`)))
    child.on('message', async (message: FromZoo) => {
      switch (message.kind) {
        case 'ready':
          return resolve(message)
        case 'hit':
          return void hits.push(message.hit)
        case 'canary':
          return void canary.push(message.what)
        case 'hangs':
          return void stalled.add(message.key)
        case 'sleep':
          stalled.add(message.key)
          await clock.sleep(message.ms)
          stalled.delete(message.key)
          return say({kind: 'wake', id: message.id})
        case 'told':
          return asking.get(message.id)?.()
      }
    })
  })
  const siteOf = (host: string) => sites[host]
  const zoo = zooWorld({
    siteOf,
    names: openNames(Object.keys(sites), siteOf),
    servers: {...ready, endpoint: (host, tls) => ready.endpoints[host]?.[tls ? 1 : 0] ?? nowhere},
    clock,
    env: {},
    stalled
  })
  return {
    ...zoo,
    ca: ready.ca,
    pid: child.pid!,
    async told() {
      // Messages arrive in their order: what was told before this answer is here.
      const id = ++lastId
      await new Promise<void>(resolve => {
        asking.set(id, resolve)
        say({kind: 'tell', id})
      })
      return {hits, canary}
    },
    async close() {
      if ('stop' in clock && typeof clock.stop === 'function') clock.stop()
      const ended = once(child, 'exit')
      child.disconnect()
      await ended
    }
  }
}
