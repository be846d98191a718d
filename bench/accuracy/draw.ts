/**
 * Draws findings of `recommended` on the lists of the corpus, to be read one by one, none twice: a rule at random, a file of
 * those in which it speaks, a finding there; or, with `--uniform`, any of all findings alike.
 * `npx tsx bench/accuracy/draw.ts [SEED] [COUNT] [--uniform]`
 */
import {lint} from '../../src/lint.ts'
import {lists, recommended, seeded} from './corpus.ts'

const [seed = 20261123, count = 60] = process.argv.slice(2).filter(Number).map(Number)
const uniform = process.argv.includes('--uniform')

interface Drawn {
  readonly rule: string
  readonly file: string
  readonly line: number
  readonly message: string
  readonly cause?: number
  readonly source: string
}

const all: Drawn[] = []
for (const {name, text} of lists()) {
  const {findings, list} = lint(text, name, recommended)
  for (const {finding} of findings) {
    const {start, end} = list.lines.span(finding.line)
    all.push({
      rule: finding.rule,
      file: name.replace(/\.md$/, ''),
      line: finding.line,
      message: finding.message,
      ...(finding.cause && {cause: finding.cause.line}),
      source: text.slice(start, end).trim()
    })
  }
}

const random = seeded(seed)
const pick = <T>(items: readonly T[]): T => items[Math.floor(random() * items.length)]!
const of = (key: 'rule' | 'file', from: readonly Drawn[]) => pick([...new Set(from.map(one => one[key]))])

console.log(`seed ${seed}: ${count} of ${all.length} findings of ${new Set(all.map(one => one.rule)).size} rules\n`)
let left: readonly Drawn[] = all
for (let drawn = 1; drawn <= count && left.length > 0; drawn++) {
  let from = left
  if (!uniform) {
    const rule = of('rule', from)
    from = from.filter(one => one.rule === rule)
    const file = of('file', from)
    from = from.filter(one => one.file === file)
  }
  const one = pick(from)
  left = left.filter(other => other !== one)
  console.log(`${drawn}. ${one.rule} | ${one.file}:${one.line}${one.cause ? ` (with ${one.cause})` : ''}`)
  console.log(`   says: ${one.message}\n   line: ${one.source.slice(0, 400)}`)
}
