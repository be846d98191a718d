import type {Entry} from './entry.ts'

/** Tables of fewer rows than this have no custom, and at least this share of them must have as many cells. */
const least = 8
const share = 0.9

/** The rows that have more or fewer cells than nearly all others of their section: a bar is missing, or one is too many. */
export function oddRows(
  entries: readonly Entry[],
  text: string
): {readonly entry: Entry; readonly cells: number; readonly usual: number; readonly rows: number}[] {
  const sections = new Map<Entry['section'], {entry: Entry; cells: number}[]>()
  for (const entry of entries) {
    if (entry.container !== 'row' || text[entry.span.start] === '<') continue
    const rows = sections.get(entry.section) ?? []
    sections.set(entry.section, rows)
    rows.push({entry, cells: cellsOf(text.slice(entry.span.start, entry.span.end))})
  }
  return [...sections.values()].flatMap(rows => {
    if (rows.length < least) return []
    const counts = new Map<number, number>()
    for (const {cells} of rows) counts.set(cells, (counts.get(cells) ?? 0) + 1)
    const [usual, count] = [...counts].sort((a, b) => b[1] - a[1])[0]!
    if (count < rows.length * share) return []
    return rows.filter(({cells}) => cells !== usual).map(row => ({...row, usual, rows: count}))
  })
}

/** How many cells a row has: bars part them, but for escaped ones. */
export const cellsOf = (row: string) =>
  row
    .replace(/\\[\\|]/g, '')
    .replace(/^\s*\||\|\s*$/g, '')
    .split('|').length
