import type {Range} from '../text/span.ts'
import {jsonText, percentPath, visible} from './escape.ts'
import {linesOf} from './excerpt.ts'
import {fingerprints} from './fingerprint.ts'
import {ranked} from './rank.ts'
import type {Finding, Reporter} from './report.ts'
import {sarifRules} from './sarif-rules.ts'
import {allNotes} from './shown.ts'
import {refusalText} from './wording.ts'

/** GitHub shows at most this many results of one run; those that matter most come first. */
const most = 5000

/** SARIF 2.1.0, for GitHub's code scanning and everything else that reads it. */
export const sarif: Reporter = (report, options) => {
  const findings = ranked(report, options)
  const results = findings.slice(0, most)
  const rules = sarifRules(
    results.map(({finding}) => finding),
    options.rules ?? []
  )
  const indexes = new Map(rules.map(({id}, index) => [id, index]))
  const lines = new Map(report.files.map(({path, text}) => [path, linesOf(text)]))
  const prints = fingerprints(results, lines)
  const notes = [...allNotes(report)]
  const refused = report.refused ?? []
  if (findings.length > most) notes.push(`${findings.length - most} more findings are left out of this file`)
  const run = {
    tool: {driver: {name: report.tool.name, semanticVersion: report.tool.version, rules}},
    columnKind: 'utf16CodeUnits',
    invocations: [
      {
        executionSuccessful: refused.length === 0,
        toolExecutionNotifications: [
          ...refused.map(one => ({level: 'error', message: plain(refusalText(one))})),
          ...notes.map(note => ({level: 'note', message: plain(note)}))
        ]
      }
    ],
    results: results.map(({path, finding}, index) => {
      return {
        ruleId: finding.rule,
        ruleIndex: indexes.get(finding.rule),
        level: finding.severity,
        message: plain(finding.message),
        locations: [location(path, finding)],
        partialFingerprints: {'awesomePaperLint/v1': prints[index]},
        ...(finding.cause && {
          relatedLocations: [{...location(path, finding.cause), message: plain(finding.cause.message)}]
        }),
        ...(finding.fix && {fixes: [repair(path, finding, finding.fix)]})
      }
    })
  }
  const log = {$schema: 'https://json.schemastore.org/sarif-2.1.0.json', version: '2.1.0', runs: [run]}
  return jsonText(log)
}

/** A message. `[text](target)` would be a link: the blank keeps hostile titles from making one. */
function plain(text: string) {
  return {text: visible(text).replaceAll('](', '] (')}
}

/** A place in a list. */
function location(path: string, range: Range) {
  return {physicalLocation: {artifactLocation: artifact(path), region: region(range)}}
}

/** The file, relative to the root of the sources. */
function artifact(path: string) {
  const uri = percentPath(path)
  return {uri, uriBaseId: '%SRCROOT%'}
}

/** The range; the end is exclusive here as there. */
function region({line, column, endLine, endColumn}: Range) {
  return {startLine: line, startColumn: column, endLine, endColumn}
}

/** A repair, named as safe or not. */
function repair(path: string, finding: Finding, {text, safe}: NonNullable<Finding['fix']>) {
  const replacements = [{deletedRegion: region(finding), insertedContent: {text}}]
  const description = {text: safe ? 'Safe: what --fix does' : 'Very likely right: what --fix --unsafe-fixes does'}
  return {description, artifactChanges: [{artifactLocation: artifact(path), replacements}]}
}
