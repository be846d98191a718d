// npx tsx --expose-gc bench/links/soak/run.ts: a day of link checks in one process in a simulated web, on a clock of its own: some
// 1,500 links on 245 hosts, every twenty minutes. Prints a Markdown table and what must not be; ends with 1 if there is any.
import {performance} from 'node:perf_hooks'
import {type SoakRun, soak} from './soak.ts'

const {gc} = globalThis
if (!gc) throw new Error('run this with --expose-gc')
const [each, links, hours, every, believed] = [16, 5, 24, 20, 15]
const started = performance.now()
const megabytes = (bytes: number) => (bytes / 2 ** 20).toFixed(1)

console.log('| hour | verdicts | requests | heap, MB | sockets, timers, listeners | journal, lines and MB | wrong |')
console.log('|---|---|---|---|---|---|---|')
const say = ({at, verdicts, requests, held, lines, bytes, wrong}: SoakRun) => {
  const kinds = Object.entries(verdicts).map(([kind, count]) => `${count} ${kind}`)
  const {sockets, timers, listeners, heap = Number.NaN} = held
  const cells = [at.toFixed(1), kinds.join(', '), requests, megabytes(heap), `${sockets}, ${timers}, ${listeners}`]
  console.log(`| ${[...cells, `${lines}, ${megabytes(bytes)}`, wrong.length].join(' | ')} |`)
  for (const what of wrong.slice(0, 10)) console.log(`  ${what}`)
}
const runs = await soak({each, links, hours, every, believed, say, collect: () => void gc()})

/** The mean heap of a third of the runs after a warm-up of an hour. */
const settled = runs.slice(60 / every)
const third = Math.floor(settled.length / 3)
const mean = (part: readonly SoakRun[]) => part.reduce((sum, {held}) => sum + held.heap!, 0) / part.length
const [first, last] = [mean(settled.slice(0, third)), mean(settled.slice(-third))]
const most = (of: (run: SoakRun) => number, part: readonly SoakRun[]) => Math.max(...part.map(of))
const open = ({held: {sockets, timers, listeners}}: SoakRun) => sockets + timers + listeners
const requests = runs.reduce((sum, each) => sum + each.requests, 0)
const wrong = runs.reduce((sum, each) => sum + each.wrong.length, 0)
console.log(
  `\n${runs.length} runs, ${requests} requests in ${Math.round((performance.now() - started) / 1000)} s; wrong: ${wrong}; heap ${megabytes(first)} MB in the first third after the warm-up, ${megabytes(last)} MB in the last; at most ${most(open, runs.slice(0, third))} and ${most(open, runs.slice(-third))} sockets, timers and listeners; journal at most ${most(run => run.lines, runs)} lines, ${megabytes(most(run => run.bytes, runs))} MB`
)
if (wrong > 0 || last > first * 1.05 + 2 ** 20 || most(open, runs.slice(-third)) > most(open, runs.slice(0, third)))
  process.exitCode = 1
