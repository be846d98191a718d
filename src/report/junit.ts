import {xmlText} from './escape.ts'
import type {FileReport, Finding, Refusal, Reporter, ReporterOptions} from './report.ts'
import {shown} from './shown.ts'

/**
 * JUnit's XML: a suite for each list, a case for each finding. JUnit knows no warnings; as skipped cases they can be seen
 * and fail nothing, as they fail nothing elsewhere.
 */
export const junit: Reporter = (report, options) => {
  const suites = [...report.files.map(file => suite(file, options)), ...(report.refused ?? []).map(refusedSuite)]
  return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="${xmlText(report.tool.name)}">\n${suites.join('')}</testsuites>\n`
}

/** One list; a clean one has a single case, for a suite without cases looks as if it had not run. */
function suite(file: FileReport, options: ReporterOptions): string {
  const findings = shown(file, options)
  const failures = findings.filter(({severity}) => severity === 'error').length
  const counts = `tests="${findings.length || 1}" failures="${failures}" errors="0" skipped="${findings.length - failures}" time="0"`
  const path = xmlText(file.path)
  const cases = findings.map(finding => testcase(finding, path))
  if (cases.length === 0) cases.push(`    <testcase classname="${path}" name="no findings" time="0"/>\n`)
  return `  <testsuite name="${path}" ${counts}>\n${cases.join('')}  </testsuite>\n`
}

/** One list that could not be checked. */
function refusedSuite({path, because}: Refusal): string {
  const name = xmlText(path)
  const error = `<error type="refused" message="${xmlText(because)}"/>`
  return `  <testsuite name="${name}" tests="1" failures="0" errors="1" skipped="0" time="0">\n    <testcase classname="${name}" name="not checked" time="0">\n      ${error}\n    </testcase>\n  </testsuite>\n`
}

/** One finding; `path` is escaped already. */
function testcase({rule, severity, message, line, column, docs}: Finding, path: string): string {
  const name = `${xmlText(rule)} at ${line}:${column}`
  const head = `    <testcase classname="${path}" name="${name}" time="0">\n`
  const text = `${path}:${line}:${column}: ${xmlText(message)}${docs === undefined ? '' : `\n${xmlText(docs)}`}`
  const body =
    severity === 'error'
      ? `      <failure type="${xmlText(rule)}" message="${xmlText(message)}">${text}</failure>\n`
      : `      <skipped message="warning: ${xmlText(message)}"/>\n      <system-out>${text}</system-out>\n`
  return `${head}${body}    </testcase>\n`
}
