import type {Block} from './blocks.ts'
import {type Context, type Draft, found} from './draft.ts'
import {readHead} from './head.ts'
import {roleOfAddress, roleOfLabel} from './roles.ts'
import type {Reading, Scope} from './segment/reading.ts'
import {content, isEmpty, plain, readCell} from './table/cells.ts'
import {type Column, columnsOf} from './table/columns.ts'
import {type View, viewOf} from './view.ts'

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
