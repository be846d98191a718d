import {type OpenList, openLists} from './jobs.ts'
import {joinLinks, joinReport} from './report/join.ts'
import {refusalText} from './report/wording.ts'
import type {Outcome, RunOptions} from './run.ts'
import {maskCredentials} from './text/redact.ts'
import {type Told, teller} from './told.ts'
import {UsageError} from './usage-error.ts'
import type {World} from './world.ts'

/**
 * A run that asks nobody and changes nothing. Lists are read one by one, or by several threads, and forgotten when what there is to say
 * of them is known; what is said is the same either way, and the same from the cache.
 *
 * @throws {UsageError} for files, rules and configurations that cannot be used.
 */
export async function runPlain(options: RunOptions, world: World, signal?: AbortSignal): Promise<Outcome> {
  const lists = await openLists(options, world)
  const cache =
    options.cache === undefined
      ? undefined
      : await (await import('./told-cache.ts')).openToldCache(options.cache, world, options)
  const answers: (Told | string | undefined)[] = lists.map(list => cache?.get(list))
  const unknown = lists.flatMap((list, index) => (answers[index] === undefined ? [{list, index}] : []))
  const fresh = await readAll(
    unknown.map(({list}) => list),
    options,
    world,
    signal
  )
  for (const [at, {index, list}] of unknown.entries()) {
    const answer = fresh[at]!
    answers[index] = answer
    if (typeof answer === 'object') cache?.put(list, answer)
  }
  const unkept = await cache?.close()
  const refused = lists.flatMap(({source: {path}}, index) => {
    const because = answers[index]
    return typeof because === 'string' ? [{path, because}] : []
  })
  const read = lists.flatMap(({source}, index) => {
    const told = answers[index]
    return typeof told === 'object' ? [{source, told}] : []
  })
  if (read.length === 0 && refused.length > 0) throw new UsageError(refused.map(refusalText).join('; '))
  const files = read.map(({source, told}) => ({...told.file, text: maskCredentials(source.text)}))
  const links = joinLinks(read.map(({told}) => told.links))
  return {
    report: joinReport({files, links, notes: unkept === undefined ? [] : [unkept], refused}),
    changes: [],
    sources: read.map(({source}) => source)
  }
}

async function readAll(
  lists: readonly OpenList[],
  {only = [], skip = [], fileTimeout, workers = 1}: RunOptions,
  world: World,
  signal: AbortSignal | undefined
): Promise<(Told | string)[]> {
  const selection = {only, skip, ...(fileTimeout !== undefined && {fileTimeout})}
  const threads = workers === 'as many as pay' ? worthwhile(lists, world.processors) : Math.min(workers, lists.length)
  if (threads > 1) return world.readInThreads(lists, {...selection, threads}, signal)
  const tell = teller(world, selection)
  const told: (Told | string)[] = []
  for (const {source, config} of lists) {
    told.push(await tell(source, config))
    // Ctrl-C is heard between lists.
    if (lists.length > 1) await new Promise(setImmediate)
    signal?.throwIfAborted()
  }
  return told
}

/** Units of text for which a thread of its own pays: to start one takes as long as to read some dozens of lists of usual size. */
const share = 1_000_000

function worthwhile(lists: readonly OpenList[], processors: number): number {
  const units = lists.reduce((sum, {source}) => sum + source.text.length, 0)
  return Math.min(processors, lists.length, Math.floor(units / share))
}
