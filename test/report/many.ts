import type {Finding, Report} from '../../src/report/report.ts'
import {summarize} from '../../src/report/summary.ts'
import {ordinary} from './ordinary.ts'

/** The ordinary report with other findings in its one list. */
export function withFindings(findings: readonly Finding[], text?: string): Report {
  const files = ordinary.files.map(file => ({...file, findings, text: text ?? file.text}))
  return {...ordinary, files, summary: summarize(files, ordinary.links)}
}

/** The ordinary findings over and over: `count` of them. */
export function many(count: number, change: Partial<Finding> = {}): Report {
  const {findings} = ordinary.files[0]!
  return withFindings(Array.from({length: count}, (_, index) => ({...findings[index % findings.length]!, ...change})))
}

/** A small finding on one line. */
export function small(line: number, change: Partial<Finding> = {}): Finding {
  return {
    rule: 'some-rule',
    severity: 'error',
    message: `Line ${line}`,
    line,
    column: 1,
    endLine: line,
    endColumn: 2,
    ...change
  }
}
