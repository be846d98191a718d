/**
 * What people repaired in real lists, and whether the rules spoke before and are silent after:
 * `npx tsx bench/labels/repaired.ts`. Whole files where they are kept (prepost/), else the line alone (fixes.jsonl).
 */
import {readFileSync} from 'node:fs'
import {rules} from '../../rules/index.ts'
import {house} from '../../rules/presets/house.ts'
import {enabledRules} from '../../src/enabled.ts'
import {type Finding, type Linted, lint} from '../../src/lint.ts'
import {corpus} from './labels.ts'

interface Sum {
  count: number
  reported: number
  silent: number
}

const options = {rules: enabledRules({}, {rules, house})}
const read = (path: string) => readFileSync(new URL(path, corpus), 'utf8').replace(/^\uFEFF/, '')
const linted = new Map<string, Linted>()
const lintFile = (path: string) => {
  const known = linted.get(path) ?? lint(read(path), path, options)
  linted.set(path, known)
  return known
}

const at = ({findings}: Linted, line: number) =>
  findings
    .map(({finding}) => finding)
    .filter(one => (one.line <= line && line <= one.endLine) || one.cause?.line === line)
const same = (a: Finding, b: Finding) => a.rule === b.rule && a.message === b.message

function count(sums: Map<string, Sum>, kind: string, before: readonly Finding[], after: readonly Finding[]): void {
  const sum = sums.get(kind) ?? {count: 0, reported: 0, silent: 0}
  sums.set(kind, sum)
  sum.count++
  if (before.some(one => !after.some(other => same(one, other)))) sum.reported++
  // What is said of the repaired line must have been said of the broken one too.
  if (after.every(one => before.some(other => other.rule === one.rule))) sum.silent++
}

const files = new Map<string, Sum>()
for (const row of read('prepost/INDEX.tsv').trimEnd().split('\n').slice(1)) {
  const [snapshot, , , , kind, line, , after] = row.split('\t')
  const [old, now] = [lintFile(`prepost/${snapshot}.before.md`), lintFile(`prepost/${snapshot}.after.md`)]
  const place = now.list.text.split(/\r?\n/).indexOf(after ?? '')
  count(files, kind!, at(old, Number(line)), at(now, place < 0 ? Number(line) : place + 1))
}

const lines = new Map<string, Sum>()
for (const row of read('fixes.jsonl').trimEnd().split('\n')) {
  const {kind, before, after} = JSON.parse(row) as {kind: string; before: string; after: string}
  const all = (text: string) => lint(`${text}\n`, 'line.md', options).findings.map(({finding}) => finding)
  count(lines, kind, all(before), all(after))
}

const kinds = [...new Set([...files.keys(), ...lines.keys()])].sort()
console.log(
  '| kind | whole files | reported before | nothing new after | lines alone | reported before | nothing new after |'
)
console.log('| --- | ---: | ---: | ---: | ---: | ---: | ---: |')
for (const kind of kinds) {
  const cells = [files.get(kind), lines.get(kind)].flatMap<string | number>(sum =>
    sum ? [sum.count, sum.reported, sum.silent] : ['', '', '']
  )
  console.log(`| ${kind} | ${cells.join(' | ')} |`)
}
