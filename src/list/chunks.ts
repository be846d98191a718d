/** How long what is parsed at once may be: the parser's time grows with the square of a block's length and of its items. */
export interface Sizes {
  /** Lines of a block beyond which it is parsed in parts. */
  readonly long: number
  /** Lines of such a part. */
  readonly part: number
  /** Units of a part that ends at a heading. */
  readonly section: number
}

const usual: Sizes = {long: 400, part: 200, section: 60_000}

/**
 * Reference definitions and footnotes hold for the whole text, so that it has to be parsed as one. They stand at the beginning
 * of a line, in quotes and items too, and a label may go on for lines.
 */
const definition = /^(?:[ \t>]|[-+*][ \t]|\d{1,9}[.)][ \t])*\[(?:[^[\]\\]|\\.){1,999}\]:/ms

/** Html that goes on after a blank line, and what ends it. */
const raw: readonly (readonly [begins: RegExp, ends: RegExp])[] = [
  [/<!--/, /-->/],
  [/<(?:pre|script|style|textarea)\b/i, /<\/(?:pre|script|style|textarea)>/i],
  [/<[?![]/, />/]
]

const fence = /^ {0,3}(`{3,}|~{3,})/
/** Begins an entry of its own, whatever stands before it: a tag, a link, bold text, or a list item at the margin. */
const opening = /^(?:[[*]|[-+*] |\d{1,9}[.)] )/
const item = /^(?:[-+*] |\d{1,9}[.)] )/

/**
 * Where a text may be cut and parsed in parts without a difference for its entries: in long texts before headings, and in very
 * long blocks between a hard break (or a list item) and a line that begins an entry; never in code, html or tables.
 *
 * @returns offsets of line starts, ascending; none for nearly every list.
 */
export function cuts(text: string, sizes: Sizes = usual): number[] {
  const {long, section} = sizes
  if (text.length < Math.min(long * 10, section * 2)) return []
  const found: number[] = []
  let run: {readonly start: number; readonly line: string}[] = []
  let open: string | undefined
  let start = 0
  let last = 0
  let blank = true
  let html: RegExp | undefined
  const inSections = text.length > section * 2 && !definition.test(text)
  const endRun = () => {
    if (run.length > long) for (const cut of cutsOf(run, sizes)) found.push(cut)
    run = []
  }
  for (const match of text.matchAll(/([^\r\n]*)(?:\r\n?|\n|$)/g)) {
    if (match[0] === '' && match.index >= text.length) break
    start = match.index
    const line = match[1]!
    if (inSections && html === undefined && open === undefined) {
      if (blank && start - last > section && /^#{1,6} /.test(line)) {
        endRun()
        found.push(start)
        last = start
      }
    }
    blank = line.trim() === ''
    html = rawHtml(line, html)
    const mark = fence.exec(line)?.[1]
    if (open !== undefined) {
      if (mark?.startsWith(open)) open = undefined
      continue
    }
    if (mark !== undefined) {
      endRun()
      open = mark
    } else if (line.trim() === '') endRun()
    else run.push({start, line})
  }
  if (open === undefined) endRun()
  return found
}

/** What ends the html that a line is in or begins; nothing where the next line is Markdown again. */
function rawHtml(line: string, open: RegExp | undefined): RegExp | undefined {
  if (open) return open.test(line) ? undefined : open
  for (const [begins, ends] of raw) {
    const at = line.search(begins)
    if (at >= 0 && !ends.test(line.slice(at + 2))) return ends
  }
  return undefined
}

function cutsOf(run: readonly {readonly start: number; readonly line: string}[], {part}: Sizes): number[] {
  // Html lasts to the next blank line, and so does a table; neither can be cut.
  if (/^\s*[<|>]/.test(run[0]!.line) || (run[1] && /^[\s|:-]+$/.test(run[1].line) && run[1].line.includes('|')))
    return []
  const found: number[] = []
  let last = 0
  for (let index = 1; index < run.length; index++) {
    if (index - last < part) continue
    const {start, line} = run[index]!
    const before = run[index - 1]!.line
    const apart = item.test(line) || /(?: {2}|\\|<br\s*\/?>)\s*$/i.test(before)
    // Hundreds of lines without a break: better to miss that two of them run together than to wait for minutes.
    const complete = index - last >= part * 2 && /[).>\]]\s*$/.test(before)
    if (!opening.test(line) || !(apart || complete)) continue
    found.push(start)
    last = index
  }
  return found
}
