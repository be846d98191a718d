/**
 * Draws findings of `recommended` on the lists of the corpus, to be read one by one: a rule at random, a file of those in
 * which it speaks, a finding there; none twice. `npx tsx bench/accuracy/draw.ts [SEED] [COUNT]`
 */
import {lint} from '../../src/lint.ts'
import {lists, recommended, seeded} from './corpus.ts'

const [seed = 20261123, count = 60] = process.argv.slice(2).map(Number)

interface Drawn {
  readonly file: string
  readonly line: number
  readonly message: string
  readonly cause?: number
  readonly source: string
}

const urn = new Map<string, Map<string, Drawn[]>>()
let total = 0
for (const {name, text} of lists()) {
  const {findings, list} = lint(text, name, recommended)
  for (const {finding} of findings) {
    total++
    const {start, end} = list.lines.span(finding.line)
    const file = name.replace(/\.md$/, '')
    const files = urn.get(finding.rule) ?? new Map<string, Drawn[]>()
    urn.set(finding.rule, files)
    files.set(file, [
      ...(files.get(file) ?? []),
      {
        file,
        line: finding.line,
        message: finding.message,
        ...(finding.cause && {cause: finding.cause.line}),
        source: text.slice(start, end).trim()
      }
    ])
  }
}

const random = seeded(seed)
const pick = <T>(items: readonly T[]): T => items[Math.floor(random() * items.length)]!
console.log(`seed ${seed}: ${count} of ${total} findings of ${urn.size} rules\n`)
for (let drawn = 0; drawn < count && urn.size > 0; drawn++) {
  const [rule, files] = pick([...urn])
  const [file, findings] = pick([...files])
  const [one] = findings.splice(Math.floor(random() * findings.length), 1) as [Drawn]
  if (findings.length === 0) files.delete(file)
  if (files.size === 0) urn.delete(rule)
  console.log(`${drawn + 1}. ${rule} | ${one.file}:${one.line}${one.cause ? ` (with ${one.cause})` : ''}`)
  console.log(`   says: ${one.message}\n   line: ${one.source.slice(0, 400)}`)
}
