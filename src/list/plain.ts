import type {Heading, Paragraph, PhrasingContent, Text} from 'mdast'
import {type Line, linesOf} from './plain-lines.ts'

/** A block that Markdown can read in one way only, with its tree. */
export interface PlainBlock {
  /** Offsets of its first line and of the line after its last. */
  readonly start: number
  readonly end: number
  /** 1-based number of the line after its last. */
  readonly nextLine: number
  readonly node: Paragraph | Heading
}

/** Blocks that go on after a blank line and hold anything: where there is one, no line is plain by itself. So with definitions, which hold for the whole text. */
const raw = /```|~~~|<(?:script|pre|style|textarea|[?!])/i
/** A comment on one line, or the rest of a line where it does not end there: to look for its end once is enough. */
const comment = /<!--[^\r\n]*?(?:-->|(?=[\r\n]|$))/g

/** What begins a paragraph and nothing else. */
const opening = /^[[("'A-Za-z\u00a1-\ufefe]/
/** Units of a line beyond which it is left to the parser: a pattern may run out of stack on it. */
const longest = 10_000
const title = /^(#{1,6}) (?=[^\s#])/
/** Looked for at the beginning of a run of blanks alone: else each of its blanks would begin a search. */
const trailing = /(?<! ) +$/

/**
 * The paragraphs and headings of plain text, links and hard breaks, between blank lines at the margin: most of a list that is written in
 * lines. Their tree is the parser's, which goes over every character some ten times for all that might begin there.
 */
export function plainBlocks(text: string): PlainBlock[] {
  if (
    /^---|[\0\ufeff]|\]:/.test(text) ||
    raw.test(text.replace(comment, found => (found.endsWith('-->') ? '' : found)))
  )
    return []
  const found: PlainBlock[] = []
  const lines = linesOf(text)
  // The line before is blank, or ends a plain block.
  let clean = true
  for (let index = 0; index < lines.length; ) {
    const line = lines[index]!
    const from = index++
    const content = text.slice(line.start, line.end)
    if (isBlank(content)) {
      clean = true
      continue
    }
    if (!clean) continue
    const heading = headingOf(content, line, from + 1)
    if (heading) {
      found.push({start: line.start, end: line.next, nextLine: from + 2, node: heading})
      continue
    }
    const children = opening.test(content) ? paragraphOf(text, lines, from) : undefined
    clean = children !== undefined
    if (!children) continue
    index = children.next
    const last = lines[index - 1]!
    const node: Paragraph = {
      type: 'paragraph',
      children: children.nodes,
      position: {start: point(line, from + 1, line.start), end: point(last, index, last.end)}
    }
    found.push({start: line.start, end: last.next, nextLine: index + 1, node})
  }
  return found
}

function headingOf(content: string, line: Line, number: number): Heading | undefined {
  const marks = title.exec(content)?.[1]
  const written = content.replace(trailing, '')
  if (marks === undefined || written.endsWith('#') || content.length > longest) return
  const children: PhrasingContent[] = []
  const start = line.start + marks.length + 1
  if (!readInline(written.slice(marks.length + 1), {line, number, start}, children)) return
  return {
    type: 'heading',
    depth: marks.length as Heading['depth'],
    children,
    position: {start: point(line, number, line.start), end: point(line, number, line.end)}
  }
}

/** The content of a paragraph, and the index of the line after it; `undefined` where a line is not plain. */
function paragraphOf(
  text: string,
  lines: readonly Line[],
  from: number
): {nodes: PhrasingContent[]; next: number} | undefined {
  const nodes: PhrasingContent[] = []
  for (let index = from; ; index++) {
    const line = lines[index]!
    const content = text.slice(line.start, line.end)
    if (!opening.test(content) || content.length > longest) return
    const written = content.replace(trailing, '')
    const number = index + 1
    if (!readInline(written, {line, number, start: line.start}, nodes)) return
    const after = lines[index + 1]
    if (!after || isBlank(text.slice(after.start, after.end))) return {nodes, next: index + 1}
    if (content.length - written.length > 1) {
      nodes.push({
        type: 'break',
        position: {start: point(line, number, line.start + written.length), end: point(after, number + 1, after.start)}
      })
    } else {
      const ending = text.slice(line.end, line.next)
      addText(nodes, ending, {start: point(line, number, line.end), end: point(after, number + 1, after.start)})
    }
  }
}

/** Markdown's blank lines hold spaces and tabs only, not what JavaScript counts as such. */
export const isBlank = (text: string): boolean => /^[ \t\r\n]*$/.test(text)

interface Place {
  readonly line: Line
  /** 1-based. */
  readonly number: number
  /** Offset of the text in its file. */
  readonly start: number
}

/** Characters of text in which nothing can begin: an underscore or an ampersand only where it means itself. */
const safe = '[^\\[\\]\\\\`*_~<&@\\u0000-\\u001f]|(?<=[A-Za-z0-9])_(?=[A-Za-z0-9])|&(?= )'
const token = new RegExp(
  `\\[((?:${safe})+)\\]\\(([^\\s()<>\`\\\\&\\u0000-\\u001f]+)\\)|((?:${safe})+)|\\[(?!\\^)|\\](?![(:])`,
  'y'
)
/** What GitHub makes a link of. */
const linking = /:\/\/|www\./i

/** Adds the nodes of one line of text; false where the line holds anything that may be more than text or a link. */
function readInline(written: string, {line, number, start}: Place, nodes: PhrasingContent[]): boolean {
  token.lastIndex = 0
  while (token.lastIndex < written.length) {
    const at = token.lastIndex
    const match = token.exec(written)
    if (!match) return false
    const [all, label, url, plain] = match
    if (label === undefined) {
      if (plain !== undefined && linking.test(plain)) return false
      if (all.endsWith('!') && written[at + all.length] === '[') return false
      addText(nodes, all, {
        start: point(line, number, start + at),
        end: point(line, number, start + at + all.length)
      })
      continue
    }
    if (linking.test(label)) return false
    const inside = start + at + 1
    nodes.push({
      type: 'link',
      title: null,
      url: url!,
      children: [
        {
          type: 'text',
          value: label,
          position: {start: point(line, number, inside), end: point(line, number, inside + label.length)}
        }
      ],
      position: {start: point(line, number, start + at), end: point(line, number, start + at + all.length)}
    })
  }
  return true
}

/** Text that follows text is one node with it. */
function addText(nodes: PhrasingContent[], value: string, position: NonNullable<Text['position']>): void {
  const last = nodes.at(-1)
  if (last?.type !== 'text') {
    nodes.push({type: 'text', value, position})
    return
  }
  last.value += value
  last.position!.end = position.end
}

const point = (line: Line, number: number, offset: number) => ({
  line: number,
  column: offset - line.start + 1,
  offset
})
