import type {Span} from '../../text/span.ts'
import type {Block, Cell, Section} from '../blocks.ts'
import {trimmed} from '../link.ts'
import {readHtml} from './html-running.ts'

const tags = /<!--[\s\S]*?(?:-->|$)|<(\/?)(table|tr|t[dh])\b(?:[^<>"']|"[^"]*"|'[^']*')*>/gi

/**
 * Reads the cells of html tables, which Markdown knows as one or more pieces of html: blank lines part them. The reader keeps
 * the table that is open from one piece to the next.
 */
export function htmlTableReader(text: string): (span: Span, section: Section) => Block[] {
  let table: Span | undefined
  let row = -1
  return (span, section) => {
    const found: Block[] = []
    let cells: Span[] = []
    let rowStart = span.start
    let cellStart: number | undefined
    const endCell = (at: number) => {
      if (cellStart !== undefined) cells.push(trimmed({start: cellStart, end: at}, text))
      cellStart = undefined
    }
    const endRow = (at: number) => {
      endCell(at)
      if (table && cells.length > 0) {
        row++
        const rowSpan = {start: rowStart, end: at}
        for (const [column, place] of cells.entries()) {
          const cell: Cell = {table, row, column, rowSpan}
          found.push({kind: 'cell', span: place, section, item: false, items: [], cell, ...readHtml(place, text)})
        }
      }
      cells = []
    }
    for (const match of text.slice(span.start, span.end).matchAll(tags)) {
      const at = span.start + match.index
      const name = match[2]?.toLowerCase()
      if (!name) continue
      if (name === 'table') {
        endRow(at)
        table = match[1] ? undefined : {start: at, end: span.end}
        row = -1
      } else if (name === 'tr') {
        endRow(match[1] ? at + match[0].length : at)
        if (!match[1]) rowStart = at
      } else {
        endCell(at)
        if (!match[1] && table) cellStart = at + match[0].length
      }
    }
    endRow(span.end)
    return found
  }
}
