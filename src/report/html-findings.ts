import {htmlText as text} from './escape.ts'
import {excerpt, linesOf} from './excerpt.ts'
import {htmlLink, htmlMessage} from './html-inline.ts'
import {lineAddress} from './line-address.ts'
import type {FileReport, Finding, Report, ReporterOptions} from './report.ts'
import {shown} from './shown.ts'
import {count, fixFlags, fixText} from './wording.ts'

/** Characters of source shown at most; wider lines are cut around the range. */
const width = 130

/** The filter; hidden until the script that it needs has run. */
export function htmlFilter({files}: Report, options: ReporterOptions): string {
  const rules = new Map<string, number>()
  for (const file of files) for (const {rule} of shown(file, options)) rules.set(rule, (rules.get(rule) ?? 0) + 1)
  if (rules.size === 0) return ''
  const names = [...rules].sort(([a], [b]) => (a < b ? -1 : 1))
  const choices = names.map(([rule, number]) => `<option value="${text(rule)}">${text(rule)} (${number})</option>`)
  return `<form hidden>
<label>Severity <select name="severity"><option value="">all</option><option value="error">errors</option><option value="warning">warnings</option></select></label>
<label>Rule <select name="rule"><option value="">all</option>${choices.join('')}</select></label>
<output class="dim"></output>
</form>
`
}

/** The findings of one list. */
export function htmlFile(file: FileReport, options: ReporterOptions): string {
  const findings = shown(file, options)
  if (findings.length === 0) return ''
  const lines = linesOf(file.text)
  const articles = findings.map(finding => article(finding, file.path, lines, options))
  return `<section class="file">\n<h2>${text(file.path)} <small>${count(findings.length, 'finding')}</small></h2>\n${articles.join('')}</section>\n`
}

/** One finding with its line of source. */
function article(finding: Finding, path: string, lines: readonly string[], {source: base}: ReporterOptions): string {
  const {severity, rule, message, line, column, docs, fix, cause} = finding
  const source = excerpt(lines, finding, width)
  const address = base === undefined ? undefined : lineAddress(path, finding, base)
  const rows = [
    `<p class="head"><span class="place">${htmlLink(address, `${line}:${column}`)}</span> <b>${severity}</b> <span>${htmlMessage(message)}</span> <small class="rule">${htmlLink(docs, rule)}</small></p>`
  ]
  if (source) rows.push(`<pre>${text(source.before)}<mark>${text(source.marked)}</mark>${text(source.after)}</pre>`)
  if (fix)
    rows.push(`<p>Fix: <ins><code>${text(fixText(finding))}</code></ins> <small>${fixFlags(fix.safe)}</small></p>`)
  if (cause) rows.push(`<p class="dim">${htmlMessage(cause.message)} at ${cause.line}:${cause.column}</p>`)
  return `<article class="${severity}" data-rule="${text(rule)}">\n${rows.join('\n')}\n</article>\n`
}
