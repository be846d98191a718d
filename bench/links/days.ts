// npx tsx bench/links/days.ts: the links of every list of the corpus in a simulated web, day after day over one journal.
// Prints a Markdown table: what the first run asks, what the next day's asks, and what an evening's outage and a death come to.
import {parse} from '../../src/list/parse.ts'
import {readList} from '../../src/list/read.ts'
import {openDays, ordinaryFate} from '../../test/helpers/days.ts'
import {lists} from '../accuracy/corpus.ts'

const deadOf = (links: ReadonlyMap<string, {verdict: {kind: string}}>) =>
  new Set([...links].filter(([, {verdict}]) => verdict.kind === 'dead').map(([url]) => url))

console.log(
  '| list | links | asked in the first run | the next day | share | host down in the evening of day 10: its links, asked, called dead | a page gone: first seen on day, called dead on day, runs that saw it |'
)
console.log('|---|---|---|---|---|---|---|')
let [links, first, second, downs, wrong] = [0, 0, 0, 0, 0]
for (const {name, text} of lists()) {
  const urls = [...new Set(readList(parse(text), text).links.flatMap(({url}) => (/^https?:\/\//.test(url) ? url : [])))]
  const days = openDays(urls)
  const one = await days.run(0, ordinaryFate)
  const two = await days.run(1, ordinaryFate)
  // When the memory of nearly every link has run out, the host with the most links that no registry knows answers 404 to all.
  const host = busiest(urls)
  const evening = await days.run(9.8, thing => (thing === host ? 'dead' : ordinaryFate(thing)))
  // In the morning it is back.
  await days.run(10.3, ordinaryFate)
  const before = deadOf(two.links)
  const called = [...deadOf(evening.links)].filter(url => !before.has(url)).length
  const ofHost = urls.filter(url => new URL(url).host === host)
  const asked = ofHost.filter(url => evening.links.get(url)!.verdict.kind === 'unstable').length
  const victim = ofHost.find(url => two.links.get(url)!.verdict.kind === 'alive')
  let [seen, sightings, died] = [0, 0, 0]
  for (let day = 11; victim !== undefined && day < 60 && died === 0; day++) {
    const {links: now} = await days.run(day, thing => (thing === new URL(victim).href ? 'dead' : ordinaryFate(thing)))
    const {kind} = now.get(victim)!.verdict
    if (kind !== 'alive') sightings++
    if (sightings === 1) seen ||= day
    if (kind === 'dead') died = day
  }
  links += one.links.size
  first += one.asked
  second += two.asked
  downs += ofHost.length
  wrong += called
  const percent = ((100 * two.asked) / one.asked).toFixed(1)
  console.log(
    `| ${name} | ${one.links.size} | ${one.asked} | ${two.asked} | ${percent} % | ${host}: ${ofHost.length}, ${asked}, ${called} | ${died === 0 ? '-' : `${seen}, ${died}, ${sightings}`} |`
  )
}
console.log(
  `| all | ${links} | ${first} | ${second} | ${((100 * second) / first).toFixed(1)} % | ${downs} links, ${wrong} called dead | |`
)

function busiest(urls: readonly string[]): string {
  const counts = new Map<string, number>()
  for (const url of urls) {
    const {host} = new URL(url)
    if (!/(?:^|\.)(?:arxiv|github|doi|acm|springer)\.(?:org|com)$/.test(host))
      counts.set(host, (counts.get(host) ?? 0) + 1)
  }
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0] ?? 'none.example'
}
