import {markdownCode, markdownText} from './escape.ts'
import {groupBy} from './group-by.ts'
import {lineAddress} from './line-address.ts'
import {markdownMessage} from './markdown-inline.ts'
import type {AddedEntry, Finding, LinkReport, Report, ReporterOptions} from './report.ts'
import {baseText, brief, count, entryChanges, severities} from './wording.ts'

/** Bytes that the table of added entries may take of the summary. */
const most = 200_000

/** What a change brings: how many entries, and each added one with the verdict on its link and its findings. */
export function markdownScope(report: Report, options: ReporterOptions): string[] {
  const {scope, links, files} = report
  if (!scope) return []
  const {base, commit, addedEntries} = scope
  const verdicts = new Map(links.map(link => [link.url, link]))
  const findings = new Map(files.map(({path, findings}) => [path, groupBy(findings, ({line}) => line)]))
  const at = commit === undefined || commit.startsWith(base) ? '' : ` (${markdownText(commit.slice(0, 7))})`
  const sums = `${entryChanges(scope)}, ${count(links.length, 'new link')}`
  const head = `### New in this change\n\nCompared with <code>${markdownCode(baseText(scope))}</code>${at}: ${sums}.\n`
  if (addedEntries.length === 0) return [head]
  const rows: string[] = []
  let size = 0
  for (const entry of addedEntries) {
    const text = row(entry, verdicts.get(entry.url), findings.get(entry.path)?.get(entry.line) ?? [], options)
    size += Buffer.byteLength(text)
    if (size > most) break
    rows.push(text)
  }
  const left = addedEntries.length - rows.length
  const more = left > 0 ? `\nand ${count(left, 'more entry', 'more entries')}.\n` : ''
  return [`${head}\n| Place | Entry | Link | Findings |\n|---|---|---|---|\n${rows.join('')}${more}`]
}

/** One added entry. Its title is no link: who reads the summary has not seen yet where it leads. */
function row(
  entry: AddedEntry,
  link: LinkReport | undefined,
  findings: readonly Finding[],
  {source = '../../blob/HEAD/'}: ReporterOptions
): string {
  const {path, line, tag, title, url} = entry
  const place = `[${markdownText(brief(path, 200))}:${line}](<${lineAddress(path, {line, endLine: line}, source)}>)`
  const what = `${tag === undefined ? '' : `${markdownText(brief(tag, 50))} `}**${markdownText(brief(title, 200))}**`
  const address = url === '' ? '' : `<br><code>${markdownCode(brief(url, 200))}</code>`
  const errors = findings.filter(({severity}) => severity === 'error').length
  const warnings = findings.length - errors
  const said = findings.length === 0 ? '✅ none' : `${errors > 0 ? '❌' : '⚠️'} ${severities({errors, warnings})}`
  return `| ${place} | ${what}${address} | ${verdictText(link)} | ${said} |\n`
}

const marks = {alive: '✅', moved: '↪️', dead: '❌', invalid: '❌', blocked: '❔', unstable: '❔', skipped: '⏭️'} as const

/** The verdict on the link of an entry; none was asked for where the URL stood in the lists before. */
function verdictText(link: LinkReport | undefined): string {
  if (!link) return 'stood in the list before'
  const {kind, because} = link.verdict
  return `${marks[kind]} ${kind}: ${markdownMessage(brief(because, 200))}`
}
