import {readFileSync} from 'node:fs'
import type {FileReport, Finding, LinkReport, Report, RuleText} from '../../src/report/report.ts'
import {summarize} from '../../src/report/summary.ts'

const text = readFileSync(new URL('../fixtures/seed/awesome-dl-training-system.md', import.meta.url), 'utf8')
const docs = 'https://github.com/OWNER/awesome-paper-lint/blob/main/docs/rules/'
const at = '2026-11-23T03:00:00Z'

/** A finding that marks some text of a line; behind it when `length` is 0. */
function finding(
  rule: string,
  severity: Finding['severity'],
  line: number,
  marked: string,
  message: string,
  length = marked.length
): Finding {
  const start = text.split('\n')[line - 1]!.indexOf(marked)
  if (start === -1) throw new Error(`Line ${line} does not hold ${marked}`)
  const column = start + 1 + marked.length - length
  return {rule, severity, message, line, column, endLine: line, endColumn: column + length, docs: `${docs}${rule}.md`}
}

const findings: readonly Finding[] = [
  finding(
    'heading-increment',
    'warning',
    4,
    '#### Cluster Scheduling',
    'Unexpected heading rank `4`, expected rank `2`'
  ),
  {
    ...finding('title-punctuation', 'warning', 5, '_', 'Unexpected `_` between words of the title, expected `: `'),
    fix: {text: ': ', safe: false}
  },
  {
    ...finding(
      'canonical-url',
      'warning',
      5,
      'https://dl.acm.org/doi/abs/10.1145/3127479.3127490',
      'Unexpected URL of a variant of the page, expected the canonical `https://dl.acm.org/doi/10.1145/3127479.3127490`'
    ),
    fix: {text: 'https://dl.acm.org/doi/10.1145/3127479.3127490', safe: true}
  },
  {
    ...finding(
      'merged-entries',
      'error',
      24,
      'presentation/zhao)',
      'Unexpected line end without break, expected two trailing spaces: this entry and the next render as one line',
      0
    ),
    fix: {text: '  ', safe: true}
  },
  {
    ...finding(
      'entry-format',
      'error',
      27,
      'NSDI22',
      "Unexpected tag `NSDI22`, expected `NSDI'22` as in 100 other entries"
    ),
    fix: {text: "NSDI'22", safe: true}
  },
  {
    ...finding(
      'duplicate-entry',
      'error',
      51,
      'Unity: Accelerating DNN Training Through Joint Optimization of Algebraic Transformations and Parallelization',
      'Unexpected second entry for the same paper'
    ),
    cause: {message: 'first stands', line: 14, column: 2, endLine: 14, endColumn: 90}
  },
  {
    ...finding(
      'affiliation-spelling',
      'warning',
      51,
      'Standford',
      'Unexpected affiliation `Standford`, expected `Stanford`'
    ),
    fix: {text: 'Stanford', safe: true}
  },
  {
    ...finding(
      'venue-url-mismatch',
      'error',
      53,
      "OSDI'22",
      "Unexpected tag `OSDI'22`, expected `OSDI'23` as in the URL"
    ),
    fix: {text: "OSDI'23", safe: false},
    inChange: true
  },
  finding(
    'dead-link',
    'error',
    59,
    'https://www.usenix.org/conference/nsdi21/presentation/sapio',
    'Unexpected dead link: status 404 from www.usenix.org, twice'
  ),
  {
    ...finding(
      'unclosed-link',
      'error',
      96,
      '3613142',
      'Unexpected end of link, expected `)` straight after the URL',
      0
    ),
    fix: {text: ')', safe: true}
  }
]

