import {spawn} from 'node:child_process'
import {existsSync} from 'node:fs'
import {mkdtemp, writeFile} from 'node:fs/promises'
import {cpus, tmpdir} from 'node:os'
import {join} from 'node:path'
import {fileURLToPath} from 'node:url'
import {build} from 'esbuild'
import type {VerdictKind} from '../../src/links/verdict.ts'
import type {Web} from '../../test/helpers/zoo/web.ts'

/** A link checker that takes part. */
export interface Subject {
  readonly name: string
  readonly script: string
  readonly env?: Readonly<Record<string, string>>
  /** More options for Node. */
  readonly flags?: readonly string[]
}

/** What a checker said and what it cost. */
export interface Outcome {
  /** By URL, normalised; a link without a word is missing. */
  readonly verdicts: ReadonlyMap<string, VerdictKind>
  /** Milliseconds from the first request to the last verdict, or the limit if it did not finish. */
  readonly ms: number
  /** Peak resident memory in megabytes. */
  readonly rss: number
  readonly finished: boolean
}

const here = fileURLToPath(new URL('.', import.meta.url))

/** All that take part; how the peers are installed stands in RESULTS.md. lychee takes part where it was built. */
export const subjects: readonly Subject[] = [
  {name: 'awesome-paper-lint', script: 'ours.mjs'},
  {name: 'linkinator 7.6.1', script: 'linkinator.mjs'},
  {name: 'linkinator 7.6.1 with retries', script: 'linkinator.mjs', env: {ZOO_RETRIES: '1'}},
  {name: 'markdown-link-check 3.15.0', script: 'markdown-link-check.mjs'},
  {name: 'dead-or-alive 1.0.4 (remark-lint-no-dead-urls)', script: 'dead-or-alive.mjs'},
  ...(existsSync(join(here, '../peers/lychee/bin/lychee')) ? [{name: 'lychee 0.24.2', script: 'lychee.mjs'}] : [])
]

/** Bundles this checker as it is published. */
export async function bundleOurs(): Promise<void> {
  await build({
    stdin: {
      contents: `export {checkLinks} from './src/links/check.ts'; export {network} from './src/world/network.ts'`,
      resolveDir: join(here, '../..'),
      loader: 'ts'
    },
    outfile: join(here, '../out/checker.mjs'),
    bundle: true,
    format: 'esm',
    platform: 'node',
    target: 'node20.19',
    minifySyntax: true,
    banner: {
      js: "import {createRequire as __createRequire} from 'node:module';const require=__createRequire(import.meta.url);"
    }
  })
}

/** Lets a checker loose on a web, in a process of its own. */
export async function runSubject(
  {script, env = {}, flags = []}: Subject,
  web: Web,
  urls: readonly string[],
  limit: number
): Promise<Outcome> {
  const folder = await mkdtemp(join(tmpdir(), 'zoo-'))
  const file = (name: string, text: string) => writeFile(join(folder, name), text).then(() => join(folder, name))
  const hosts = urls.flatMap(url => (URL.canParse(url) ? new URL(url).hostname : []))
  const more = ['doi.org', 'export.arxiv.org', 'api.github.com', 'arxiv.org', 'github.com', ...knownTargets]
  const child = spawn(
    process.execPath,
    [...flags, '--import', join(here, 'preload.mjs'), join(here, 'subjects', script)],
    {
      env: {
        PATH: process.env.PATH ?? '',
        ...(process.env.ZOO_DEBUG && {ZOO_DEBUG: process.env.ZOO_DEBUG}),
        HOME: folder,
        ZOO_DIRECTIONS: await file('directions.json', JSON.stringify(web.directions(new Set([...hosts, ...more])))),
        ZOO_URLS: await file('urls.json', JSON.stringify(urls)),
        NODE_EXTRA_CA_CERTS: await file('ca.pem', web.ca),
        ...env
      },
      stdio: ['ignore', 'pipe', process.env.ZOO_DEBUG ? 'inherit' : 'ignore'],
      // A group of its own, so that what it starts ends with it.
      detached: true
    }
  )
  const from = performance.now()
  const timer = setTimeout(() => process.kill(-child.pid!, 'SIGKILL'), limit)
  let text = ''
  for await (const part of child.stdout) text += part
  clearTimeout(timer)
  const verdicts = new Map<string, VerdictKind>()
  let end: {ms: number; rss: number} | undefined
  for (const line of text.split('\n')) {
    if (!line.startsWith('{') || !line.endsWith('}')) continue
    const said = JSON.parse(line) as {url?: string; verdict?: VerdictKind; ms?: number; rss?: number}
    if (said.url !== undefined && said.verdict) verdicts.set(normal(said.url), said.verdict)
    else if (said.ms !== undefined) end = {ms: said.ms, rss: Math.round((said.rss ?? 0) / 1024)}
  }
  return {verdicts, ms: end?.ms ?? performance.now() - from, rss: end?.rss ?? Number.NaN, finished: end !== undefined}
}

/** Hosts that the zoo's redirects lead to. */
const knownTargets: string[] = []

/** Tells the runner of hosts that no link names. */
export const addTargets = (hosts: Iterable<string>): void => void knownTargets.push(...hosts)

/** A URL in the one spelling by which checkers that parse and print URLs can be compared. */
export const normal = (url: string): string => (URL.canParse(url) ? new URL(url).href : url)

/** The machine, for the head of a table. */
export const machine = (): string =>
  `${cpus().length} × ${cpus()[0]?.model ?? 'unknown processor'}, Node ${process.versions.node}, loopback`
