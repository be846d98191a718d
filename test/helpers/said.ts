import {type EnabledRule, type Located, lint} from '../../src/lint.ts'
import type {ListSettings} from '../../src/list/read.ts'
import type {Rule} from '../../src/rule.ts'

/** One rule, enabled with its own severity. */
export function only(rule: Rule, options?: unknown): EnabledRule {
  return {
    id: rule.rule.id,
    plugin: rule as never,
    severity: rule.rule.severity,
    ...(options !== undefined && {options})
  }
}

/** What rules say of a text, as `line:column-line:column: message`. */
export function said(text: string, rules: readonly EnabledRule[], settings: ListSettings = {}): string[] {
  return lint(text.replace(/^\uFEFF/, ''), 'list.md', {rules, settings}).findings.map(shown)
}

export const shown = ({finding: {line, column, endLine, endColumn, message}}: Located) =>
  `${line}:${column}-${endLine}:${endColumn}: ${message}`
