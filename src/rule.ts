import type {Root} from 'mdast'
import type {Plugin, Processor} from 'unified'
import {lintRule} from 'unified-lint-rule'
import type {VFile} from 'vfile'
import {VFileMessage} from 'vfile-message'
import {listOf} from './list/cache.ts'
import type {LinkVerdict, List, ListSettings} from './list/read.ts'
import type {FileFact} from './list/relative.ts'
import {silencedBy} from './list/silenced.ts'
import type {SuppressionUse} from './list/suppressions.ts'
import {withoutCredentials} from './text/redact.ts'
import type {Span} from './text/span.ts'

/** What a rule has to say about one place of a list. */
export interface Problem {
  /** The exact place; where `expected` is given, exactly the range that it replaces (empty: an insertion). */
  readonly place: Span
  /** "Unexpected X, expected Y", with the real values in backticks. */
  readonly message: string
  /** The replacement; several when nobody can know which, likeliest first. */
  readonly expected?: string | readonly string[]
  /** `safe` when no reader could object to the repair; default `unsafe`. */
  readonly fix?: 'safe' | 'unsafe'
  /** Another place that this one contradicts or repeats. */
  readonly cause?: {readonly place: Span; readonly message: string}
}

/** Part of a rule's manual and of its test. */
export interface Example<Options = unknown> {
  /** A list with the fault. */
  readonly bad: string
  /** What the rule says, in order: `line:column-line:column: message`. */
  readonly says: readonly string[]
  /** The same list without it; what all fixes together make of `bad`, where the rule can fix. */
  readonly good: string
  readonly options?: Options
  readonly settings?: ListSettings
  /** What the link check holds of the URLs of `bad`, for rules that speak of it. */
  readonly verdicts?: Readonly<Record<string, LinkVerdict>>
  /** What is known of the files that `bad` links to, for rules that speak of them. */
  readonly files?: Readonly<Record<string, FileFact>>
}

/** A rule as its file declares it. */
export interface RuleDefinition<Options = unknown> {
  /** File name, rule id and anchor of its page. */
  readonly id: string
  /** What holds where the rule is silent, as one sentence. */
  readonly summary: string
  /** Why it matters, in a few sentences. */
  readonly why: string
  /** Severity in the presets. */
  readonly severity: 'error' | 'warning'
  /** `recommended` says what is surely wrong; `strict` adds house style; `off` rules must be asked for. Default `recommended`. */
  readonly preset?: 'recommended' | 'strict' | 'off'
  /** It speaks of the verdicts on links, which only a run with network has. */
  readonly links?: boolean
  /** It says more, or only then something, where `list.files` tells which files of the repository exist. */
  readonly files?: boolean
  /** It speaks of suppression comments: it runs last, when `list.use` tells what they silenced, and none but its own name silences it. */
  readonly judgesSuppressions?: boolean
  /** JSON Schema of the options, if the rule takes any. */
  readonly options?: Readonly<Record<string, unknown>>
  readonly examples: readonly Example<Options>[]
  /** Find the faults. Pure: no state between lists, no I/O, no parsing. */
  readonly check: (list: List, options: Options) => Iterable<Problem>
}

/** A remark-lint rule with its declaration attached. */
export type Rule = Plugin<[config?: unknown], Root> & {readonly rule: RuleDefinition}

/** Where the pages of the rules are. */
export const docsOf = (id: string) => `https://github.com/OWNER/awesome-paper-lint/blob/main/docs/rules/${id}.md`

/** A message of one of our rules, with what our fixer needs beside vfile's own fields. */
export interface RuleMessage extends VFileMessage {
  fix?: 'safe' | 'unsafe'
}

/**
 * Make a remark-lint rule of a declaration: `remark.use(rule, ['error', options])`.
 * unified-lint-rule does not hand `this` on, so the plugin around it reads the settings
 * `awesomePaperLint: {entry, venues, affiliations}` of the processor.
 */
export function defineRule<Options = undefined>(rule: RuleDefinition<Options>): Rule {
  function plugin(this: Processor, config?: unknown) {
    const {awesomePaperLint: settings} = (this.data('settings') ?? {}) as {awesomePaperLint?: ListSettings}
    const lint = lintRule<Root, unknown>(
      {origin: `awesome-paper-lint:${rule.id}`, url: docsOf(rule.id)},
      (tree, file, options) => {
        const text = String(file).replace(/^\uFEFF/, '')
        const list = listOf(tree, text, settings)
        reportProblems(file, list, rule as RuleDefinition, options)
      }
    )
    return lint.call(this, config as never)
  }
  Object.defineProperty(plugin, 'name', {value: `awesome-paper-lint:${rule.id}`})
  return Object.assign(plugin, {rule: rule as RuleDefinition}) as unknown as Rule
}

/** Run a rule over a list and put what it says on the file, but for what a comment in the list silences. */
export function reportProblems(file: VFile, list: List, rule: RuleDefinition, options: unknown): void {
  const use = suppressionUse(file)
  // Without verdicts a rule about links has nothing to say, so that nothing can be learnt from its silence.
  if (!rule.links || list.verdicts) use.ran.set(rule.id, rule.links ? 'links' : rule.files ? 'files' : 'list')
  const read = rule.judgesSuppressions ? {...list, use} : list
  for (const problem of rule.check(read, options)) {
    if (!silences(list, use, rule.id, problem.place, rule.judgesSuppressions)) report(file, list, problem)
  }
}

/** Whether a comment silences a rule at a place; if so, that is noted. */
export function silences(list: List, use: SuppressionUse, rule: string, place: Span, byNameOnly = false): boolean {
  const by = silencedBy(list.suppressions, rule, place, byNameOnly ? 'named' : 'any')
  if (!by) return false
  const silenced = use.silenced.get(by.span.start) ?? new Set()
  use.silenced.set(by.span.start, silenced.add(rule))
  return true
}

/** What is known of a file's suppression comments so far; every rule that runs over the file adds to it. */
export function suppressionUse(file: VFile, known?: SuppressionUse): SuppressionUse {
  const data = file.data as {awesomePaperLint?: SuppressionUse}
  data.awesomePaperLint ??= known ?? {ran: new Map(), silenced: new Map()}
  return data.awesomePaperLint
}

function report(file: VFile, list: List, {place, message, expected, fix, cause}: Problem): void {
  const options = {
    place: position(list, place),
    ...(cause && {cause: new VFileMessage(cause.message, {place: position(list, cause.place)})})
  }
  const said: RuleMessage = file.message(withoutCredentials(message), options)
  said.actual = list.text.slice(place.start, place.end)
  if (expected === undefined) return
  said.expected = typeof expected === 'string' ? [expected] : [...expected]
  said.fix = fix ?? 'unsafe'
}

/** A span as a position of the unified ecosystem. */
function position({lines}: List, span: Span) {
  const {line, column, endLine, endColumn} = lines.range(span)
  return {start: {line, column, offset: span.start}, end: {line: endLine, column: endColumn, offset: span.end}}
}