/** Every URL of the list, judged by a rule of thumb: ACM bars robots. */
function links(): readonly LinkReport[] {
  const found = new Map<string, LinkReport>()
  let section = ''
  for (const [index, line] of text.split('\n').entries()) {
    section = /^#+ (.+)/.exec(line)?.[1]?.trim() ?? section
    for (const match of line.matchAll(/https:\/\/[^\s)]+/g)) {
      const [url] = match
      const place = {path: 'README.md', line: index + 1, column: match.index + 1, section}
      found.set(url, {...judged(url, index + 1), places: [...(found.get(url)?.places ?? []), place]})
    }
  }
  return [...found.values()]
}

function judged(url: string, line: number): Omit<LinkReport, 'places'> {
  if (line === 59) {
    const evidence = [
      {source: 'www.usenix.org', status: 404, at},
      {source: 'www.usenix.org', status: 404, at}
    ]
    return {url, verdict: {kind: 'dead', because: 'status 404 from www.usenix.org, twice'}, evidence}
  }
  if (line === 18)
    return {
      url,
      verdict: {kind: 'unstable', because: 'no answer within 20 s, 3 times'},
      evidence: [{source: 'dl.acm.org', at, detail: 'timeout'}]
    }
  if (url.includes('acm.org/doi/10.1145/36'))
    return {
      url,
      verdict: {kind: 'blocked', because: 'status 403 from dl.acm.org: robots are barred'},
      evidence: [{source: 'dl.acm.org', status: 403, at}]
    }
  if (url.includes('mlsys.org'))
    return {
      url,
      verdict: {kind: 'blocked', because: 'status 429 from proceedings.mlsys.org'},
      evidence: [{source: 'proceedings.mlsys.org', status: 429, at}]
    }
  if (line === 49)
    return {
      url,
      verdict: {
        kind: 'moved',
        because: 'redirects for good',
        to: 'https://www.usenix.org/conference/osdi20/presentation/mai'
      },
      evidence: [{source: 'www.usenix.org', status: 301, at}]
    }
  const source = url.includes('acm.org') ? 'doi.org' : 'www.usenix.org'
  return {
    url,
    verdict: {kind: 'alive', because: source === 'doi.org' ? 'registered at doi.org' : `status 200 from ${source}`},
    evidence: [{source, status: 200, at}]
  }
}

const files: readonly FileReport[] = [
  {path: 'README.md', format: "[{venue}'{yy}][{affiliation}] [{title}]({url})", entries: 101, findings, notes: [], text}
]

/** A report such as a run over the seed list gives. */
export const ordinary: Report = {
  version: 1,
  tool: {name: 'awesome-paper-lint', version: '1.0.0'},
  files,
  links: links(),
  scope: {
    base: 'origin/main',
    commit: '0123456789abcdef0123456789abcdef01234567',
    addedEntries: [
      {
        path: 'README.md',
        line: 53,
        tag: "OSDI'22",
        title: 'AlpaServe: Statistical Multiplexing with Model Parallelism for Deep Learning Serving',
        url: 'https://www.usenix.org/conference/osdi23/presentation/li-zhouhan'
      },
      {path: 'README.md', line: 60, title: 'Its URL stood in the list before', url: 'https://old.example/'}
    ],
    changedEntries: 1,
    removedEntries: 0
  },
  notes: ['Records were not compared: run with --records to ask the registries'],
  summary: summarize(files, links())
}

/** What the rules of that run say of themselves. */
export const rules: readonly RuleText[] = [...new Set(findings.map(({rule}) => rule))].map(id => {
  return {
    id,
    summary: `The list follows \`${id}\`.`,
    why: `Readers lose their way where \`${id}\` does not hold.`,
    docs: `${docs}${id}.md`
  }
})

/** The same list with nothing to say about it. */
export const clean: Report = (() => {
  const perfect = files.map(file => ({...file, findings: []}))
  const alive = links().map(link => ({...link, verdict: {kind: 'alive', because: 'registered at doi.org'} as const}))
  const {scope: _, ...whole} = ordinary
  return {...whole, files: perfect, links: alive, notes: [], summary: summarize(perfect, alive)}
})()
