/**
 * Lints whole files before and after somebody repaired a fault in them: a rule should speak of the line before, and be
 * silent of it after. `npx tsx bench/accuracy/prepost.ts [--verbose] [--kind KIND]`; the files are not part of the project.
 */
import {existsSync, readFileSync} from 'node:fs'
import {rules} from '../../rules/index.ts'
import {house} from '../../rules/presets/house.ts'
import {enabledRules} from '../../src/enabled.ts'
import {type Finding, lint} from '../../src/lint.ts'

const folder = new URL('../../../shared/corpus/prepost/', import.meta.url)
const options = {rules: enabledRules({}, {rules, house})}
const verbose = process.argv.includes('--verbose')
const only = process.argv.includes('--kind') ? process.argv[process.argv.indexOf('--kind') + 1] : undefined

/** Which rules are to speak of which kind of fault. */
const speakers: Readonly<Record<string, readonly string[]>> = {
  'broken-markdown-link': ['unclosed-link'],
  'unbalanced-brackets': ['unclosed-link', 'entry-format'],
  'malformed-url': ['unclosed-link', 'malformed-identifier', 'canonical-url', 'missing-file'],
  'empty-link': ['empty-link'],
  'wrong-link': ['shared-url', 'title-url-mismatch', 'venue-url-mismatch', 'duplicate-entry'],
  duplicate: ['duplicate-entry', 'shared-url'],
  'wrong-year': ['preprint-date', 'venue-url-mismatch', 'venue-year'],
  'wrong-venue': ['venue-url-mismatch', 'known-venue'],
  'malformed-year': ['entry-format', 'venue-year'],
  'typo-in-tag': ['entry-format', 'known-venue', 'venue-url-mismatch', 'venue-year'],
  'broken-anchor': ['broken-anchor', 'missing-fragment'],
  'table-format': ['entry-format', 'unclosed-link']
}

const [head, ...rows] = readFileSync(new URL('INDEX.tsv', folder), 'utf8').trimEnd().split('\n')
const names = head!.split('\t')
const linted = new Map<string, readonly Finding[]>()
const textOf = (name: string) => readFileSync(new URL(name, folder), 'utf8').replace(/^\uFEFF/, '')

function findings(name: string): readonly Finding[] {
  let found = linted.get(name)
  if (!found) {
    found = existsSync(new URL(name, folder)) ? lint(textOf(name), name, options).findings.map(one => one.finding) : []
    linted.set(name, found)
  }
  return found
}

/** Of two places that repeat each other either may be the one that is reported. */
const speaksOf = ({line, endLine, cause}: Finding, at: number) =>
  (line <= at && at <= endLine) || (cause !== undefined && cause.line <= at && at <= cause.endLine)

const counts = new Map<string, {pairs: number; reported: number; silent: number}>()
for (const row of rows) {
  const cells = row.split('\t')
  const {snapshot, kind, line_in_before, before, after} = Object.fromEntries(
    names.map((name, index) => [name, cells[index] ?? ''])
  ) as Record<'snapshot' | 'kind' | 'line_in_before' | 'before' | 'after', string>
  if (only && kind !== only) continue
  const said = (name: string, line: number) =>
    findings(name).filter(one => (speakers[kind] ?? []).includes(one.rule) && speaksOf(one, line))
  const at = Number(line_in_before)
  const earlier = said(`${snapshot}.before.md`, at)
  const lines = after ? textOf(`${snapshot}.after.md`).split(/\r?\n/) : []
  const afterAt = after ? lines.findIndex(line => line.trim() === after.trim()) + 1 : 0
  const later = afterAt ? said(`${snapshot}.after.md`, afterAt) : []
  const count = counts.get(kind) ?? {pairs: 0, reported: 0, silent: 0}
  counts.set(kind, {
    pairs: count.pairs + 1,
    reported: count.reported + (earlier.length > 0 ? 1 : 0),
    silent: count.silent + (later.length === 0 ? 1 : 0)
  })
  if (verbose && (earlier.length === 0 || later.length > 0)) {
    console.error(
      `${snapshot.slice(0, 44)} ${kind} ${at}: ${earlier.length === 0 ? 'missed' : 'found'}, ${later.length === 0 ? 'silent after' : 'speaks after'}`
    )
    console.error(`  - ${before.slice(0, 260)}\n  + ${after.slice(0, 260)}`)
    for (const {rule, message} of [...earlier, ...later]) console.error(`    ${rule}: ${message}`)
  }
}
console.log('| kind of fault | pairs | reported before | silent after |\n|---|--:|--:|--:|')
for (const [kind, {pairs, reported, silent}] of [...counts].sort((a, b) => b[1].pairs - a[1].pairs))
  console.log(`| ${kind} | ${pairs} | ${reported} | ${silent} |`)
