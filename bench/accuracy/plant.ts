import {rules} from '../../rules/index.ts'
import {house} from '../../rules/presets/house.ts'
import {enabledRules} from '../../src/enabled.ts'
import {fix} from '../../src/fix.ts'
import {type Linted, type LintOptions, lint} from '../../src/lint.ts'
import {applyEdits, compatible} from '../../src/text/edits.ts'
import type {Defect} from './defect.ts'

/** As in a run: comments that name no rule are misspelt. */
const known = new Set([...rules.map(({rule}) => rule.id), ...house.map(({id}) => id)])
const recommended = {rules: enabledRules({}, {rules, house}), known}

const linted = new Map<string, Linted>()

/** What is said of a sound list, which is asked for again and again. */
function soundly(text: string, only: string, options: LintOptions): Linted {
  const key = `${only}\n${text}`
  const known = linted.get(key) ?? lint(text, 'list.md', options)
  linted.set(key, known)
  return known
}

/** How one kind of fault fared in one list. */
export interface Count {
  /** Entries that could have the fault. */
  readonly planted: number
  /** Of those, how many got one finding of the right rule on the right line. */
  readonly found: number
  /** How many the repairs brought back to the letter. */
  readonly repaired: number
  /** Findings beside the right one. */
  readonly besides: number
  /** What was not as it should be, to be read. */
  readonly failures: readonly string[]
}

/**
 * Plant a fault at each entry of a sound list, one at a time, and look at what is said that was not said before.
 *
 * @param chosen which of the entries that can have the fault; all by default.
 */
export function plant(sound: string, defect: Defect, chosen: (index: number) => boolean = () => true): Count {
  const options = defect.only ? {rules: enabledRules({}, {rules, house, only: [defect.rule]}), known} : recommended
  const base = defect.prepare ? defect.prepare(sound) : sound
  const before = soundly(base, defect.only ? defect.rule : '', options)
  const said = new Set(before.findings.map(({finding}) => `${finding.rule} ${finding.message}`))
  const failures: string[] = []
  let able = 0
  let planted = 0
  let found = 0
  let besides = 0
  let repaired = 0
  for (const entry of before.list.entries) {
    const made = defect.plant(before.list, entry)
    if (!made || !chosen(able++)) continue
    planted++
    const {findings} = lint(made.text, 'list.md', options)
    const fresh = findings.filter(({finding}) => !said.has(`${finding.rule} ${finding.message}`))
    const hits = fresh.filter(
      ({finding}) =>
        [defect.rule, defect.or].includes(finding.rule) && finding.line <= made.line && made.line <= finding.endLine
    )
    const hit = hits.length === (defect.places ?? 1)
    if (hit) found++
    besides += fresh.length - (hit ? hits.length : 0)
    // One repair is applied by hand, which is quick; where that is not enough, the whole loop runs.
    const edits = compatible(
      hits.flatMap(({finding, span}) => (finding.fix ? [{...span, text: finding.fix.text}] : []))
    )
    const once = applyEdits(made.text, edits)
    const after = !defect.fixed || once === base ? once : fix(made.text, 'list.md', options, true).text
    const restored = !defect.fixed || after === base
    if (restored) repaired++
    if (!hit || fresh.length > hits.length || !restored) {
      const heard = fresh.map(({finding}) => `${finding.rule}@${finding.line}: ${finding.message}`)
      failures.push(`line ${made.line} | ${heard.join(' ;; ') || 'silent'}${restored ? '' : ' | not repaired'}`)
    }
  }
  return {planted, found, repaired, besides, failures}
}
