import type {Block, Outline} from './blocks.ts'
import type {Context} from './draft.ts'
import {isDetailItem, readDetails, readNode} from './segment/item.ts'
import {isLabelsItem} from './segment/labels.ts'
import {readParagraph} from './segment/paragraph.ts'
import type {Reading} from './segment/reading.ts'
import {scopeTracker} from './segment/scopes.ts'
import {titledReading} from './segment/titled.ts'
import {type Element, elementsOf, type Node} from './segment/tree.ts'
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
      if (block.kind === 'heading') {
        let end = index + 1
        while (end < elements.length && !isHeading(elements[end]!)) end++
        const below = elements.slice(index + 1, end)
        const scope = {words: scopes.at(block).slice(1), section: scopes.section(block)}
        const titled = below.length > 0 && titledReading(block, below, text, context, scope)
        if (!titled) continue
        result.push(titled)
        index += below.length
        continue
      }
      let next = index + 1
      const details: Node[] = []
      const isTitle = block.links.length === 0 && /\S\s\S+\s\S/.test(block.masked)
      for (; next < elements.length; next++) {
        const after = elements[next]!
        if (
          !('node' in after) ||
          !(isDetailItem(after.node, text, context) || (isTitle && isLabelsItem(after.node, text)))
        )
          break
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

const isHeading = (element: Element) => 'block' in element && element.block.kind === 'heading'

const firstBlock = (node: Node): Block | undefined => node.blocks[0] ?? node.children.map(firstBlock).find(Boolean)
