import type {Nodes} from 'mdast'
import type {Span} from '../../text/span.ts'
import type {Mark} from '../blocks.ts'
import {spanOf} from '../mask.ts'

/** The html of a hard break; people write `</br>` too. */
export const isBreak = /^<\/?br\s*\/?>$/i

/** What a view has to know of a node in running text. */
export function markOf(node: Nodes, span: Span): Mark | undefined {
  switch (node.type) {
    case 'strong':
    case 'emphasis':
    case 'delete': {
      const first = node.children[0] && spanOf(node.children[0])
      const last = node.children.at(-1) && spanOf(node.children.at(-1)!)
      return first && last && {kind: node.type, span, inner: {start: first.start, end: last.end}}
    }
    case 'inlineCode':
      return {kind: 'code', span, text: node.value}
    case 'image':
      return {kind: 'image', span, text: node.alt ?? ''}
    case 'html':
      return {kind: isBreak.test(node.value) ? 'break' : 'html', span}
    case 'break':
      return {kind: 'break', span}
    default:
      return
  }
}
