import {identityKey} from '../src/catalog/identifiers.ts'
import type {Entry} from '../src/list/entry.ts'
import type {List} from '../src/list/read.ts'
import {mayBeSameTitle} from '../src/list/same-title.ts'
import {defineRule, type Problem} from '../src/rule.ts'
import {letters} from '../src/text/letters.ts'
import type {Span} from '../src/text/span.ts'

const entry = (title: string, id: string) => `[NSDI'23][PKU] [${title}](https://arxiv.org/abs/${id})  \n`

export default defineRule({
  id: 'shared-url',
  summary: 'No two titles share the URL of one paper.',
  why: 'An entry is often written by copying the one above it, and the URL is what people forget to change. No link checker sees it: the URL works, and leads to another paper. Now and then a paper was renamed, and its old title stands beside the new one. Titles that may be one paper’s (a short name, a reworded preprint) are not compared, nor pages that hold many papers. Beside papers, two names that follow each other with one and the same page are reported.',
  severity: 'error',
  examples: [
    {
      bad:
        entry('TopoOpt: Co-optimizing Network Topology and Parallelization', '2202.00433') +
        entry('Better Together: Jointly Optimizing Data and Schedules', '2202.00433'),
      says: [
        '2:73-2:105: Unexpected URL of both `TopoOpt: Co-optimizing Network Topology and Parallelization` and `Better Together: Jointly Optimizing Data and Schedules`, expected one title for one URL'
      ],
      good:
        entry('TopoOpt: Co-optimizing Network Topology and Parallelization', '2202.00433') +
        entry('Better Together: Jointly Optimizing Data and Schedules', '2102.00527')
    },
    {
      bad:
        entry('FireAct: Toward Language Agent Fine-tuning', '2305.16291') +
        entry('Voyager: An Open-Ended Embodied Agent', '2305.16291') +
        '\n## Games\n\n' +
        entry('Voyager: An Open-Ended Embodied Agent', '2305.16291'),
      says: [
        '1:61-1:93: Unexpected URL of both `Voyager: An Open-Ended Embodied Agent` and `FireAct: Toward Language Agent Fine-tuning`, expected one title for one URL'
      ],
      good:
        entry('FireAct: Toward Language Agent Fine-tuning', '2310.05915') +
        entry('Voyager: An Open-Ended Embodied Agent', '2305.16291') +
        '\n## Games\n\n' +
        entry('Voyager: An Open-Ended Embodied Agent', '2305.16291')
    },
    {
      bad: '- [AlpacaEval](https://a.example/alpaca_eval/) - An evaluator.\n- [ACLUE](https://a.example/alpaca_eval/) - A benchmark.\n',
      says: ['2:11-2:41: Unexpected URL of both `AlpacaEval` and `ACLUE`, expected one title for one URL'],
      good: '- [AlpacaEval](https://a.example/alpaca_eval/) - An evaluator.\n- [ACLUE](https://a.example/ACLUE) - A benchmark.\n'
    }
  ],
  *check(list) {
    yield* papers(list)
    yield* neighbours(list)
  }
})

/** Entries of the list that have one paper's URL and titles of two. */
function* papers({entries}: List): Generator<Problem> {
  const groups = new Map<string, Entry[][]>()
  for (const entry of entries) {
    if (!entry.url.text || letters(entry.title.text).length < shortest) continue
    const key = identityKey(entry.url.text)
    if (!isPaper(key)) continue
    const titles = groups.get(key) ?? []
    groups.set(key, titles)
    const same = titles.find(([known]) => mayBeSameTitle(known!.title.text, entry.title.text))
    if (same) same.push(entry)
    else titles.push([entry])
  }
  for (const titles of groups.values()) {
    // A page under so many titles is a collection.
    if (titles.length > most) continue
    // The title that stands there most often is taken for the paper's, else the first.
    const [[own], ...others] = [...titles].sort((a, b) => b.length - a.length) as [Entry[], ...Entry[][]]
    for (const [other] of others) yield strange(named(own!), named(other!))
  }
}

const named = ({url, title}: Entry): Named => ({span: url.span, text: title.text})

/** Items one below the other that begin with a link to one page under two names: tools, data sets, benchmarks. */
function* neighbours({links, lines, text, entries}: List): Generator<Problem> {
  const known = new Set(entries.map(({url}) => url.span.start))
  const items = links.filter(({kind, span, urlSpan, text: label}) => {
    if (kind !== 'link' || known.has(urlSpan.start) || letters(label).length < 4) return false
    const {start} = lines.span(lines.range(span).line)
    return /^\s*(?:[-*+]|\d+[.)])\s+$/.test(text.slice(start, span.start))
  })
  const uses = new Map<string, number>()
  for (const {url} of links) uses.set(url, (uses.get(url) ?? 0) + 1)
  for (const [index, link] of items.entries()) {
    const before = items[index - 1]
    if (before?.url !== link.url || uses.get(link.url) !== 2 || !/^https?:/i.test(link.url)) continue
    if (lines.range(link.span).line - lines.range(before.span).endLine > 1) continue
    if (!mayBeSameTitle(before.text, link.text))
      yield strange({span: before.urlSpan, text: before.text}, {span: link.urlSpan, text: link.text})
  }
}

interface Named {
  /** Of the URL. */
  readonly span: Span
  /** The title. */
  readonly text: string
}

const strange = (first: Named, other: Named): Problem => ({
  place: other.span,
  message: `Unexpected URL of both \`${first.text}\` and \`${other.text}\`, expected one title for one URL`,
  cause: {place: first.span, message: 'The other title of this URL'}
})

/** Shorter titles are labels. */
const shortest = 10
/** More titles on one URL are no slip. */
const most = 3

/** Keys of single papers: identifiers, papers of proceedings, and files. */
const isPaper = (key: string) => !key.startsWith('url:') || /\.pdf$/i.test(key)
