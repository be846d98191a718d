import type {Nodes, Root} from 'mdast'
import {visit} from 'unist-util-visit'
import type {Lines} from '../text/lines.ts'
import type {Span} from '../text/span.ts'
import {spanOf} from './mask.ts'
import {type Directive, type MalformedComment, mayHoldSuppression, readComment} from './suppression.ts'

/** A suppression comment and the source that it speaks of. */
export interface Suppression extends Directive {
  /** For `disable` and `enable` from the comment on; else the lines or the block it covers. */
  readonly covers: Span
}

/** The suppression comments of a list, in source order. */
export interface Suppressions {
  readonly directives: readonly Suppression[]
  readonly malformed: readonly MalformedComment[]
}

/** Which rules ran over a list, and what their comments silenced. */
export interface SuppressionUse {
  /** Ids of all rules that there are, where that is known. */
  readonly known?: ReadonlySet<string>
  /** The rules that ran, by id, and whether they speak of the list itself, of the verdicts on its links or of other files. */
  readonly ran: Map<string, 'list' | 'links' | 'files'>
  /** Rules silenced, by comment: its offset. */
  readonly silenced: Map<number, Set<string>>
}

const none: Suppressions = {directives: [], malformed: []}

/**
 * Find the suppression comments of a tree. Markdown decides what is a comment, so that code which shows one suppresses
 * nothing; from there on source lines count, not nodes.
 */
export function readSuppressions(tree: Root, text: string, lines: Lines): Suppressions {
  if (!mayHoldSuppression(text)) return none
  const directives: Suppression[] = []
  const malformed: MalformedComment[] = []
  const lineAfter = lineFinder(text, lines)
  visit(tree, (node, index, parent) => {
    const place = node.type === 'html' || node.type === 'text' ? spanOf(node) : undefined
    if (!place) return
    const source = text.slice(place.start, place.end)
    // As text only a comment that never ends is left over.
    const pattern = node.type === 'html' ? /<!--[\s\S]*?(?:-->|$)/g : /<!--\s*awesome-.*/g
    for (const match of source.matchAll(pattern)) {
      const read = readComment(match[0], place.start + match.index)
      if (read.malformed) malformed.push(read.malformed)
      if (!read.directive) continue
      const sibling = parent?.children[(index ?? 0) + 1] as Nodes | undefined
      directives.push({
        ...read.directive,
        covers: covered(read.directive, text, lines, lineAfter, sibling && spanOf(sibling))
      })
    }
  })
  return {directives, malformed}
}

function covered(
  {verb, span}: Directive,
  text: string,
  lines: Lines,
  lineAfter: (line: number) => Span,
  next: Span | undefined
): Span {
  const last = lines.lineAt(span.end - 1)
  switch (verb) {
    case 'disable-line':
      return {start: lines.span(lines.lineAt(span.start)).start, end: lines.span(last).end}
    case 'disable-next-line':
      return lineAfter(last)
    case 'ignore':
      // Within running text the node after a comment is a scrap of the line.
      return text.slice(lines.span(last).start, span.start).trim() === '' && next
        ? next
        : {start: span.end, end: lines.span(last).end}
    default:
      return {start: span.start, end: text.length}
  }
}

/** Finds the next line that holds anything but further comments. */
function lineFinder(text: string, lines: Lines): (line: number) => Span {
  // The last answer holds for all lines up to it, of which there may be thousands.
  let from = 0
  let to = 0
  return line => {
    if (line < from || line >= to) {
      from = line
      for (to = line + 1; to <= lines.count; to++) {
        const span = lines.span(to)
        if (!/^[\s>]*(?:<!--(?:(?!-->).)*-->\s*)*$/.test(text.slice(span.start, span.end))) break
      }
    }
    return to > lines.count ? {start: text.length, end: text.length} : lines.span(to)
  }
}
