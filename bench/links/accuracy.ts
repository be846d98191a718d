// npx tsx bench/links/accuracy.ts [NAME]: every checker, or those whose name holds NAME, on the zoo in real time; prints a
// Markdown table.
import type {VerdictKind} from '../../src/links/verdict.ts'
import {systemClock} from '../../src/world/clock.ts'
import type {Case} from '../../test/helpers/zoo/case.ts'
import {zooCases, zooSites} from '../../test/helpers/zoo/cases.ts'
import {openWeb} from '../../test/helpers/zoo/web.ts'
import {addTargets, bundleOurs, machine, normal, type Outcome, runSubject, subjects} from './subject.ts'

/** What a checker said of a link; some leave the fragment out. */
const wordOn = (url: string, {verdicts}: Outcome): VerdictKind | undefined =>
  verdicts.get(normal(url)) ?? verdicts.get(normal(url).replace(/#.*/, ''))

/** How a checker's word stands to the truth. */
function score(cases: readonly Case[], outcome: Outcome) {
  const count = {right: 0, falseDead: 0, falseAlive: 0, other: 0, silent: 0}
  const wrong: string[] = []
  for (const {url, truth, accepted, name} of cases) {
    const said = wordOn(url, outcome)
    const lives = said === 'alive' || said === 'moved'
    // To leave a wall aside is as right as to call it one.
    if (said && (accepted.includes(said) || (said === 'skipped' && truth === 'blocked'))) {
      count.right++
      continue
    }
    wrong.push(`${name} (${said ?? 'nothing'})`)
    if (!said) count.silent++
    else if (said === 'dead' && truth !== 'dead' && truth !== 'private') count.falseDead++
    else if (lives && (truth === 'dead' || truth === 'private')) count.falseAlive++
    else count.other++
  }
  return {...count, wrong}
}

const truths = ['alive', 'moved', 'transient', 'blocked', 'dead', 'private'] as const
const kinds = ['alive', 'moved', 'unstable', 'blocked', 'skipped', 'dead', 'invalid'] as const

/** How often each truth got each verdict, as rows of a table. */
function confusion(name: string, cases: readonly Case[], outcome: Outcome): string[] {
  return truths.map(truth => {
    const said = cases.filter(each => each.truth === truth).map(({url}) => wordOn(url, outcome))
    const counts = [...kinds, undefined].map(kind => said.filter(each => each === kind).length)
    return `| ${name} | ${truth} | ${said.length} | ${counts.map(count => count || '').join(' | ')} |`
  })
}

await bundleOurs()
addTargets(Object.keys(zooSites))
const rows: string[] = []
const faults: string[] = []
const matrix: string[] = []
for (const subject of subjects.filter(({name}) => name.includes(process.argv[2] ?? ''))) {
  const web = await openWeb(zooSites, {clock: systemClock})
  const outcome = await runSubject(
    subject,
    web,
    zooCases.map(({url}) => url),
    120_000
  )
  const {right, falseDead, falseAlive, other, silent, wrong} = score(zooCases, outcome)
  const share = ((100 * right) / zooCases.length).toFixed(1)
  rows.push(
    `| ${subject.name} | ${right} (${share} %) | ${falseDead} | ${falseAlive} | ${other} | ${silent} | ${web.canary.length} | ${web.hits.length} | ${(outcome.ms / 1000).toFixed(1)} s${outcome.finished ? '' : ' (stopped)'} |`
  )
  matrix.push(...confusion(subject.name, zooCases, outcome))
  faults.push(`- ${subject.name}: ${wrong.length > 0 ? wrong.join(', ') : 'none'}`)
  await web.close()
  process.stderr.write(`${rows.at(-1)}\n`)
}
process.stdout.write(`### Verdicts on the zoo

\`npx tsx bench/links/accuracy.ts\` (${machine()}). ${zooCases.length} behaviours, real sockets, real time.

| checker | right | false dead | false alive | other wrong | no word | private addresses reached | requests | wall |
|---|---|---|---|---|---|---|---|---|
${rows.join('\n')}

Right is any verdict that the case accepts; a checker without "blocked" or "unstable" may say alive of a wall, and dead of a
host that never answers. Wrong, by checker:

${faults.join('\n')}

### What was said of what

Rows are what is true, columns what was said. "transient" is a fault that passes, or that nobody can tell from one that does;
"private" is an address that must not be asked.

| checker | truth | links | ${kinds.join(' | ')} | no word |
|---|---|${'--:|'.repeat(kinds.length + 2)}
${matrix.join('\n')}
`)
process.exit(0)
