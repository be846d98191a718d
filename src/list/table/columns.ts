import type {Context} from '../draft.ts'
import {readTag} from '../tag.ts'
import type {View} from '../view.ts'
import {plain} from './cells.ts'

/** What the cells of a column hold. */
export type Column =
  | 'title'
  | 'venue'
  | 'year'
  | 'date'
  | 'venue-year'
  | 'authors'
  | 'affiliation'
  | 'paper'
  | 'code'
  | 'other'
  | 'short'

const heads: readonly (readonly [RegExp, Column])[] = [
  [/^(?:pub(?:lication)?s?\.?|venue|conference|journal|where|published)\b.*\b(?:date|year|time)\b/i, 'venue-year'],
  [/^(?:paper )?title|^标题|^论文(?:标题|名称|题目)?$|^paper ?name$/i, 'title'],
  [/^(?:paper|papers|pdf|arxiv|link|links?|url|publication link|论文链接|paper link)s?$/i, 'paper'],
  [
    /^(?:venue|conference|conf\.?|series|journal|proceedings?|publisher|pub\.?|publication|published(?: in| at)?|source|会议|期刊|来源|where|forum)s?$/i,
    'venue'
  ],
  [/^(?:year|年份|years?)$/i, 'year'],
  [
    /^(?:date|time|month|released?|release date|published? (?:date|on)|日期|时间|submitted|first (?:release|submission))$/i,
    'date'
  ],
  [/^(?:authors?|first author|作者)$/i, 'authors'],
  [
    /^(?:affiliations?|institut(?:e|ion|ions|es)|organi[sz]ations?|org|company|team|lab|university|单位|机构)$/i,
    'affiliation'
  ],
  [/^(?:code|github|git|repo|repository|implementation|source(?: code)?|代码|model|weights|checkpoints?)s?$/i, 'code'],
  [
    /^(?:name|method|methods?|model name|scheduler|system|framework|abbr\.?|abbreviation|acronym|short ?name|algorithm|approach|keywords?|work|alias|简称|名称)$/i,
    'short'
  ]
]

/** What each column is; `undefined` when none can hold titles. */
export function columnsOf(
  head: readonly View[],
  body: readonly (readonly View[])[],
  context: Context
): Column[] | undefined {
  const columns = head.map(cell => {
    const words = plain(cell).replace(/[*_]/g, '').trim()
    return heads.find(([pattern]) => pattern.test(words))?.[1] ?? 'other'
  })
  const sample = body.slice(0, 200)
  const share = (column: number, test: (view: View) => boolean) =>
    sample.filter(row => row[column] && test(row[column]!)).length / sample.length
  const wordy = (view: View) =>
    plain(view).split(' ').length >= 4 || view.links.some(({text}) => text.split(' ').length >= 4)
  const best = head.map((_, column) => ({column, share: share(column, wordy)})).sort((a, b) => b.share - a.share)[0]
  const titled = columns.indexOf('title')
  if (titled < 0) {
    // A column `Paper` holds the titles themselves, or links to papers named in another column.
    const paper = columns.findIndex((column, index) => column === 'paper' && share(index, wordy) > 0.5)
    const short = columns.indexOf('short')
    const free = best && best.share > 0.6 && ['other', 'short'].includes(columns[best.column]!) ? best.column : -1
    const hasPapers = columns.includes('paper')
    const title =
      paper >= 0
        ? paper
        : free >= 0 && (hasPapers || columns.some(isCredit))
          ? free
          : hasPapers && columns[0] === 'other'
            ? 0
            : hasPapers
              ? short
              : -1
    if (title < 0) return
    columns[title] = 'title'
  }
  for (const [index, column] of columns.entries()) {
    if (column === 'other' && share(index, view => readTag(plain(view), context.venues)?.venue?.known === true) > 0.5)
      columns[index] = 'venue'
    if (
      column === 'venue' &&
      share(index, view => /\d/.test(plain(view)) && readTag(plain(view), context.venues)?.when !== undefined) > 0.3
    )
      columns[index] = 'venue-year'
  }
  return columns
}

const isCredit = (column: Column) =>
  column === 'venue' || column === 'venue-year' || column === 'year' || column === 'authors'
