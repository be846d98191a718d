import type {Entry} from '../entry.ts'
import type {UnitName} from '../unit.ts'

/** What closes a field rather than opening the next one. */
const closers = /^[.?!,]?[\])}>】）*_`~"”]+/

/** Split the punctuation between two fields into what closes the one and what opens the other. */
export function splitGap(gap: string, next?: UnitName): [close: string, open: string] {
  const close = closers.exec(gap)?.[0] ?? ''
  const open = gap.slice(close.length)
  // The blank before a title belongs to what may be missing in front of it.
  const blank = next === 'title' && open.startsWith(' ') ? ' ' : ''
  // A full stop ends a title, unless a question mark does; it says nothing of the format.
  return [close.replace(/^[.?!,]/, '') + blank, open.slice(blank.length)]
}

/** Gaps seen so far: entries of a list have few that differ. */
const known = new Map<string, string>()

/** Images, comments, emoji and runs of blanks are not punctuation; words are `{*}`, but for the little ones. */
export function normalGap(source: string): string {
  const before = known.get(source)
  if (before !== undefined) return before
  const gap = normalized(source)
  // Long ones are text, of which none is like another.
  if (source.length <= 40 && known.size < 10_000) known.set(source, gap)
  return gap
}

function normalized(source: string): string {
  return (
    source
      // First, for a long run of blanks would be searched again from each of them.
      .replace(/\s+/g, ' ')
      .replace(/\\([[\]()])/g, '$1')
      // `](<url>)` and `]( url )` are other ways to write a destination.
      .replace(/\]\(\s*<?\s*$/, '](')
      .replace(/^\s*>?\s*(?=\))/, '')
      .replace(/<!--[^<>]*-->|!\[[^[\]]*\]\([^()]*\)|<[^<>]*>/g, ' ')
      .replace(/:[a-z\d_+-]{2,30}:|\p{Extended_Pictographic}|\uFE0F|\u200D|[★☆⭐]/gu, '')
      .replace(/[\p{L}\p{N}][^[\](){}|<>*`]*[\p{L}\p{N}]|[\p{L}\p{N}]/gu, words =>
        /^(?:by|in|at|from|and)$/i.test(words) ? words : '{*}'
      )
      .replace(/\s+/g, ' ')
      .replace(/\{\*\}(?:\W{0,6}\{\*\})+/g, '{*}')
  )
}

/** The punctuation of a gap; in a table row, other cells are `{*}` whatever they hold. */
export function gapOf(source: string, {container}: Entry): string {
  if (container !== 'row' || !source.includes('|')) return normalGap(source)
  const cells = source.split(/(?<!\\)\|/)
  return cells
    .map((cell, index) => {
      if (index > 0 && index < cells.length - 1) return ' {*} '
      const marks = normalGap(cell).trim()
      return index === 0
        ? `${/^[\])}*_`~]*/.exec(marks)![0]} `
        : ` ${/(?:\[{1,2}(?:\{\*\})?\]{1,2}\(|[[({*_`~]*)$/.exec(marks)![0]}`
    })
    .join('|')
}

/** What stands after the last field: marks count, remarks do not. */
export const trailing = (gap: string) => (/^[.,;!]?[\])}>】）*_`~"”]+|^\s*\|.*$/.exec(gap)?.[0] ?? '').trimEnd()
