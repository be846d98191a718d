// npx tsx bench/links/performance.ts LIST.md: every checker on a simulated web made of a list's links, 120 ms an answer;
// then 10,000 links on 2,000 hosts for memory. Prints Markdown tables.
import {readFileSync} from 'node:fs'
import {identify} from '../../src/catalog/identifiers.ts'
import {systemClock} from '../../src/world/clock.ts'
import {registrySites} from '../../test/helpers/zoo/registries.ts'
import {openWeb, page, type Site} from '../../test/helpers/zoo/web.ts'
import {bundleOurs, machine, runSubject, subjects} from './subject.ts'

const latency = 120
const file: Site = {
  answer: ({path}) =>
    /\.pdf($|\?)/.test(path)
      ? {headers: {'content-type': 'application/pdf', connection: 'keep-alive'}, body: Buffer.alloc(200_000, '%')}
      : page('A paper', 'An abstract. '.repeat(800))
}
const everything = {
  dois: () => true,
  papers: () => 9,
  repositories: (name: string) => ({nameWithOwner: name}),
  token: 'bench'
}

/** A web where every link of the list lives. */
const openList = (hosts: readonly string[]) => {
  const {'github.com': _github, 'arxiv.org': _arxiv, ...registries} = registrySites(everything)
  return openWeb(
    {...Object.fromEntries(hosts.map(host => [host, file])), ...registries, 'arxiv.org': file, 'github.com': file},
    {clock: systemClock, latency}
  )
}

/** Seconds below which no polite checker can be: each host's requests at its spacing, witnesses in batches. */
function bound(urls: readonly string[]): {seconds: number; host: string} {
  const counts = new Map<string, number>()
  const add = (host: string) => counts.set(host, (counts.get(host) ?? 0) + 1)
  const papers = new Set<string>()
  const repositories = new Set<string>()
  for (const url of urls) {
    const {doi, arxiv, github} = identify(url)
    if (doi) add('doi.org')
    else if (arxiv) papers.add(arxiv)
    else if (github && !github.path) repositories.add(`${github.owner}/${github.repo}`)
    else add(new URL(url).hostname)
  }
  counts.set('export.arxiv.org', Math.ceil(papers.size / 100))
  counts.set('api.github.com', Math.ceil(repositories.size / 80))
  const spacing = (host: string) =>
    host === 'export.arxiv.org' || host === 'arxiv.org'
      ? 3_000
      : /^(doi\.org|github\.com|api\.github\.com)$/.test(host)
        ? 100
        : 50
  const times = [...counts].map(([host, count]) => [host, ((count - 1) * spacing(host) + latency) / 1000] as const)
  const [host, seconds] = times.sort((one, other) => other[1] - one[1])[0]!
  return {seconds, host}
}

async function compare(list: string): Promise<string> {
  const text = readFileSync(list, 'utf8')
  const urls = [
    ...new Set([...text.matchAll(/https?:\/\/[^\s<>)\]"'|\\]+/g)].map(([url]) => url.replace(/[.,;:]+$/, '')))
  ].filter(url => URL.canParse(url))
  const hosts = [...new Set(urls.map(url => new URL(url).hostname))]
  const rows: string[] = []
  const [ours, ...peers] = subjects
  const runs = [
    {...ours!, name: 'awesome-paper-lint, token', env: {ZOO_TOKEN: 'bench'}},
    {...ours!, name: 'awesome-paper-lint, no token'},
    ...peers
  ]
  const least = bound(urls)
  for (const subject of runs) {
    const web = await openList(hosts)
    const {ms, rss, verdicts, finished} = await runSubject(subject, web, urls, 400_000)
    const alive = [...verdicts.values()].filter(kind => kind === 'alive' || kind === 'moved').length
    const connections = [...web.connections.values()].reduce((sum, each) => sum + each, 0)
    const share = ((100 * web.hits.length) / urls.length).toFixed(0)
    const hottest = [...web.peaks].filter(([host]) => host !== '*').sort((one, other) => other[1] - one[1])[0]
    rows.push(
      `| ${subject.name} | ${web.hits.length} (${share} %) | ${(ms / 1000).toFixed(1)} s${finished ? '' : ' (stopped)'} | ${(ms / 1000 / least.seconds).toFixed(2)} | ${rss} MB | ${hottest?.[1]} (${hottest?.[0]}) | ${alive} |`
    )
    process.stderr.write(`${rows.at(-1)} ${connections}\n`)
    await web.close()
  }
  return `### A real list: ${urls.length} links on ${hosts.length} hosts, ${urls.filter(url => identify(url).arxiv).length} of arXiv, ${latency} ms an answer

\`npx tsx bench/links/performance.ts LIST.md\` (${machine()}). Every link lives. The bound is the longest lane at its spacing,
witnesses in batches: ${least.seconds.toFixed(1)} s (${least.host}).

| checker | requests | wall | of the bound | peak RSS | most at once on one host | called alive |
|---|---|---|---|---|---|---|
${rows.join('\n')}
`
}

async function memory(): Promise<string> {
  const urls = Array.from({length: 10_000}, (_, index) => `http://h${index % 2_000}.bench.example/papers/${index}`)
  const web = await openWeb(
    {...registrySites(everything)},
    {clock: systemClock, latency: 20, others: host => (host.endsWith('.bench.example') ? file : undefined)}
  )
  const {verdicts, ms, rss} = await runSubject(
    {name: 'ours', script: 'ours-memory.mjs', flags: ['--expose-gc']},
    web,
    urls,
    400_000
  )
  const rows = [...verdicts].map(([done, heap]) => `| ${done} | ${String(heap).replace('/', ' | ')} |`)
  await web.close()
  return `### 10,000 links on 2,000 hosts

Wall ${(ms / 1000).toFixed(1)} s, peak RSS ${rss} MB. The heap after a collection, in MB:

| links done | heap | RSS |
|---|---|---|
${rows.join('\n')}
`
}

await bundleOurs()
const [list] = process.argv.slice(2)
if (list) process.stdout.write(`${await compare(list)}\n`)
process.stdout.write(await memory())
process.exit(0)
