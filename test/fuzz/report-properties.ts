import fc from 'fast-check'
import {SaxesParser} from 'saxes'
import {expect} from 'vitest'
import type {ExportedEntry} from '../../src/export.ts'
import {toCsv} from '../../src/report/csv.ts'
import {script} from '../../src/report/html-script.ts'
import {style} from '../../src/report/html-style.ts'
import {type Format, reporters} from '../../src/report/index.ts'
import type {FileReport, Finding, LinkReport, Report, Reporter} from '../../src/report/report.ts'
import {summarize} from '../../src/report/summary.ts'
import {hostileText} from './hostile.ts'
import {holds, type Property} from './property.ts'

const acting = /(?!\u200c|\u200d|\n)[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/u
const made = new Map<Format, Reporter>()
for (const [name, load] of Object.entries(reporters)) made.set(name as Format, await load())

const text = hostileText
const optional = fc.option(text, {nil: undefined})
const number = fc.oneof(fc.integer({min: 1, max: 12}), fc.integer({min: 1, max: 100_000}))
const range = fc
  .tuple(number, number, fc.nat({max: 3}), fc.nat({max: 30}))
  .map(([line, column, lines, columns]) => ({line, column, endLine: line + lines, endColumn: column + columns}))

/** An object without the keys that are `undefined`. */
const sparse = <T extends object>(value: T) =>
  Object.fromEntries(Object.entries(value).filter(([, one]) => one !== undefined)) as T

const finding = fc
  .record({
    at: range,
    rule: text,
    severity: fc.constantFrom('error', 'warning'),
    message: text,
    docs: optional,
    fix: fc.option(fc.record({text, safe: fc.boolean()}), {nil: undefined}),
    cause: fc.option(
      fc.tuple(range, text).map(([at, message]) => ({...at, message})),
      {nil: undefined}
    )
  })
  .map(({at, ...rest}) => sparse({...at, ...rest}) as Finding)

const file: fc.Arbitrary<FileReport> = fc.record({
  path: text,
  format: text,
  entries: fc.nat(),
  findings: fc.array(finding, {maxLength: 4}),
  notes: fc.array(text, {maxLength: 2}),
  text
})

const kinds = ['alive', 'moved', 'blocked', 'unstable', 'dead', 'invalid', 'skipped'] as const
const link = fc.record({
  url: text,
  verdict: fc.record({kind: fc.constantFrom(...kinds), because: text, to: optional}).map(sparse),
  evidence: fc.array(fc.record({source: text, status: fc.nat({max: 999}), at: text, detail: text}), {maxLength: 2}),
  places: fc.array(fc.record({path: text, line: number, column: number, section: text}), {minLength: 1, maxLength: 2})
}) as fc.Arbitrary<LinkReport>

const report: fc.Arbitrary<Report> = fc
  .record({
    files: fc.array(file, {maxLength: 3}),
    links: fc.array(link, {maxLength: 3}),
    notes: fc.array(text, {maxLength: 2}),
    refused: fc.option(fc.array(fc.record({path: text, because: text}), {minLength: 1, maxLength: 2}), {
      nil: undefined
    }),
    scope: fc.option(
      fc.record({
        base: text,
        commit: text,
        addedEntries: fc.array(fc.record({path: text, line: number, tag: text, title: text, url: text}), {
          maxLength: 2
        }),
        changedEntries: fc.nat(),
        removedEntries: fc.nat()
      }),
      {nil: undefined}
    )
  })
  .map(
    ({files, links, ...rest}) =>
      sparse({
        version: 1,
        tool: {name: 'awesome-paper-lint', version: '1.0.0'},
        files,
        links,
        summary: summarize(files, links),
        ...rest
      }) as Report
  )

const options = fc.record({color: fc.constant(false), quiet: fc.boolean()})
const inFormat = (name: Format) => (value: readonly [Report, {color: boolean; quiet: boolean}]) =>
  made.get(name)!(value[0], value[1])

/** Holds of the text of one format, whatever the report. */
const tells = (name: Format, what: string, check: (text: string, report: Report) => void): Property =>
  holds(`${name}: ${what}`, 60, fc.tuple(report, options), value => {
    const said = inFormat(name)(value)
    expect(said).not.toMatch(acting)
    check(said, value[0])
  })

const ownTags: ReadonlySet<string> = new Set(
  '!doctype html head meta title body header h1 h2 h3 ul ol li main footer p span strong small code section table thead tbody tr th td a details summary label input button div fieldset legend nav em dl dt dd mark pre br article select option form output b ins del'.split(
    ' '
  )
)
/** Units of the script and the style of every page. */
const ownCode = script.length + style.length + '<script></script><style></style>'.length

/** Reads CSV as RFC 4180 has it. */
function readCsv(text: string): string[][] {
  const rows: string[][] = [[]]
  for (const [whole, quoted, plain, end] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/g)) {
    if (whole === '') break
    rows.at(-1)!.push(quoted === undefined ? plain! : quoted.replaceAll('""', '"'))
    if (end === '\r\n') rows.push([])
  }
  expect(rows.pop()).toEqual([])
  return rows
}

