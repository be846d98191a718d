import {rules} from '../../rules/index.ts'
import {house} from '../../rules/presets/house.ts'
import {enabledRules} from '../../src/enabled.ts'
import {type Fixed, fix} from '../../src/fix.ts'
import {type Linted, type LintOptions, lint} from '../../src/lint.ts'
import {UsageError} from '../../src/usage-error.ts'
import {withinTime} from '../../src/world/time-limit.ts'

const all = [...rules.map(({rule}) => rule.id), ...house.map(({id}) => id)]
const known = new Set(all)

/** Every rule that there is. */
export const everyRule: LintOptions = {
  rules: enabledRules({rules: Object.fromEntries(all.map(id => [id, 'error']))}, {rules, house}),
  known,
  settings: {now: 2026}
}

/** What runs where nothing is configured. */
export const recommended: LintOptions = {rules: enabledRules({}, {rules, house}), known, settings: {now: 2026}}

/** Real time that no text of a property's size may take: thousands of times what it needs. */
const patience = 20_000

/** What the linter makes of a text; nothing where it refuses it for its depth. @throws when it throws or does not end. */
export const mustLint = (text: string, options: LintOptions): Linted | undefined =>
  soon(() => lint(text, 'list.md', options))

/** The same for properties of what is made, which are silent where nothing is. */
export const lintOf = (text: string, options: LintOptions): Linted | undefined => made(() => mustLint(text, options))

/** What the fixer makes of a text; as {@link mustLint}. */
export const mustFix = (
  text: string,
  options: LintOptions,
  unsafe: boolean,
  watch?: (pass: Linted) => void
): Fixed | undefined =>
  soon(() =>
    fix(text, 'list.md', options, unsafe, linted => {
      watch?.(linted)
      return linted.findings
    })
  )

/** What the fixer makes of a text; as {@link lintOf}. */
export const fixOf = (
  text: string,
  options: LintOptions,
  unsafe: boolean,
  watch?: (pass: Linted) => void
): Fixed | undefined => made(() => mustFix(text, options, unsafe, watch))

function made<T>(work: () => T): T | undefined {
  try {
    return work()
  } catch {
    return
  }
}

function soon<T extends object>(work: () => T): T | undefined {
  let done: T | undefined
  try {
    done = withinTime(patience, work)
  } catch (error) {
    if (error instanceof UsageError && error.message.includes('nested more than')) return
    throw error
  }
  if (!done) throw new Error(`not done after ${patience / 1000} s`)
  return done
}
