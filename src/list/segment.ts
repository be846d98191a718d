import type {Block, Heading, Outline, Section} from './blocks.ts'
import {readDetail} from './detail.ts'
import type {Context} from './draft.ts'
import {isDetailItem, readDetails, readNode} from './segment/item.ts'
import {isLabelsItem} from './segment/labels.ts'
import {readParagraph} from './segment/paragraph.ts'
import type {Reading} from './segment/reading.ts'
import {scopeTracker} from './segment/scopes.ts'
import {titledReading} from './segment/titled.ts'
import {type Element, elementsOf, type Node} from './segment/tree.ts'
import {readTable} from './table.ts'
import {viewOf} from './view.ts'

/** Cut a list into the places where entries may stand, and read each of them. */
export function readings({blocks, groups, headings}: Outline, text: string, context: Context): Reading[] {
  const result: Reading[] = []
  const elements = elementsOf(blocks)
  const scopes = scopeTracker(groups)
  let around: ReadonlyMap<number, Section> | undefined
  for (let index = 0; index < elements.length; index++) {
    const element = elements[index]!
    if ('cells' in element) {
      const first = element.cells[0]!
      const scope = {words: scopes.at(first), section: scopes.section(first)}
      for (const row of readTable(element.cells, text, context, scope)) result.push(row)
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
        around ??= sectionsAround(headings)
        const section = around.get(block.span.start) ?? block.section
        const scope = {words: [...section.path].reverse(), section}
        const reading = below.length > 0 && titledReading(block, below, text, context, scope)
        if (!reading) continue
        result.push(reading)
        index += below.length
        continue
      }
      const before = result.at(-1)
      if (
        before?.container === 'item' &&
        before.draft.links.length === 0 &&
        isBelow(elements[index - 1], block, text)
      ) {
        readDetail(before.draft, viewOf(block, text), context, true)
        continue
      }
      let next = index + 1
      const details: Node[] = []
      const isTitle = block.links.length === 0 && /\S\s\S+\s\S/.test(block.masked)
      for (; next < elements.length; next++) {
        const after = elements[next]!
        if (!('node' in after) || !(isDetailItem(after.node, text) || (isTitle && isLabelsItem(after.node, text))))
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

/** An italic line after an item that was meant to belong to it: `10. **Title.** CVPR 2020.`, and its authors, three blanks in. */
const isBelow = (before: Element | undefined, block: Block, text: string) =>
  before !== undefined && 'node' in before && /^\s*\uE012/.test(viewOf(block, text).text)

/** The section around each heading, by where the heading starts; one object for all headings in it. */
function sectionsAround(headings: readonly Heading[]): ReadonlyMap<number, Section> {
  const title = headings.find(({depth}) => depth === 1)
  const around = new Map<number, Section>()
  const sections = new Map<Heading | undefined, Section>()
  let above: Heading[] = []
  for (const heading of headings) {
    above = above.filter(({depth}) => depth < heading.depth)
    const last = above.at(-1)
    const section = sections.get(last) ?? {
      path: above.filter(one => one !== title).map(one => one.text),
      ...(last && {heading: last})
    }
    sections.set(last, section)
    around.set(heading.span.start, section)
    above.push(heading)
  }
  return around
}
