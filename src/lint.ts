import type {Root} from 'mdast'
import {type Processor, unified} from 'unified'
import {VFile} from 'vfile'
import type {VFileMessage} from 'vfile-message'
import {listOf} from './list/cache.ts'
import {parse} from './list/parse.ts'
import type {List, ListSettings, Verdicts} from './list/read.ts'
import {
  docsOf,
  type Rule,
  type RuleDefinition,
  type RuleMessage,
  reportProblems,
  silences,
  suppressionUse
} from './rule.ts'
import type {Range, Span} from './text/span.ts'

/** How bad a finding is: an `error` fails the run, a `warning` does not. */
export type Severity = 'error' | 'warning'

/** One thing a rule says about one exact place of one list. */
export interface Finding extends Range {
  /** Id of the rule: its file name in `rules/`, or `remark-lint` rules by their own id. */
  readonly rule: string
  readonly severity: Severity
  readonly message: string
  /** Text that replaces the finding's range. `safe` repairs run under `--fix`, others need `--unsafe-fixes` too. */
  readonly fix?: {readonly text: string; readonly safe: boolean}
  /** Page of the rule. */
  readonly docs?: string
  /** The other place this finding speaks of, such as the first copy of a duplicate. */
  readonly cause?: Range & {readonly message: string}
  /** True when the finding stands on a line that the change under review touched; absent when there is no such change. */
  readonly inChange?: boolean
}

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

/** A finding with its offsets, as the fixer needs them. */
export interface Located {
  readonly finding: Finding
  readonly span: Span
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
const judgesSuppressions = (rule: EnabledRule) => declared(rule)?.judgesSuppressions === true

/** A linted list with what the verdicts on its links add. */
export function withVerdicts(linted: Linted, path: string, options: LintOptions, verdicts: Verdicts): Linted {
  const enabled = options.rules.filter(rule => declared(rule)?.links)
  const kinds = new Set([...verdicts.values()].map(({kind}) => kind))
  const silent = !kinds.has('dead') && !kinds.has('invalid') && !kinds.has('moved')
  if (enabled.length === 0 || (silent && linted.list.suppressions.directives.length === 0)) return linted
  const list = {...linted.list, verdicts}
  const judges = new Set(options.rules.filter(judgesSuppressions).map(({id}) => id))
  const findings = [
    ...linted.findings.filter(({finding}) => !judges.has(finding.rule)),
    ...run(enabled, list, path),
    ...judge(list, path, options)
  ]
  return {list, findings: findings.sort(order)}
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

const locate = (messages: readonly VFileMessage[], list: List) => messages.map(message => located(message, list))

/** In source order; findings of one place by rule. */
function order(a: Located, b: Located): number {
  return (
    a.span.start - b.span.start ||
    a.span.end - b.span.end ||
    (a.finding.rule < b.finding.rule ? -1 : a.finding.rule > b.finding.rule ? 1 : 0)
  )
}

function located(message: VFileMessage, list: List): Located {
  const {place, ruleId, fatal, reason, url, expected, cause} = message
  const span = spanOf(place)
  const fix =
    expected?.[0] === undefined || span === undefined
      ? undefined
      : {text: expected[0], safe: (message as RuleMessage).fix === 'safe'}
  const from = span ?? {start: 0, end: 0}
  const origin = cause as VFileMessage | undefined
  const causeSpan = origin && spanOf(origin.place)
  return {
    span: from,
    finding: {
      rule: ruleId ?? message.source ?? 'unknown',
      severity: fatal ? 'error' : 'warning',
      message: reason,
      ...list.lines.range(from),
      ...(fix && {fix}),
      ...(url && {docs: url}),
      ...(origin && causeSpan && {cause: {message: origin.reason, ...list.lines.range(causeSpan)}})
    }
  }
}

function spanOf(place: VFileMessage['place']): Span | undefined {
  if (!place) return
  const {start, end} = 'start' in place ? place : {start: place, end: place}
  return start.offset === undefined || end.offset === undefined ? undefined : {start: start.offset, end: end.offset}
}
