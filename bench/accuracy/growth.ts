/**
 * Lints every list of the corpus once, twice, four and eight times as long, and prints the processor time of each: where
 * time grows with length, it doubles. `npx tsx bench/accuracy/growth.ts`
 */
import {lint} from '../../src/lint.ts'
import {lists, recommended} from './corpus.ts'

const factors = [1, 2, 4, 8] as const

function seconds(text: string, name: string): number {
  const before = process.cpuUsage()
  lint(text, name, recommended)
  const {user, system} = process.cpuUsage(before)
  return (user + system) / 1e6
}

const all = lists()
// The first runs pay for compilation.
for (const {name, text} of all.slice(0, 6)) seconds(text, name)
console.log('| list | kB | ×1 | ×2 | ×4 | ×8 | time for twice the length |\n|---|--:|--:|--:|--:|--:|--:|')
for (const {name, text} of all) {
  const times = factors.map(factor => {
    const longer = Array.from({length: factor}, () => text.trimEnd()).join('\n\n')
    return factor < 4 ? Math.min(seconds(longer, name), seconds(longer, name)) : seconds(longer, name)
  })
  const growth = (times[3]! / times[0]!) ** (1 / 3)
  const cells = [Math.round(text.length / 1000), ...times.map(time => `${time.toFixed(2)} s`), `×${growth.toFixed(2)}`]
  console.log(`| ${name.replace(/\.md$/, '')} | ${cells.join(' | ')} |`)
}
