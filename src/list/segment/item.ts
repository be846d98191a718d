import type {Block} from '../blocks.ts'
import {readDetail} from '../detail.ts'
import type {Context, Draft} from '../draft.ts'
import {readHead} from '../head.ts'
import {pieces} from '../pieces.ts'
import {roleOfLabel} from '../roles.ts'
import {breakMark, cutAll, styleMarksOnly, type View, viewOf} from '../view.ts'
import type {Reading, Scope} from './reading.ts'
import type {Node} from './tree.ts'

/** An item of a list: an entry with details below it, or a group of entries. */
export function readNode(
  node: Node,
  text: string,
  context: Context,
  scopes: Scope,
  result: Reading[],
  nested = false
): void {
  const [head, ...more] = node.blocks
  if (head) {
    const view = viewOf(head, text)
    const lines = view.text.includes('\n') || view.text.includes(breakMark) ? pairLines(head, view, text) : undefined
    const draft = readHead(lines ? lines[0]! : view, context)
    const below = lines || more.length > 0 ? undefined : titleBelow(draft, node, text, context)
    if (below) {
      result.push({...below, section: scopes.section, container: 'item', scopes: scopes.words})
      return
    }
    const strong = node.children.filter(child => isStrong(child, text, context))
    // One paper below a paper is another version of it.
    const children = strong.length > 1 || draft.links.length === 0 ? strong : []
    const isGroup = draft.links.length === 0 && !draft.venue && children.length > 0
    if (!isGroup) {
      const [piece] = pieces(head, text)
      for (const line of lines?.slice(1) ?? []) readDetail(draft, line, context, true)
      for (const block of more) readDetail(draft, viewOf(block, text), context, true)
      for (const child of node.children) if (!children.includes(child)) readDetails(draft, child, text, context)
      result.push({
        draft,
        span: {start: head.span.start, end: (lines && piece ? piece.span : head.span).end},
        section: scopes.section,
        container: 'item',
        scopes: scopes.words,
        ...(piece && {piece})
      })
      for (const child of children) readNode(child, text, context, scopes, result, true)
      return
    }
    const words = view.text.replace(styleMarksOnly, '').trim()
    for (const child of node.children)
      readNode(child, text, context, {...scopes, words: [words, ...scopes.words]}, result, nested)
    return
  }
  for (const child of node.children) readNode(child, text, context, scopes, result, nested)
}

/**
 * The paper of an item that holds no more than its short name: `- **HeGAN**`, and below it an item with the title, the venue
 * and the year, and items with links.
 */
function titleBelow(
  named: Draft,
  node: Node,
  text: string,
  context: Context
): Pick<Reading, 'draft' | 'span' | 'piece'> | undefined {
  const [first, ...rest] = node.children
  const head = first?.blocks[0]
  if (!named.title || named.links.length > 0 || named.venue || named.title.text.split(' ').length > 3) return
  if (!head || first.children.length > 0 || rest.length === 0 || head.links.length > 0) return
  const draft = readHead(viewOf(head, text), context)
  if (!draft.title || !draft.venue || !draft.year || draft.title.text.split(' ').length < 4) return
  draft.short ??= named.title
  for (const child of rest) readDetails(draft, child, text, context)
  const [piece] = pieces(head, text)
  return {draft, span: head.span, ...(piece && {piece})}
}

/** An item's text line by line, where a second line begins with a label of its own: `- code [T](u)` and `paper [T](u)`. */
function pairLines(head: Block, view: View, text: string): View[] | undefined {
  const parts = cutAll(
    view,
    pieces(head, text).map(({span}) => span)
  )
  const isPair = parts.some(
    (part, index) => index > 0 && /^\s*(?:paper|code|pdf|slides|video)\b[\s:：]*\uE000/i.test(part.text)
  )
  return isPair || view.text.includes(breakMark) ? parts : undefined
}

/** A nested item that is an entry of its own: a title with a link to a paper. */
function isStrong(node: Node, text: string, context: Context): boolean {
  const [head] = node.blocks
  if (!head || head.links.length === 0 || isDetailItem(node, text)) return false
  const draft = readHead(viewOf(head, text), context)
  const words = draft.title?.text.split(' ').length ?? 0
  return (
    words >= 3 &&
    draft.titleIsCode === undefined &&
    draft.links.some(({role, link}) => role === 'paper' && link.kind !== 'autolink')
  )
}

/** A list item whose text is a label and an address: `- Paper: https://arxiv.org/abs/2311.15537`. */
export function isDetailItem(node: Node, text: string): boolean {
  const [head] = node.blocks
  if (!head) return false
  const source = viewOf(head, text).text
  const label =
    /^[\s\uE010-\uE013]*([\p{L}][\p{L} /-]{1,24}?)(?:\s?[（(][^()]{0,30}[)）])?[\s\uE010-\uE013]*[:：]/u.exec(
      source
    )?.[1]
  return (
    label !== undefined &&
    (roleOfLabel(label) !== undefined ||
      /^(?:homepage|authors?|affiliations?|venue|year|date|institutions?|作者|作者单位|单位|keywords?|tl;?dr|abstract|summary|conference|publication|中文解读|论文解读|代码)$/i.test(
        label.trim()
      ))
  )
}

/** All the lines of an item that belongs to an entry. */
export function readDetails(draft: Draft, node: Node, text: string, context: Context): void {
  for (const block of node.blocks) readDetail(draft, viewOf(block, text), context, false)
  for (const child of node.children) readDetails(draft, child, text, context)
}
