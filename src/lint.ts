import type {Root} from 'mdast'
import {type Processor, unified} from 'unified'
import {VFile} from 'vfile'
import {VFileMessage} from 'vfile-message'
import {type Located, locate, order, spanOf} from './finding.ts'
import {listOf} from './list/cache.ts'
import {parse} from './list/parse.ts'
import type {List, ListSettings, Verdicts} from './list/read.ts'
import type {FileFacts} from './list/relative.ts'
import {docsOf, type Rule, type RuleDefinition, reportProblems, silences, suppressionUse} from './rule.ts'

export type {Finding, Located, Severity} from './finding.ts'

/** A remark-lint rule, ours or another's, and how to run it. */
export interface EnabledRule {
  /** Id under which it is configured and reported. */
  readonly id: string
  readonly plugin: (...parameters: never[]) => unknown
  readonly severity: 'error' | 'warning'
  readonly options?: unknown
}

/** What to lint with. */
export interface LintOptions {
  readonly rules: readonly EnabledRule[]
  readonly settings?: ListSettings
  /** Ids of all rules that there are, enabled or not: a comment that names another is misspelt. */
  readonly known?: ReadonlySet<string>
}

/** A list and what the rules say of it, in source order. */
export interface Linted {
  readonly list: List
  readonly findings: readonly Located[]
}

const processors = new WeakMap<LintOptions, Processor<Root, Root, Root>>()

/**
 * Lint one list: parse once, read once, run every rule.
 * `text` is the source without byte order mark.
 *
 * @throws {UsageError} for what is nested too deeply to be a list.
 * @throws when a rule throws: that is a defect of ours, with the rule's id and the path as context.
 */
export function lint(text: string, path: string, options: LintOptions): Linted {
  const tree = parse(text)
  const file = new VFile({path, value: text})
  let processor = processors.get(options)
  if (!processor) {
    processor = unified().data('settings', {awesomePaperLint: options.settings ?? {}} as never) as never as Processor<
      Root,
      Root,
      Root
    >
    for (const {plugin, severity, options: parameters} of options.rules.filter(rule => !judgesSuppressions(rule))) {
      processor.use(plugin as never, [severity === 'error' ? 'error' : 'warn', parameters] as never)
    }
    processor.freeze()
    processors.set(options, processor)
  }
  const use = suppressionUse(file, {...(options.known && {known: options.known}), ran: new Map(), silenced: new Map()})
  processor.runSync(tree, file)
  for (const {cause, ruleId} of file.messages) {
    // unified-lint-rule makes a message of whatever a rule throws.
    if (cause instanceof Error && !(cause instanceof VFileMessage))
      throw new Error(`rule \`${ruleId}\` failed on ${path}`, {cause})
  }
  const list = {...listOf(tree, text, options.settings), use}
  for (const {id} of options.rules.filter(rule => !isOurs(rule))) use.ran.set(id, 'list')
  // Rules of ours have asked already.
  const spoken = file.messages.filter(({source, ruleId, place}) => {
    const span = spanOf(place)
    return source === ourSource || !ruleId || !span || !silences(list, use, ruleId, span)
  })
  return {list, findings: [...locate(spoken, list), ...judge(list, path, options)].sort(order)}
}

/** What is to be said of the suppression comments, now that all other rules have spoken. */
const judge = (list: List, path: string, {rules}: LintOptions) => run(rules.filter(judgesSuppressions), list, path)

const ourSource = 'awesome-paper-lint'
const declared = ({plugin}: EnabledRule): RuleDefinition | undefined => (plugin as never as Rule).rule
const isOurs = (rule: EnabledRule) => declared(rule) !== undefined

/** Whether a rule knows more once files or links have been looked at. */
export const speaksOfTheWorld = (rule: EnabledRule): boolean =>
  declared(rule)?.links === true || declared(rule)?.files === true

const judgesSuppressions = (rule: EnabledRule) => declared(rule)?.judgesSuppressions === true

/** A linted list with what the verdicts on its links add. */
export function withVerdicts(linted: Linted, path: string, options: LintOptions, verdicts: Verdicts): Linted {
  const silent = [...verdicts.values()].every(
    ({kind, fragment}) => !/^(?:dead|invalid|moved)$/.test(kind) && fragment?.found !== false
  )
  if (silent && linted.list.suppressions.directives.length === 0) return linted
  return again({...linted, list: {...linted.list, verdicts}}, path, options, rule => rule.links === true)
}

/** A linted list with what the rules say once it is known which files of the repository there are. */
export function withFiles(linted: Linted, path: string, options: LintOptions, files: FileFacts): Linted {
  if (files.size === 0) return linted
  return again({...linted, list: {...linted.list, files}}, path, options, rule => rule.files === true)
}

/** Run some rules over a list that has learnt something since; what they said before is forgotten. */
function again({list, findings}: Linted, path: string, options: LintOptions, which: (rule: RuleDefinition) => boolean) {
  const enabled = options.rules.filter(rule => isOurs(rule) && which(declared(rule)!))
  if (enabled.length === 0) return {list, findings}
  const spoken = new Set([...enabled, ...options.rules.filter(judgesSuppressions)].map(({id}) => id))
  return {
    list,
    findings: [
      ...findings.filter(({finding}) => !spoken.has(finding.rule)),
      ...run(enabled, list, path),
      ...judge(list, path, options)
    ].sort(order)
  }
}

/** Run rules of ours outside of a processor, over a list that knows more than its tree. */
function run(rules: readonly EnabledRule[], list: List, path: string): Located[] {
  const file = new VFile({path, value: list.text})
  suppressionUse(file, list.use)
  for (const enabled of rules) {
    const rule = declared(enabled)!
    const from = file.messages.length
    reportProblems(file, list, rule, enabled.options)
    for (const message of file.messages.slice(from)) {
      Object.assign(message, {
        fatal: enabled.severity === 'error',
        ruleId: rule.id,
        source: ourSource,
        url: docsOf(rule.id)
      })
    }
  }
  return locate(file.messages, list)
}
