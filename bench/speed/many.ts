import {spawn} from 'node:child_process'
import {once} from 'node:events'
import {join} from 'node:path'
import {manyLists} from './lists.ts'
import {bestCost, check} from './measure.ts'
import {table} from './page.ts'
import {cli, ours, type Subject} from './subjects.ts'

const lint = [process.execPath, cli, '--offline', '--quiet', '--workers']

/**
 * The table of many lists: one thread that is held to one core, one that is not (it compiles and collects garbage beside), two threads,
 * and two programs that share nothing but the machine, which is what two of its cores can do.
 */
export async function many(seed: string, count: number, work: string, runs: number): Promise<string> {
  const folder = join(work, 'lists')
  const lists = manyLists(seed, count, folder)
  const subject = (name: string, command: readonly string[]): Subject => ({
    ...ours,
    name,
    command: () => [...command, ...lists],
    folder: () => folder
  })
  const subjects = [
    subject('`--workers 1`, on one core', ['taskset', '-c', '0', ...lint, '1']),
    subject('`--workers 1`', [...lint, '1']),
    subject('`--workers 2`', [...lint, '2'])
  ]
  if (new Set(subjects.map(one => check(one, work, ''))).size > 1)
    throw new Error('two threads say something else than one')
  const costs = subjects.map(one => ({name: one.name, ...bestCost(one, work, '', runs)}))
  let apart = Number.POSITIVE_INFINITY
  for (let run = 0; run < runs; run++) apart = Math.min(apart, await apartFrom(lists, folder))
  const rows = [
    ...costs,
    {name: 'two programs, half of the lists and a core each', seconds: apart, megabytes: undefined}
  ]
  return table(
    [`${count.toLocaleString('en')} lists`, 'time', 'lists a second', 'throughput', 'memory'],
    rows.map(({name, seconds, megabytes}) => [
      name,
      `${seconds.toFixed(1)} s`,
      (count / seconds).toFixed(0),
      (costs[0]!.seconds / seconds).toFixed(2),
      megabytes === undefined ? '' : `${megabytes.toFixed(0)} MB`
    ])
  )
}

/** Seconds that two programs take side by side. */
async function apartFrom(lists: readonly string[], cwd: string): Promise<number> {
  const half = Math.ceil(lists.length / 2)
  const from = performance.now()
  await Promise.all(
    [lists.slice(0, half), lists.slice(half)].map(async (part, core) => {
      const [code] = await once(
        spawn('taskset', ['-c', `${core}`, ...lint, '1', ...part], {cwd, stdio: 'ignore'}),
        'exit'
      )
      if (code !== ours.exitCode) throw new Error(`a program ended with ${code}`)
    })
  )
  return (performance.now() - from) / 1000
}
