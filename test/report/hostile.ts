import type {FileReport, Finding, LinkReport, Report, RuleText} from '../../src/report/report.ts'
import {summarize} from '../../src/report/summary.ts'

/** Texts that mean harm in one of the formats. */
const ansi = '\u001b[31mred\u001b[0m \u001b]8;;https://evil.example\u0007click\u001b]8;;\u0007'
const rtl = '\u202egpj.exe\u202c \u200f\u2066hidden\u2069'
const markup = '</script><script>alert(1)</script><!-- --> ]]> &amp; "quoted" \'single\''
const commands = '::error file=x::boo%0A##[error]boo\r\n::set-output name=a::b'
const inline =
  '`code` ``` | pipe | [a](javascript:alert(1)) ![i](https://evil.example/i.png) @octocat #1 www.evil.example https://evil.example *b* <b>'
const broken = '\ud800 lone \udfff nul \0 c1 \u009b31m bom \ufeff end'

const text = [
  commands.split('\r\n')[0],
  `\t[${ansi}](${rtl})`,
  `漢字かな交じり文の題名 é 😀 ${inline}`,
  broken,
  markup,
  `${'x'.repeat(5000)}TARGET${'y'.repeat(5000)}`,
  '::error::at the start of a line',
  ''
].join('\n')

const path = `docs/::a,b%0A\n\0${rtl}/"<b>|\`.md`

/** A finding from hostile parts. */
function finding(
  severity: Finding['severity'],
  line: number,
  column: number,
  endColumn: number,
  message: string
): Finding {
  return {rule: 'hostile-rule', severity, message, line, column, endLine: line, endColumn}
}

const findings: readonly Finding[] = [
  {...finding('error', 1, 1, 3, commands), rule: 'rule::,%\n|<b>`', docs: 'javascript:alert(1)'},
  {...finding('error', 2, 2, 5, ansi), fix: {text: `${ansi}\n`, safe: true}},
  {
    ...finding('warning', 3, 3, 5, inline),
    cause: {message: `${rtl} ${inline}`, line: 1, column: 1, endLine: 1, endColumn: 2}
  },
  {...finding('error', 4, 1, 2, broken), fix: {text: broken, safe: false}},
  {...finding('warning', 5, 1, 10, markup), docs: 'https://example.org/?a="><script>'},
  finding('error', 6, 5001, 5007, `Unexpected ${'long '.repeat(400)}`),
  {...finding('warning', 6, 4990, 5020, rtl), endLine: 8, endColumn: 1},
  {...finding('error', 7, 1, 1, ''), fix: {text: '', safe: true}},
  finding('warning', 8, 1, 1, 'On an empty line'),
  finding('error', 99, 7, 9, 'Behind the end of the list')
]

const at = '2026-11-23T03:00:00Z'
const links: readonly LinkReport[] = [
  {
    url: `https://evil.example/${markup}`,
    verdict: {kind: 'blocked', because: `${ansi} ${inline}`},
    evidence: [{source: rtl, at, detail: broken}],
    places: [{path, line: 1, column: 1, section: inline}]
  },
  {
    url: 'javascript:alert(1)',
    verdict: {kind: 'invalid', because: commands},
    evidence: [],
    places: [{path, line: 3, column: 1}]
  },
  {
    url: `http://${rtl}`,
    verdict: {kind: 'unstable', because: markup},
    evidence: [],
    places: [{path, line: 2, column: 1, section: ansi}]
  },
  {
    url: 'https://example.org/old',
    verdict: {kind: 'moved', because: 'redirects', to: 'data:text/html,<script>alert(1)</script>'},
    evidence: [],
    places: [{path, line: 5, column: 1}]
  }
]

const files: readonly FileReport[] = [
  {path, format: `${ansi}|`, entries: 7, findings, notes: [commands], text},
  {path: '::warning::clean.md', format: '', entries: 0, findings: [], notes: [], text: ''}
]

/** A report in which everything that comes from outside means harm. */
export const hostile: Report = {
  version: 1,
  tool: {name: 'awesome-paper-lint', version: '1.0.0'},
  files,
  links,
  notes: [inline],
  scope: {
    base: `${ansi}${commands}`,
    commit: inline,
    addedEntries: [
      {path, line: 1, tag: rtl, title: inline, url: `https://evil.example/${markup}`},
      {path, line: 99, title: commands, url: `http://${rtl}`}
    ],
    changedEntries: 0,
    removedEntries: 1
  },
  summary: summarize(files, links)
}

/** Rules that mean harm too, though they are ours. */
export const hostileRules: readonly RuleText[] = [
  {id: 'hostile-rule', summary: 'A summary.', why: 'A reason.', docs: 'https://example.org/hostile-rule'}
]
