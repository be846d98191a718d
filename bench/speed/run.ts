// npm run bench [-- --quick] [-- --only=seed,size]: speed and memory beside other linters, all in one run, written into
// docs/performance.md and docs/growth.svg. Needs hyperfine and GNU time (Debian: apt-get install hyperfine time).
// --quick takes few runs, leaves the growth out and writes nothing; --only makes some of the tables.
import {execFileSync} from 'node:child_process'
import {mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync} from 'node:fs'
import {cpus, tmpdir} from 'node:os'
import {join} from 'node:path'
import {exponent, grow, plot, steps} from './growth.ts'
import {many} from './many.ts'
import {bestCost, place, time} from './measure.ts'
import {nodes} from './nodes.ts'
import {fill, places, table} from './page.ts'
import {folderOf, install, installPeers, peers, project, sizeOf} from './peers.ts'
import {bareParse, configured, nothing, others, ours, type Subject, version} from './subjects.ts'

const quick = process.argv.includes('--quick')
const only = process.argv
  .find(argument => argument.startsWith('--only='))
  ?.slice('--only='.length)
  .split(',')
const seed = readFileSync(join(project, 'test/fixtures/seed/awesome-dl-training-system.md'), 'utf8')
const work = mkdtempSync(join(tmpdir(), 'bench-'))
const seconds = (value: number) => `${value.toFixed(value < 10 ? 3 : 1)} s`
const megabytes = (value: number) => `${value.toFixed(0)} MB`
const ratio = (value: number) => value.toFixed(2)

execFileSync(process.execPath, ['build.js'], {cwd: project, stdio: 'inherit'})
installPeers()
const bare = await bareParse(work)
const all = [ours, ...others, bare]
const repeated = (times: number) => {
  const name = `x${times}.md`
  place(all, work, name, seed.repeat(times))
  return name
}

/** Every table, by its mark in the page. */
const parts: Readonly<Record<(typeof places)[number], () => string | Promise<string>>> = {
  machine: () =>
    `${cpus().length} × ${cpus()[0]?.model.trim()}, Node ${process.versions.node}, ${process.platform}; load average ${readFileSync('/proc/loadavg', 'utf8').split(' ')[0]} at the start.`,
  version() {
    const [none, own] = time([nothing, version], work, '', quick ? 10 : 40)
    return table(
      ['command', 'best', 'median', 'of `node -e 0`'],
      [none!, own!].map(({name, best, median}) => [name, seconds(best), seconds(median), ratio(best / none!.best)])
    )
  },
  seed: () => compare(1, quick ? 5 : 20, [configured(work)]),
  large: () => compare(50, quick ? 1 : 7),
  nodes: () => nodes(ours, others.at(-1)!, work, repeated(1), quick ? 5 : 20),
  many: () => many(seed, quick ? 200 : 1000, work, quick ? 1 : 3),
  size() {
    const args = ['pack', '--ignore-scripts', '--silent', '--pack-destination', work]
    const tarball = execFileSync('npm', args, {cwd: project, encoding: 'utf8'}).trim()
    const own = join(work, 'installed')
    install(own, [join(work, tarball)])
    const folders = [{name: ours.name, folder: own}, ...peers.map(peer => ({name: peer.name, folder: folderOf(peer)}))]
    const sizes = folders.map(({folder}) => sizeOf(folder))
    return table(
      ['', 'on disk', 'of awesome-lint', 'bytes', 'of awesome-lint', 'packages'],
      sizes.map(({disk, bytes, packages}, index) => [
        folders[index]!.name,
        `${(disk / 1e6).toFixed(1)} MB`,
        ratio(disk / sizes[1]!.disk),
        `${(bytes / 1e6).toFixed(1)} MB`,
        ratio(bytes / sizes[1]!.bytes),
        `${packages}`
      ])
    )
  },
  growth() {
    const series = [
      {name: ours.name, color: '#2a7', points: grow(ours, work, repeated)},
      {name: bare.name, color: '#d63', points: grow(bare, work, repeated)}
    ]
    const start = bestCost(version, work, '', 3)
    writeFileSync(join(project, 'docs/growth.svg'), plot(series))
    const rows = steps.map((times, index) => [
      `${times}`,
      (101 * times).toLocaleString('en'),
      ...series.flatMap(({points}) => [seconds(points[index]!.seconds), megabytes(points[index]!.megabytes)])
    ])
    const powers = series.map(({name, points}) => {
      const [inTime, inMemory] = [
        exponent(points, point => point.seconds, start.seconds),
        exponent(points, point => point.megabytes, start.megabytes)
      ]
      return `${name}: time ${ratio(inTime)}, memory ${ratio(inMemory)}`
    })
    const head = ['seed ×', 'entries', ...series.flatMap(({name}) => [name, 'memory'])]
    return `${table(head, rows)}\n\nPower of the size with which they grow from ×50 to ×500, 1 being linear: ${powers.join('; ')}.`
  }
}

/** All subjects on the seed repeated, and what share of their time ours takes. */
function compare(times: number, runs: number, more: readonly Subject[] = []): string {
  const name = repeated(times)
  const subjects = [...all, ...more]
  const timings = time(subjects, work, name, runs)
  const memory = subjects.map(subject => bestCost(subject, work, name, quick ? 1 : 3).megabytes)
  return table(
    ['command', 'best', 'median', 'awesome-paper-lint takes', 'memory', 'takes'],
    timings.map(({name, best, median}, index) => [
      name,
      seconds(best),
      seconds(median),
      ratio(timings[0]!.best / best),
      megabytes(memory[index]!),
      ratio(memory[0]! / memory[index]!)
    ])
  )
}

const measured: Record<string, string> = {}
for (const name of places) {
  if (only ? !only.includes(name) : quick && name === 'growth') continue
  measured[name] = await parts[name]()
  console.log(`\n### ${name}\n\n${measured[name]}`)
}
if (!quick) fill(join(project, 'docs/performance.md'), measured)
for (const subject of all) {
  const folder = subject.folder(work)
  for (const name of readdirSync(folder)) if (/^x\d+\.md$/.test(name)) rmSync(join(folder, name))
}
rmSync(work, {recursive: true})
