import {execFileSync, spawnSync} from 'node:child_process'
import {readFileSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import type {Subject} from './subjects.ts'

/** What several runs of one command took. */
export interface Timing {
  readonly name: string
  /** Seconds of the fastest run: what is left when nothing else has the machine. */
  readonly best: number
  readonly median: number
}

/** Runs a subject once and refuses to time what does not do its work. */
export function check({name, command, folder, says, exitCode}: Subject, work: string, file: string): string {
  const [program, ...args] = command(file)
  const {stdout, stderr, status} = spawnSync(program!, args, {cwd: folder(work), encoding: 'utf8', maxBuffer: 1 << 30})
  const text = `${stdout}${stderr}`
  if (status !== exitCode)
    throw new Error(`${name} ended with ${status}, expected ${exitCode}:\n${text.slice(0, 2000)}`)
  if (!says.test(text)) throw new Error(`${name} does not say ${says}:\n${text.slice(-2000)}`)
  return text
}

/** Times whole commands with hyperfine, one after the other in one run. */
export function time(subjects: readonly Subject[], work: string, file: string, runs: number): Timing[] {
  const out = join(work, 'hyperfine.json')
  return subjects.map(subject => {
    check(subject, work, file)
    const line = subject.command(file).map(quoted).join(' ')
    const args = [
      '-N',
      '--style',
      'none',
      '--warmup',
      '1',
      '--runs',
      `${runs}`,
      '--ignore-failure',
      '--export-json',
      out,
      line
    ]
    execFileSync('hyperfine', args, {cwd: subject.folder(work), stdio: ['ignore', 'ignore', 'ignore']})
    const {results} = JSON.parse(readFileSync(out, 'utf8')) as {results: {min: number; median: number}[]}
    return {name: subject.name, best: results[0]!.min, median: results[0]!.median}
  })
}

const quoted = (word: string) => (/^[\w./:@=+-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`)

/** Seconds and peak memory (megabytes) of one run, as GNU time tells them. */
export function cost(subject: Subject, work: string, file: string): {seconds: number; megabytes: number} {
  const out = join(work, 'time.txt')
  const [program, ...args] = subject.command(file)
  const from = performance.now()
  spawnSync('/usr/bin/time', ['-o', out, '-q', '-f', '%M', program!, ...args], {
    cwd: subject.folder(work),
    stdio: 'ignore'
  })
  const seconds = (performance.now() - from) / 1000
  return {seconds, megabytes: Number(readFileSync(out, 'utf8').trim()) / 1024}
}

/** The best of several runs. */
export function bestCost(subject: Subject, work: string, file: string, runs: number) {
  const all = Array.from({length: runs}, () => cost(subject, work, file))
  return {
    seconds: Math.min(...all.map(({seconds}) => seconds)),
    megabytes: Math.min(...all.map(({megabytes}) => megabytes))
  }
}

/** Write a file into the working folder and every peer's. */
export function place(subjects: readonly Subject[], work: string, name: string, text: string): void {
  for (const folder of new Set([work, ...subjects.map(({folder}) => folder(work))]))
    writeFileSync(join(folder, name), text)
}
