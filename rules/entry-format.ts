import {containerNames} from '../src/list/customs.ts'
import type {Entry} from '../src/list/entry.ts'
import {oddLabels} from '../src/list/label-brackets.ts'
import {type Gap, isTagGap} from '../src/list/match.ts'
import type {List} from '../src/list/read.ts'
import {oddRows} from '../src/list/row-cells.ts'
import {outsideOf} from '../src/list/table/broken.ts'
import {defineRule, type Problem} from '../src/rule.ts'

const url = 'https://www.usenix.org/conference/nsdi22/presentation/weng'
const custom = `- [OSDI'21][CMU] [Pollux: Goodput-Optimized Cluster Scheduling](https://a.example/1)
- [OSDI'21][UMich] [Oort: Efficient Federated Learning](https://a.example/2)
- [SOSP'21][MIT] [Random Walks on Huge Graphs](https://a.example/3)
- [ATC'21][PKU] [Zico: Efficient GPU Memory Sharing](https://a.example/4)
`

const labelled = (index: number, link: string) =>
  `- A System Called Number ${index} [[paper](https://a.example/${index})] ${link}\n`
const labels = Array.from({length: 30}, (_, index) => labelled(index, `[[code](https://b.example/${index})]`)).join('')

const table = `| Title | Venue |\n| --- | --- |\n${Array.from({length: 10}, (_, index) => `| [A System Called Number ${index}](https://a.example/${index}) | OSDI |\n`).join('')}`

export default defineRule({
  id: 'entry-format',
  summary: 'Every entry is written in the format of the list.',
  why: 'A list is read by people who scan tags and by programs that parse them. An entry that differs by one mark (`NSDI22` among `NSDI’22`) is missed by both. The format is what nearly all entries of the list do, or what the configuration says (`entry`). Entries that are far from it are another kind of entry and are left alone, as are lists that have no custom.',
  severity: 'error',
  examples: [
    {
      bad: `${custom}- [NSDI22][HKUST] [MLaaS in the Wild](${url})\n`,
      says: ["5:4-5:10: Unexpected tag `NSDI22`, expected `NSDI'22`"],
      good: `${custom}- [NSDI'22][HKUST] [MLaaS in the Wild](${url})\n`
    },
    {
      bad: `${custom}- [NSDI’22][HKUST] [MLaaS in the Wild](${url})\n- [NSDI'22] [HKUST] [Tiresias](https://a.example/5)\n`,
      says: [
        "5:4-5:11: Unexpected tag `NSDI’22`, expected `NSDI'22`",
        '6:11-6:14: Unexpected `] [` between year and affiliation, expected `][`'
      ],
      good: `${custom}- [NSDI'22][HKUST] [MLaaS in the Wild](${url})\n- [NSDI'22][HKUST] [Tiresias](https://a.example/5)\n`
    },
    {
      bad: `${custom}- [NSDI'22] [MLaaS in the Wild](${url})\n`,
      says: [
        "5:3-5:92: Unexpected entry without affiliation, expected the format `[{venue}'{yy}][{affiliation}] [{title}]({url})`"
      ],
      good: `${custom}- [NSDI'22][HKUST] [MLaaS in the Wild](${url})\n`
    },
    {
      settings: {entry: "[{venue}'{yy}][{affiliation}] [{title}]({url})"},
      bad: `[NSDI'22][HKUST [MLaaS in the Wild](${url})\n`,
      says: ['1:16-1:17: Unexpected ` ` between affiliation and title, expected `] `'],
      good: `[NSDI'22][HKUST] [MLaaS in the Wild](${url})\n`
    },
    {
      settings: {entry: '{title}. {venue} {yyyy}. [paper]({url})'},
      bad: `- MLaaS in the Wild. NSDI '22. [paper](${url})\n- Oort. OSDI 2021. [paper](https://a.example/1)\n`,
      says: ["1:22-1:30: Unexpected tag `NSDI '22`, expected `NSDI 2022`"],
      good: `- MLaaS in the Wild. NSDI 2022. [paper](${url})\n- Oort. OSDI 2021. [paper](https://a.example/1)\n`
    },
    {
      bad: `${custom.repeat(5)}- - [NSDI'22][HKUST] [MLaaS in the Wild](${url})\n`,
      says: ['21:3-21:5: Unexpected second bullet `-`, expected one'],
      good: `${custom.repeat(5)}- [NSDI'22][HKUST] [MLaaS in the Wild](${url})\n`
    },
    {
      bad: `${table}| [MLaaS in the Wild](${url}) NSDI |\n`,
      says: [`13:1-13:${url.length + 31}: Unexpected row of 1 cell, expected 2 as in 10 other rows`],
      good: `${table}| [MLaaS in the Wild](${url}) | NSDI |\n`
    },
    {
      bad: `${labels}${labelled(30, '[[code]](https://b.example/30)')}`,
      says: ['31:61-31:91: Unexpected brackets `[[code]](…)`, expected `[[code](…)]` as in 61 other places'],
      good: `${labels}${labelled(30, '[[code](https://b.example/30)]')}`
    },
    {
      settings: {entry: '[{title}]({url}){? | {venue} {yyyy}}'},
      bad: `- [MLaaS in the Wild](${url}) | NSDI 22\n- [Oort](https://arxiv.org/abs/2010.06081)\n- [Pollux](https://arxiv.org/abs/2008.12260) | OSDI 2021\n- [Zico](https://a.example/1) | ATC 2021\n- [Ray](https://a.example/2) | OSDI 2018\n`,
      says: ['1:85-1:92: Unexpected tag `NSDI 22`, expected `NSDI 2022`'],
      good: `- [MLaaS in the Wild](${url}) | NSDI 2022\n- [Oort](https://arxiv.org/abs/2010.06081)\n- [Pollux](https://arxiv.org/abs/2008.12260) | OSDI 2021\n- [Zico](https://a.example/1) | ATC 2021\n- [Ray](https://a.example/2) | OSDI 2018\n`
    }
  ],
  *check(list) {
    const entries = outsideOf(list.brokenTables, list.entries)
    for (const {entry, cells, usual, rows} of oddRows(entries, list.text)) {
      // Where the format says which bar is missing, that is told below.
      if (list.fits && entry.missing.length === 0 && entry.gaps.some(({literal}) => literal.includes('|'))) continue
      yield {
        place: entry.span,
        message: `Unexpected row of ${cells} ${cells === 1 ? 'cell' : 'cells'}, expected ${usual} as in ${rows} other rows`
      }
    }
    yield* doubledBullets(list)
    yield* oddBrackets(list, entries)
    if (!list.fits) return
    for (const entry of entries) {
      const [first] = entry.missing
      if (first) {
        const names = entry.missing.map(name => (name === 'yy' || name === 'yyyy' ? 'year' : name)).join(' and ')
        yield {
          place: entry.span,
          message: `Unexpected entry without ${names}, expected the format \`${(entry.custom?.format ?? list.format).notation}\`${of(entry)}`
        }
        continue
      }
      const tag = wrongTag(list, entry)
      if (tag) yield tag
      for (const gap of entry.gaps) if (!(tag && isTagGap(gap))) yield* wrongGap(list, gap, of(entry))
    }
  }
})

/** `[[code]](u)` where nearly all labels are written `[[code](u)]`. */
function* oddBrackets({text, settings}: List, entries: readonly Entry[]): Generator<Problem> {
  if (settings.entry !== undefined) return
  for (const {shapes, expected, span, others} of oddLabels(entries, text))
    yield {
      place: span,
      message: `Unexpected brackets \`${shapes[0]}\`, expected \`${shapes[1]}\` as in ${others} other places`,
      expected,
      fix: 'safe'
    }
}

/** `- - [OSDI'21] ...`: a bullet in a bullet, where no more than a few entries have one. */
function* doubledBullets({entries, lines, text}: List): Generator<Problem> {
  const doubled = entries.flatMap(({item, span}) => {
    const {start} = lines.span(lines.lineAt(span.start))
    const bullets = item && /^(\s*[-*+][ \t]+)([-*+][ \t]+)+$/.exec(text.slice(start, span.start))
    return bullets ? [{start: start + bullets[1]!.length, end: span.start}] : []
  })
  if (doubled.length * 20 > entries.length) return
  for (const place of doubled)
    yield {
      place,
      message: `Unexpected second bullet \`${text.slice(place.start, place.end).trim()}\`, expected one`,
      expected: '',
      fix: 'safe'
    }
}

/** Which part of the list has the custom, where it is not the whole. */
function of({custom, container}: Entry): string {
  if (!custom) return ''
  if (custom.part === 'kind') return ` of the other ${containerNames[container]}`
  const name = custom.path.at(-1)
  if (custom.part === 'table') return name === undefined ? ' of its table' : ` of the table in section \`${name}\``
  return name === undefined ? ' of its section' : ` of section \`${name}\``
}

/** Venue and year are one word to readers: a fault within is shown and repaired as a whole. */
function wrongTag(list: List, entry: Entry): Problem | undefined {
  const {text} = list
  const {tag, venue, year, gaps} = entry
  const format = entry.custom?.format ?? list.format
  const gap = gaps.find(isTagGap)
  if (!tag || !venue || !year || !gap) return
  const short = format.pattern
    ? format.pattern.some(({name}) => name === 'yy')
    : format.parts.some(part => part.kind === 'field' && part.name === 'yy')
  const digits = short ? String(year.value % 100).padStart(2, '0') : String(year.value)
  const written = text.slice(tag.start, tag.end)
  const expected = text.slice(venue.span.start, venue.span.end) + gap.literal + digits
  if (written === expected) return
  return {
    place: tag,
    message: `Unexpected tag \`${written}\`, expected \`${expected}\`${of(entry)}`,
    expected,
    fix: 'safe'
  }
}

const names: Readonly<Record<string, string>> = {yy: 'year', yyyy: 'year', url: 'link'}

function* wrongGap({text}: List, {span, literal, before, after}: Gap, part: string): Generator<Problem> {
  const written = text.slice(span.start, span.end)
  // A link text wrapped over two lines, and a break inside an entry, render as one space.
  if (written.replace(/\s*[\r\n]\s*/g, ' ') === literal) return
  const name = (field: string) => names[field] ?? field
  const where =
    before && after
      ? `between ${name(before)} and ${name(after)}`
      : after
        ? `before ${name(after)}`
        : `after ${name(before ?? 'url')}`
  const wanted = literal === '' ? 'nothing' : `\`${literal}\``
  const seen = written === '' ? `nothing ${where}` : `\`${written}\` ${where}`
  yield {place: span, message: `Unexpected ${seen}, expected ${wanted}${part}`, expected: literal, fix: 'safe'}
}