const entry = fc.record({
  path: text,
  line: number,
  section: fc.array(text, {maxLength: 2}),
  venue: fc.option(text),
  year: fc.option(number),
  affiliations: fc.array(text, {maxLength: 2}),
  title: text,
  url: fc.option(text),
  links: fc.array(fc.record({label: text, url: text}), {maxLength: 2}),
  authors: fc.array(text, {maxLength: 2}),
  doi: fc.option(text),
  arxiv: fc.option(text)
}) as fc.Arbitrary<ExportedEntry>

export const reportProperties: readonly Property[] = [
  tells('json', 'is JSON that holds every finding', (said, {files}) => {
    expect(JSON.parse(said).files).toHaveLength(files.length)
  }),
  tells('sarif', 'is JSON with one run', said => expect(JSON.parse(said).runs).toHaveLength(1)),
  tells('rdjson', 'is JSON with diagnostics', said => expect(JSON.parse(said).diagnostics).toBeInstanceOf(Array)),
  tells('junit', 'is XML with a suite for each list', (said, {files, refused = []}) => {
    let suites = 0
    const parser = new SaxesParser()
    parser.on('opentag', ({name}) => {
      if (name === 'testsuite') suites++
    })
    parser.write(said).close()
    expect(suites).toBe(files.length + refused.length)
  }),
  tells('html', 'is one page in which nothing of the report is markup', said => {
    const page = said.replace(/<(script|style)>[\s\S]*?<\/\1>/g, '')
    expect(said.length - page.length).toBe(ownCode)
    expect(page).not.toMatch(/javascript:[^<]*"|<img|\son\w+="/i)
    const tags = new Set([...page.matchAll(/<\/?([^\s>]*)/g)].map(([, name]) => name!))
    expect([...tags].filter(name => !ownTags.has(name))).toEqual([])
  }),
  tells('markdown', 'holds no html but its own, no picture and no mention', said => {
    expect(said.replace(/<\/?(?:code|br|details|summary|sub)>|<!-- -->/g, '')).not.toMatch(
      /<[a-z!/](?!ttp)|!\[|@[a-z]/i
    )
  }),
  tells('github', 'is commands of ours, one a line', said => {
    for (const line of said.split('\n').filter(Boolean))
      expect(line).toMatch(/^::(?:error|warning|notice) (?:[\w]+=[^,:]*,?)+::/)
  }),
  tells('pretty', 'has no line that a job log obeys', said => expect(said).not.toMatch(/^\s*::|##\[/m)),
  holds(
    'csv: is read back with as many rows and columns, and no cell is a formula',
    60,
    fc.array(entry, {maxLength: 4}),
    entries => {
      const said = toCsv(entries)
      expect(said.replaceAll('\r\n', '')).not.toMatch(acting)
      const rows = readCsv(said)
      expect(rows.map(row => row.length)).toEqual(Array(entries.length + 1).fill(12))
      for (const cell of rows.flat()) expect(cell).not.toMatch(/^[=+\-@\t\r]/)
    }
  )
]
