import type {Block} from './blocks.ts'
import {type Context, type Draft, found, readable, takeTag} from './draft.ts'
import {readHead} from './head.ts'
import {roleOfAddress, roleOfLabel} from './roles.ts'
import type {Reading, Scope} from './segment.ts'
import {readTag} from './tag.ts'
import {slice, type View, viewOf} from './view.ts'

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

/** Read the rows of a table, by what its head says of the columns and by what stands in them. */
export function readTable(cells: readonly Block[], text: string, context: Context, scopes: Scope): Reading[] {
  const rows = new Map<number, Block[]>()
  for (const cell of cells) {
    const row = rows.get(cell.cell!.row)
    if (row) row.push(cell)
    else rows.set(cell.cell!.row, [cell])
  }
  const [head, ...body] = [...rows.values()].map(row => row.map(cell => content(viewOf(cell, text))))
  if (!head || body.length === 0) return []
  const columns = columnsOf(head, body, context)
  if (!columns) return []
  const result: Reading[] = []
  for (const [index, row] of body.entries()) {
    const blocks = [...rows.values()][index + 1]!
    const draft = readRow(row, columns, context)
    if (!draft?.title?.text) continue
    result.push({
      draft,
      span: blocks[0]!.cell!.rowSpan,
      section: scopes.section,
      container: 'row',
      scopes: scopes.words,
      table: blocks[0]!.cell!.table
    })
  }
  return result
}

/** A cell without the bars around it. */
function content(view: View): View {
  const from = /^\s*\|?\s*/.exec(view.text)![0].length
  const to = /\s*\|?\s*$/.exec(view.text)!.index
  return slice(view, from, Math.max(from, to))
}

const plain = (view: View) => readable(view, 0, view.text.length)

/** What each column is; `undefined` when none can hold titles. */
function columnsOf(head: readonly View[], body: readonly (readonly View[])[], context: Context): Column[] | undefined {
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

const isEmpty = (text: string) => /^[\s–—-]*$|^(?:n\/?a|none|tbd|todo|×|✗|⚠️?|coming soon)$/i.test(text)

/** Read one row by its columns. */
function readRow(row: readonly View[], columns: readonly Column[], context: Context): Draft | undefined {
  const at = columns.indexOf('title')
  const cell = row[at]
  if (!cell || isEmpty(plain(cell))) return
  const draft = readHead(cell, context)
  if (!draft.title) {
    const field = found(cell, 0, cell.text.length)
    if (!/[\p{L}\p{N}]/u.test(field.text)) return
    draft.title = field
  }
  for (const [index, column] of columns.entries()) {
    const view = row[index]
    if (!view || index === at) continue
    const written = plain(view)
    for (const link of view.links) {
      const role =
        column === 'paper'
          ? 'paper'
          : column === 'code'
            ? 'code'
            : (roleOfLabel(link.text) ?? roleOfAddress(link.url) ?? 'other')
      // The head of a column says more than a badge that says `arXiv` in every row.
      if (link.url && !view.text.startsWith('!')) draft.links.push({link, role, labelled: true})
    }
    if (isEmpty(written)) continue
    readCell(draft, view, column, written, context)
  }
  return draft
}

function readCell(draft: Draft, view: View, column: Column, written: string, context: Context): void {
  if (column === 'venue' || column === 'venue-year' || column === 'year' || column === 'date') {
    const text = view.text.replace(/\uE000/g, ' ')
    const tag =
      view.links.length > 0 && !/[\p{L}\d]/u.test(text.replace(/[\uE002\uE010-\uE016]/g, ''))
        ? undefined
        : readTag(text, context.venues, column === 'venue' || column === 'venue-year')
    if (tag) {
      if (column === 'venue' || column === 'venue-year') {
        delete draft.venue
        if (tag.when && !tag.when.date) delete draft.year
      }
      takeTag(draft, tag, view, 0)
    } else if (view.links[0] && (column === 'venue' || column === 'venue-year')) {
      const [link] = view.links
      const label = readTag(link.text, context.venues, true)
      if (label)
        takeTag(
          draft,
          label,
          {
            text: link.text,
            at: Array.from({length: link.text.length + 1}, (_, i) => Math.min(link.label.start + i, link.label.end)),
            links: []
          },
          0
        )
    }
  } else if (column === 'authors') draft.authors.push(found(view, 0, view.text.length))
  else if (column === 'affiliation') draft.affiliations.push(found(view, 0, view.text.length))
  else if (column === 'short') draft.short ??= {...found(view, 0, view.text.length), text: written}
}
