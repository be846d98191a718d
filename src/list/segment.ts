import type {Block, Outline} from './blocks.ts'
import type {Context} from './draft.ts'
import {isDetailItem, readDetails, readNode} from './segment/item.ts'
import {readParagraph} from './segment/paragraph.ts'
import type {Reading} from './segment/reading.ts'
import {scopeTracker} from './segment/scopes.ts'
import {elementsOf, type Node} from './segment/tree.ts'
import {readTable} from './table.ts'

/** Cut a list into the places where entries may stand, and read each of them. */
export function readings({blocks, groups}: Outline, text: string, context: Context): Reading[] {
  const result: Reading[] = []
  const elements = elementsOf(blocks)
  const scopes = scopeTracker(groups)
  for (let index = 0; index < elements.length; index++) {
    const element = elements[index]!
    if ('cells' in element) {
      const first = element.cells[0]!
      result.push(...readTable(element.cells, text, context, {words: scopes.at(first), section: scopes.section(first)}))
    } else if ('node' in element) {
      const first = firstBlock(element.node)
      if (first)
        readNode(element.node, text, context, {words: scopes.at(first), section: scopes.section(first)}, result)
    } else {
      const {block} = element
      if (block.kind === 'heading') continue
      let next = index + 1
      const details: Node[] = []
      for (; next < elements.length; next++) {
        const after = elements[next]!
        if (!('node' in after) || !isDetailItem(after.node, text, context)) break
        details.push(after.node)
      }
      if (details.length === 0 && scopes.enter(block, text)) continue
      readParagraph(block, text, context, {words: scopes.at(block), section: scopes.section(block)}, result)
      const last = result.at(-1)
      if (details.length > 0 && last && last.span.start >= block.span.start) {
        for (const node of details) readDetails(last.draft, node, text, context)
        index = next - 1
      }
    }
  }
  return result
}

const firstBlock = (node: Node): Block | undefined => node.blocks[0] ?? node.children.map(firstBlock).find(Boolean)
