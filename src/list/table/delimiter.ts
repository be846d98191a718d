import type {Span} from '../../text/span.ts'
import type {BrokenTable} from './broken.ts'
import type {Row} from './rows.ts'

/** A row of dashes as somebody meant it, with dashes and bars of other kinds too; a cell with one dash says that there is nothing. */
const isDelimiter = ({source, bars}: Row) => bars.any && /^[|｜:\-–—\s]+$/.test(source) && /--|[–—]/.test(source)

/** The row of dashes of a table that is shown as text, where it is what is wrong. */
export function delimiterFault(rows: readonly Row[], span: Span): BrokenTable | undefined {
  const at = rows.findIndex(isDelimiter)
  const delimiter = rows[at]
  if (!delimiter) return
  const place = delimiter.span
  const head = rows[at - 1]
  const ending = rows.findIndex(({bars}, index) => index > at && !bars.any)
  const body = rows.slice(at + 1, ending < 0 ? undefined : ending)
  if (!head) {
    if (body.length === 0 || !body.every(({bars}) => bars.start)) return
    return {unexpected: 'row of dashes without a head above it', expected: 'the head of the table', place, span}
  }
  if (!head.bars.any) return
  const cells = dashesIn(delimiter.source)
  if (cells.length === head.cells && cells.every(isValid)) return
  const wrong = cells.length !== head.cells
  return {
    unexpected: wrong
      ? `row of dashes \`${delimiter.source}\` with ${cells.length} ${cells.length === 1 ? 'cell' : 'cells'}`
      : `row of dashes \`${delimiter.source}\` with other marks`,
    expected: wrong
      ? `${head.cells} as in the head: the rows are shown as text`
      : 'cells such as `---` or `:-:`: the rows are shown as text',
    place,
    // Where the rows differ from the head, the head may be what is wrong.
    ...(body.every(row => row.cells === head.cells) && {fix: mended(delimiter.source, cells, head.cells)}),
    span
  }
}

/** The cells between the bars of a row of dashes, whatever bars they are. */
const dashesIn = (source: string) => normal(source).replace(/^\|/, '').replace(/\|$/, '').split('|')
const normal = (source: string) => source.replaceAll('｜', '|')

const isValid = (cell: string) => /^\s*:?-+:?\s*$/.test(cell)

/** A row of dashes of as many cells as it should have, its alignments kept as far as they go. */
function mended(source: string, cells: readonly string[], count: number): string {
  const valid = cells.map(cell => cell.replace(/[–—]+/g, '---')).filter(isValid)
  const last = valid.at(-1) ?? '---'
  const kept = [...valid.slice(0, count), ...Array.from({length: Math.max(0, count - valid.length)}, () => last)]
  const bar = (has: boolean) => (has ? '|' : '')
  return `${bar(/^[|｜]/.test(source))}${kept.join('|')}${bar(/[|｜]$/.test(source))}`.trim()
}
