// npx tsx bench/links/million.ts: what ten thousand, a hundred thousand and a million distinct links cost, once with --offline (lists of
// 50,000 links, the built command) and once through the link check in a web in memory. Prints a Markdown table. Needs GNU time.
import {spawnSync} from 'node:child_process'
import {mkdtempSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {fileURLToPath} from 'node:url'
import {checkInMemory, manyLinks} from './many-links.ts'

const sizes = [10_000, 100_000, 1_000_000] as const
const perList = 50_000

const [asked] = process.argv.slice(2)
if (asked === undefined) {
  console.log('| links | offline: wall | processor | memory | checked: wall | processor | memory |')
  console.log('|---:|---:|---:|---:|---:|---:|---:|')
  for (const size of sizes)
    console.log(`| ${size.toLocaleString('en')} | ${[...offline(size), ...checked(size)].join(' | ')} |`)
} else {
  const {alive, requests} = await checkInMemory(Number(asked))
  if (alive !== Number(asked) || requests !== alive) throw new Error(`${alive} alive after ${requests} requests`)
}

/** The built command over lists that hold so many links. */
function offline(size: number): string[] {
  const folder = mkdtempSync(join(tmpdir(), 'awesome-lint-million-'))
  try {
    const lines = manyLinks(size).map(
      (url, index) => `[NSDI'${10 + (index % 15)}] [Paper number ${index} on the scheduling of jobs](${url})  \n`
    )
    const names = Array.from({length: Math.ceil(size / perList)}, (_, index) => `list-${index}.md`)
    for (const [index, name] of names.entries())
      writeFileSync(
        join(folder, name),
        `# Papers ${index}\n\n${lines.slice(index * perList, (index + 1) * perList).join('')}`
      )
    const command = fileURLToPath(new URL('../../dist/cli.js', import.meta.url))
    return cost(
      [command, '--offline', '--workers', '1', ...names],
      folder,
      new RegExp(`${size.toLocaleString('en')} skipped`)
    )
  } finally {
    rmSync(folder, {recursive: true})
  }
}

/** This program over so many links. */
function checked(size: number): string[] {
  const root = fileURLToPath(new URL('../..', import.meta.url))
  return cost(['--import', 'tsx', fileURLToPath(import.meta.url), `${size}`], root, /^/)
}

/** Seconds of wall and processor, and megabytes at most, of a run of Node that must say something and end well. */
function cost(args: readonly string[], cwd: string, says: RegExp): string[] {
  const {stdout, stderr, status} = spawnSync('/usr/bin/time', ['-f', '%e %U %S %M', process.execPath, ...args], {
    cwd,
    encoding: 'utf8',
    maxBuffer: 1 << 30
  })
  if (status !== 0 || !says.test(stdout)) throw new Error(`ended with ${status}: ${(stdout + stderr).slice(-2000)}`)
  const [wall, user, system, kilobytes] = stderr.trim().split('\n').at(-1)!.split(' ').map(Number) as [
    number,
    number,
    number,
    number
  ]
  return [`${wall.toFixed(1)} s`, `${(user + system).toFixed(1)} s`, `${Math.round(kilobytes / 1024)} MB`]
}
