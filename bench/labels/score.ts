/**
 * Scores the reader against what a human reader sees: `npx tsx bench/labels/score.ts [part of a name] [-v field]`.
 * The rules of scoring are those of the corpus (labels/SEMANTICS.md).
 */
import {pathToFileURL} from 'node:url'
import {exportEntries} from '../../src/export.ts'
import {lint} from '../../src/lint.ts'
import {type Label, type Labelled, labelledLists} from './labels.ts'

/** The six measures, each between 0 and 1. */
export const measures = ['recall', 'precision', 'title', 'url', 'venue', 'year'] as const
export type Measure = (typeof measures)[number]

/** The measures of one list, and what was wrong. */
export interface Score {
  readonly name: string
  readonly labels: number
  readonly values: Readonly<Record<Measure, number>>
  readonly wrong: readonly {
    readonly measure: Measure
    readonly line: number
    readonly want: string
    readonly got: string
  }[]
}

interface Predicted {
  readonly line: number
  readonly title: string
  readonly url: string
  readonly venue: string
  readonly year: string
}

const letters = (text: string) => text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '')

/** Score the reader on one labelled list. */
export function scoreList({name, text, labels, ignored}: Labelled): Score {
  const {list} = lint(text, `${name}.md`, {rules: []})
  const predicted: Predicted[] = exportEntries(list, name).map(({line, title, url, venue, year}) => ({
    line,
    title,
    url: url ?? '',
    venue: venue ?? '',
    year: year === null ? '' : String(year)
  }))
  const wrong: {measure: Measure; line: number; want: string; got: string}[] = []
  const {pairs, surplus, missed} = pair(predicted, labels, ignored)
  for (const one of missed) wrong.push({measure: 'recall', line: one.line, want: one.title, got: ''})
  for (const one of surplus) wrong.push({measure: 'precision', line: one.line, want: '', got: one.title})
  const share = (measure: Measure, scored: typeof pairs, right: (one: (typeof pairs)[number]) => boolean) => {
    let hits = 0
    for (const one of scored) {
      if (right(one)) hits++
      else wrong.push({measure, line: one.label.line, want: one.label[key(measure)], got: one.found[key(measure)]})
    }
    return scored.length === 0 ? 1 : hits / scored.length
  }
  const stated = (measure: 'venue' | 'year') => pairs.filter(({label, found}) => label[measure] || found[measure])
  const values = {
    recall: labels.length === 0 ? 1 : pairs.length / labels.length,
    precision: pairs.length + surplus.length === 0 ? 1 : pairs.length / (pairs.length + surplus.length),
    title: share(
      'title',
      pairs.filter(({label}) => label.title),
      ({label, found}) => letters(label.title) === letters(found.title)
    ),
    url: share(
      'url',
      pairs.filter(({label}) => label.url),
      ({label, found}) => label.url === found.url
    ),
    venue: share('venue', stated('venue'), ({label, found}) =>
      [label.venue, label.written].some(venue => letters(venue) === letters(found.venue))
    ),
    year: share('year', stated('year'), ({label, found}) => label.year === found.year)
  }
  return {name, labels: labels.length, values, wrong}
}

const key = (measure: Measure) => (measure === 'recall' || measure === 'precision' ? 'title' : measure)

/** Each prediction takes the first free label on its line, else the next line, the one before, two lines on. */
function pair(predicted: readonly Predicted[], labels: readonly Label[], ignored: Labelled['ignored']) {
  const free = new Map<number, Label[]>()
  for (const label of labels) free.set(label.line, [...(free.get(label.line) ?? []), label])
  const pairs: {found: Predicted; label: Label}[] = []
  const surplus: Predicted[] = []
  for (const found of predicted) {
    const label = [0, 1, -1, 2]
      .map(step => free.get(found.line + step))
      .find(one => one?.length)
      ?.shift()
    if (label) pairs.push({found, label})
    else if (!ignored.some(([from, to]) => found.line >= from && found.line <= to)) surplus.push(found)
  }
  return {pairs, surplus, missed: [...free.values()].flat()}
}

/** The measures of all lists as a Markdown table with their average. */
export function scoreTable(scores: readonly Score[]): string {
  const row = (cells: readonly string[]) => `| ${cells.join(' | ')} |`
  const shown = (values: Readonly<Record<Measure, number>>) => measures.map(measure => values[measure].toFixed(3))
  const average = Object.fromEntries(
    measures.map(measure => [measure, scores.reduce((sum, {values}) => sum + values[measure], 0) / scores.length])
  ) as Record<Measure, number>
  return [
    row(['list', 'labels', ...measures]),
    row(['---', '---:', ...measures.map(() => '---:')]),
    ...scores.map(({name, labels, values}) => row([name, String(labels), ...shown(values)])),
    row(['average', String(scores.reduce((sum, {labels}) => sum + labels, 0)), ...shown(average)])
  ].join('\n')
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const [part = '', flag, field] = process.argv.slice(2)
  const scores = labelledLists()
    .filter(({name}) => name.includes(part))
    .map(scoreList)
  if (flag === '-v')
    for (const {name, wrong} of scores)
      for (const {measure, line, want, got} of wrong)
        if (!field || field === measure)
          console.log(`${name.slice(0, 14)}:${line} ${measure}: want «${want}» got «${got}»`)
  console.log(scoreTable(scores))
}
