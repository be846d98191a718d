import {webAddress} from './escape.ts'
import type {Finding, RuleText} from './report.ts'

/** A `reportingDescriptor` of SARIF. */
export interface SarifRule {
  readonly id: string
  readonly shortDescription?: {readonly text: string}
  readonly fullDescription?: {readonly text: string}
  readonly help?: {readonly text: string; readonly markdown: string}
  readonly helpUri?: string
}

/** The rules of a run, and those that only findings name, each once. */
export function sarifRules(findings: readonly Finding[], texts: readonly RuleText[]): readonly SarifRule[] {
  const rules = new Map(texts.map(text => [text.id, described(text)]))
  for (const {rule, docs} of findings) if (!rules.has(rule)) rules.set(rule, {id: rule, ...helpUri(docs)})
  return [...rules.values()]
}

/** A rule with its help; the texts are our own, so Markdown in them is meant. */
function described({id, summary, why, docs}: RuleText): SarifRule {
  const help = {text: `${summary} ${why}`, markdown: `${summary}\n\n${why}\n\n[Documentation](${docs})`}
  return {id, shortDescription: {text: summary}, fullDescription: {text: why}, help, ...helpUri(docs)}
}

/** The page of a rule, if it is an address. */
function helpUri(docs: string | undefined): Pick<SarifRule, 'helpUri'> {
  const address = docs === undefined ? undefined : webAddress(docs)
  return address === undefined ? {} : {helpUri: address}
}
