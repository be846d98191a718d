import type {Block, Item} from '../blocks.ts'

/** A list item with its own blocks and the items below it. */
export interface Node {
  readonly item: Item
  readonly blocks: Block[]
  readonly children: Node[]
}

/** A top-level piece of a list. */
export type Element = {readonly block: Block} | {readonly node: Node} | {readonly cells: readonly Block[]}

/** Lists as trees of items, tables as all their cells, paragraphs and headings as they are. */
export function elementsOf(blocks: readonly Block[]): Element[] {
  const elements: Element[] = []
  const nodes = new Map<Item, Node>()
  let cells: Block[] | undefined
  for (const block of blocks) {
    if (block.cell) {
      if (cells && cells[0]!.cell!.table === block.cell.table) cells.push(block)
      else {
        cells = [block]
        elements.push({cells})
      }
      continue
    }
    const item = block.items.at(-1)
    if (!item || block.kind === 'heading') {
      elements.push({block})
      continue
    }
    let parent: Node | undefined
    for (const one of block.items) {
      let node = nodes.get(one)
      if (!node) {
        node = {item: one, blocks: [], children: []}
        nodes.set(one, node)
        if (parent) parent.children.push(node)
        else elements.push({node})
      }
      parent = node
    }
    parent!.blocks.push(block)
  }
  return elements
}
