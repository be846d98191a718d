import type {Span} from '../../text/span.ts'
import type {Block} from '../blocks.ts'
import type {Entry} from '../entry.ts'
import {cellsOf} from '../row-cells.ts'
import {delimiterFault} from './delimiter.ts'
import {type Row, rowsOf} from './rows.ts'

/** Rows that GitHub shows as text, or a row that is cut wrongly. */
export interface BrokenTable {
  /** What is wrong, after "Unexpected ". */
  readonly unexpected: string
  /** What belongs there, after "expected ". */
  readonly expected: string
  /** The range to replace; empty for an insertion. */
  readonly place: Span
  /** What replaces it; absent where nobody can be sure. */
  readonly fix?: string
  /** The rows that are text, or the one that is cut wrongly. */
  readonly span: Span
}

/** A table that GitHub shows, as far as what is behind it may belong to it. */
interface Table {
  readonly span: Span
  readonly columns: number
}

/** The tables of a list that are none, or not whole: their delimiter row is wrong or missing, or a blank line parts them. */
export function brokenTables(blocks: readonly Block[], text: string): BrokenTable[] {
  const found: BrokenTable[] = []
  let table: Table | undefined
  let row: Span | undefined
  for (const {kind, span, cell} of blocks) {
    if (cell) {
      if (table?.span !== cell.table) table = {span: cell.table, columns: 0}
      if (cell.row === 0) table = {span: cell.table, columns: table.columns + 1}
      else if (row !== cell.rowSpan) {
        row = cell.rowSpan
        const bars = fullWidthBars(row, table.columns, text)
        if (bars) found.push(bars)
      }
      continue
    }
    const source = kind === 'paragraph' ? text.slice(span.start, span.end) : ''
    const broken = source.includes('|') && asText(rowsOf(source, span.start, text), table, span, text)
    if (broken) found.push(broken)
    table = undefined
  }
  return found
}

/** The entries that stand in no such rows: what is said of one that does would be said of the wrong thing. */
export function outsideOf(tables: readonly BrokenTable[], entries: readonly Entry[]): readonly Entry[] {
  if (tables.length === 0) return entries
  let next = 0
  return entries.filter(({span}) => {
    while (next < tables.length && tables[next]!.span.end < span.start) next++
    return tables[next] === undefined || span.start < tables[next]!.span.start
  })
}

/** What is wrong with a table that is a paragraph. */
function asText(rows: readonly Row[], table: Table | undefined, span: Span, text: string): BrokenTable | undefined {
  const fault = delimiterFault(rows, span)
  if (fault || !rows.every(({bars}) => bars.start)) return fault
  return (table && parted(table, rows, span, text)) ?? withoutDelimiter(rows, span, text)
}

/** `| Title | Venue |`, `|---|---|`, a blank line, and then the rows: they belong to no table. */
function parted({span, columns}: Table, rows: readonly Row[], whole: Span, text: string): BrokenTable | undefined {
  const between = /^[ \t]*(\r?\n)((?:[ \t]*\r?\n)+)[ \t]*$/.exec(text.slice(span.end, whole.start))
  if (!between || rows[0]!.cells !== columns) return
  const start = span.end + between[0].indexOf('\n') + 1
  return {
    unexpected: 'blank line within a table',
    expected: 'none: the rows after it are shown as text',
    place: {start, end: start + between[2]!.length},
    fix: '',
    span: whole
  }
}

/** Rows alike, the first of which has no links while others have: a head without the row of dashes below it. */
function withoutDelimiter(rows: readonly Row[], span: Span, text: string): BrokenTable | undefined {
  const [head, ...body] = rows
  if (!head || body.length < 2 || head.cells < 2) return
  if (!rows.every(({bars, cells}) => bars.end && cells === head.cells)) return
  const isLinked = ({source}: Row) => /\]\(|https?:/.test(source)
  if (isLinked(head) || !body.some(isLinked)) return
  const place = {start: head.span.end, end: head.span.end}
  const ending = text.startsWith('\r', place.end) ? '\r\n' : '\n'
  return {
    unexpected: `head of a table \`${head.source}\` without a row of dashes below it`,
    expected: `one with ${head.cells} cells: the rows are shown as text`,
    place,
    fix: `${ending}${head.prefix}|${' --- |'.repeat(head.cells)}`,
    span
  }
}

/** `｜` for `|`: a row has too few cells, and as many as the head with them. */
function fullWidthBars(row: Span, columns: number, text: string): BrokenTable | undefined {
  const source = text.slice(row.start, row.end)
  if (!source.includes('｜')) return
  const mended = source.replaceAll('｜', '|')
  if (cellsOf(source) >= columns || cellsOf(mended) !== columns) return
  const [first, last] = [source.indexOf('｜'), source.lastIndexOf('｜') + 1]
  return {
    unexpected: `full-width bar \`｜\` in a row of ${cellsOf(source)} ${cellsOf(source) === 1 ? 'cell' : 'cells'}`,
    expected: `\`|\`: the table has ${columns}`,
    place: {start: row.start + first, end: row.start + last},
    fix: mended.slice(first, last),
    span: row
  }
}
