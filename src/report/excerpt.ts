import type {Range} from '../text/span.ts'
import {visible} from './escape.ts'
import {widthOf} from './width.ts'

/** One line of source around a range, safe to print, and where below it the range lies. */
export interface Excerpt {
  readonly before: string
  readonly marked: string
  readonly after: string
  /** Columns of the terminal before the range, and under it (at least one). */
  readonly indent: number
  readonly length: number
}

/** One character as it is printed. */
interface Cell {
  readonly text: string
  readonly width: number
}

/** Lines of a text; line endings as Markdown knows them. */
export function linesOf(text: string): readonly string[] {
  return text.split(/\r\n|\n|\r/)
}

/**
 * The line a range starts on, cut to `width` columns so that the start of the range can be seen; nothing for a blank line.
 * Only the neighbourhood of the range is looked at: a line may be a megabyte long and have a thousand findings.
 */
export function excerpt(lines: readonly string[], range: Range, width: number): Excerpt | undefined {
  // A job log would obey `##[`; the wide bracket keeps the columns of the source.
  const line = lines[range.line - 1]?.replaceAll('##[', '##［')
  if (line === undefined) return
  const start = Math.min(range.column - 1, line.length)
  const end = range.endLine > range.line ? line.length : Math.min(Math.max(range.endColumn - 1, start), line.length)
  const from = Math.max(0, start - width)
  const until = Math.min(line.length, start + 2 * width)
  const before = cellsOf(line.slice(from, start))
  const marked = cellsOf(line.slice(start, Math.min(end, until)))
  const after = cellsOf(line.slice(Math.min(end, until), until))
  if ([...before, ...marked, ...after].every(({text}) => text.trim() === '')) return

  const needed = Math.max(total(marked), 1) + Math.min(total(after), 8)
  const left = from === 0 && total(before) + needed <= width ? before : takeEnd(before, Math.max(width - needed - 1, 8))
  const cutLeft = left.length < before.length || from > 0
  const indent = total(left) + (cutLeft ? 1 : 0)
  const room = width - indent
  const whole = until === line.length && total(marked) + total(after) <= room
  const middle = takeStart(marked, whole || total(marked) < room ? room : room - 1)
  const right = middle.length < marked.length ? [] : takeStart(after, whole ? room : room - total(middle) - 1)
  const cutMiddle = middle.length < marked.length
  const cutRight = !cutMiddle && (right.length < after.length || until < line.length)
  return {
    before: (cutLeft ? '…' : '') + join(left),
    marked: join(middle) + (cutMiddle ? '…' : ''),
    after: join(right) + (cutRight ? '…' : ''),
    indent,
    length: Math.max(1, total(middle) + (cutMiddle ? 1 : 0))
  }
}

/** Cells of a piece of source. */
function cellsOf(source: string): readonly Cell[] {
  return Array.from(source, character => known.get(character) ?? cellOf(character))
}

/** The cell of one character. A tab is one blank: what stands below must line up in every terminal. */
function cellOf(character: string): Cell {
  const text = character === '\t' ? ' ' : visible(character)
  return {text, width: widthOf(text)}
}

/** Cells of the characters that nearly all source is made of; making them anew took most of the time. */
const known: ReadonlyMap<string, Cell> = new Map(
  Array.from({length: 128}, (_, code) => [String.fromCharCode(code), cellOf(String.fromCharCode(code))])
)

/** Columns that some cells take. */
function total(cells: readonly Cell[]): number {
  return cells.reduce((sum, {width}) => sum + width, 0)
}

/** The first cells that fit. */
function takeStart(cells: readonly Cell[], width: number): readonly Cell[] {
  let index = 0
  for (let used = 0; index < cells.length; index++) {
    used += cells[index]!.width
    if (used > width) break
  }
  return cells.slice(0, index)
}

/** The last cells that fit. */
function takeEnd(cells: readonly Cell[], width: number): readonly Cell[] {
  return takeStart(cells.toReversed(), width).toReversed()
}

/** What some cells print. */
function join(cells: readonly Cell[]): string {
  return cells.map(({text}) => text).join('')
}
