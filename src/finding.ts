import type {VFileMessage} from 'vfile-message'
import type {List} from './list/read.ts'
import type {RuleMessage} from './rule.ts'
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

/** A finding with its offsets, as the fixer needs them. */
export interface Located {
  readonly finding: Finding
  readonly span: Span
}

/** Messages as findings. */
export const locate = (messages: readonly VFileMessage[], list: List) => messages.map(message => located(message, list))

/** In source order; findings of one place by rule. */
export function order(a: Located, b: Located): number {
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

/** The offsets of a message's place. */
export function spanOf(place: VFileMessage['place']): Span | undefined {
  if (!place) return
  const {start, end} = 'start' in place ? place : {start: place, end: place}
  return start.offset === undefined || end.offset === undefined ? undefined : {start: start.offset, end: end.offset}
}
