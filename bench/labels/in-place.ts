/**
 * Lines that people repaired, put back into their list: many slips can only be seen beside the list's other entries. The line as
 * it was before takes the place of the repaired one (or of the line with the same address): a rule should speak of it, and be
 * say nothing new of the repaired line in the same place. `npx tsx bench/labels/in-place.ts [--verbose] [kind ...]`
 */
import {readFileSync} from 'node:fs'
import {rules} from '../../rules/index.ts'
import {house} from '../../rules/presets/house.ts'
import {enabledRules} from '../../src/enabled.ts'
import {type Finding, lint} from '../../src/lint.ts'
import {corpus, listNames, listText} from './labels.ts'

interface Fix {
  readonly repo: string
  readonly file: string
  readonly kind: string
  readonly before: string
  readonly after: string
}

const options = {rules: enabledRules({}, {rules, house})}
const verbose = process.argv.includes('--verbose')
const asked = process.argv.slice(2).filter(argument => !argument.startsWith('--'))
const kinds =
  asked.length > 0
    ? asked
    : ['format-inconsistency', 'typo-in-tag', 'malformed-year', 'unbalanced-brackets', 'empty-link']
const names = listNames()

/** The list of the corpus that a repaired file is, or undefined. */
function listOf({repo, file}: Fix): string | undefined {
  const name = repo.replace('/', '__')
  const own = `${name}__${file.replace(/\.md$/, '').split('/').at(-1)}`
  return [own, /readme\.md$/i.test(file) ? name : ''].find(one => names.includes(one))
}

/** The line of a list where the repaired line stands, or one with the same address. */
function placeOf(lines: readonly string[], after: string): number {
  const same = lines.findIndex(line => line.trim() === after.trim())
  if (same >= 0) return same
  const address = /https?:\/\/[^\s)\]]+/.exec(after)?.[0]
  return address === undefined ? -1 : lines.findIndex(line => line.includes(address))
}

const said = (lines: readonly string[], at: number) =>
  lint(lines.join('\n'), 'list.md', options)
    .findings.map(({finding}) => finding)
    .filter(({line, endLine}) => line <= at + 1 && at + 1 <= endLine)

const sums = new Map<string, {count: number; placed: number; reported: number; silent: number}>()
for (const row of readFileSync(new URL('fixes.jsonl', corpus), 'utf8').trimEnd().split('\n')) {
  const fix = JSON.parse(row) as Fix
  if (!kinds.includes(fix.kind) || !fix.after) continue
  const sum = sums.get(fix.kind) ?? {count: 0, placed: 0, reported: 0, silent: 0}
  sums.set(fix.kind, sum)
  sum.count++
  const name = listOf(fix)
  const lines = name === undefined ? [] : listText(name).split(/\r?\n/)
  const at = placeOf(lines, fix.after)
  if (at < 0) {
    if (verbose) console.error(`${fix.kind}: no place for ${fix.after.slice(0, 160)}`)
    continue
  }
  sum.placed++
  const indent = /^\s*/.exec(lines[at]!)![0]
  const ending = / {2}$/.test(lines[at]!) ? '  ' : ''
  const put = (line: string) => lines.with(at, indent + line.trim() + ending)
  const later = said(put(fix.after), at)
  const before = said(put(fix.before), at)
  const isIn = ({rule, message}: Finding, all: readonly Finding[]) =>
    all.some(other => other.rule === rule && other.message === message)
  const earlier = before.filter(one => !isIn(one, later))
  if (earlier.length > 0) sum.reported++
  // What is said of the repaired line and was said of the broken one is another fault, which was not repaired then.
  if (later.every(one => !['entry-format', 'unclosed-link'].includes(one.rule) || isIn(one, before))) sum.silent++
  if (verbose && earlier.length === 0)
    console.error(
      `${fix.kind}: missed in ${name}:${at + 1}\n  - ${fix.before.slice(0, 200)}\n  + ${fix.after.slice(0, 200)}`
    )
}
console.log(
  '| kind | lines | of lists at hand | reported before | nothing new after |\n| --- | ---: | ---: | ---: | ---: |'
)
for (const [kind, {count, placed, reported, silent}] of sums)
  console.log(`| ${kind} | ${count} | ${placed} | ${reported} | ${silent} |`)
