/**
 * Plants each kind of fault at each entry of sound lists, one at a time, and counts what is found with the right rule, line
 * and fix, and what is said besides.
 * `npx tsx bench/accuracy/planting.ts [--variant=NAME] [--defect=PART] [--nth=N] [--each] [--verbose]`
 * `--nth` plants at every so many entries only; `--each` gives every list a row of its own; `--verbose` prints what was missed, or said besides.
 */
import {catalogue} from './catalogue.ts'
import type {Count} from './plant.ts'
import {plant} from './plant.ts'
import {soundLists} from './sound-lists.ts'

const option = (name: string) =>
  process.argv.find(argument => argument.startsWith(`--${name}=`))?.slice(name.length + 3)
const has = (name: string) => process.argv.includes(`--${name}`)
const nth = Number(option('nth') ?? 1)
const [variant, part] = [option('variant'), option('defect')]
if (variant !== undefined && !soundLists.some(([name]) => name === variant))
  throw new Error(`no list \`${variant}\`, expected one of ${soundLists.map(([name]) => name).join(', ')}`)

const share = (count: number, of: number) => (of === 0 ? '–' : (count / of).toFixed(3))
const row = (name: string, rule: string, fixed: boolean, {planted, found, repaired, besides}: Count) =>
  `| ${name} | \`${rule}\` | ${planted} | ${found} | ${share(found, planted)} | ${share(found, found + besides)} | ${fixed ? repaired : '–'} |`
const sum = (counts: readonly Count[]): Count => {
  const total = (of: (count: Count) => number) => counts.reduce((all, count) => all + of(count), 0)
  return {
    planted: total(one => one.planted),
    found: total(one => one.found),
    repaired: total(one => one.repaired),
    besides: total(one => one.besides),
    failures: []
  }
}

const rows: string[] = []
const all: Count[] = []
for (const defect of catalogue.filter(({name}) => part === undefined || name.includes(part))) {
  const counts: Count[] = []
  for (const [list, text] of soundLists.filter(([name]) => variant === undefined || name === variant)) {
    const count = plant(text, defect, at => at % nth === 0)
    counts.push(count)
    if (has('each') && count.planted > 0) rows.push(row(`${list}: ${defect.name}`, defect.rule, defect.fixed, count))
    if (has('verbose')) for (const failure of count.failures) console.error(`${list} | ${defect.name} | ${failure}`)
  }
  all.push(...counts)
  if (!has('each') && sum(counts).planted > 0) rows.push(row(defect.name, defect.rule, defect.fixed, sum(counts)))
}
const {planted, found, besides} = sum(all)
console.log(
  [
    `${found} of ${planted} faults of ${catalogue.length} kinds are found with the right rule and line; ${besides} findings besides.`,
    '',
    '| fault planted | rule | planted | found: rule and line | recall | precision | repaired to the letter |',
    '|---|---|--:|--:|--:|--:|--:|',
    ...rows
  ].join('\n')
)
