import type {Block, Group, Section} from '../blocks.ts'

/** Keeps the words above an entry: bold paragraphs and summaries inside of headings. */
export function scopeTracker(groups: readonly Group[]) {
  let next = 0
  let group = ''
  let label = ''
  let heading: Section['heading']
  let section: Section | undefined
  const settle = (block: Block) => {
    for (; next < groups.length && groups[next]!.at <= block.span.start; next++) {
      group = groups[next]!.text
      label = ''
      section = undefined
    }
    if (block.section.heading !== heading) {
      heading = block.section.heading
      label = ''
      section = undefined
    }
  }
  return {
    /** Take a paragraph as the label of what follows, if it is one. */
    enter(block: Block, text: string): boolean {
      settle(block)
      if (block.links.length > 0) return false
      const source = text.slice(block.span.start, block.span.end).trim()
      const bold = /^(\*\*|__)([^*_]{1,60})\1:?$/.exec(source)
      const words = (bold?.[2] ?? source).replace(/[:：]$/, '').trim()
      if (!bold && !(source.length < 50 && /[:：]$/.test(source))) return false
      if (words.split(/\s+/).length > 5) return false
      label = words
      section = undefined
      return true
    },
    /** The block's section, or the group inside of it. */
    section(block: Block): Section {
      settle(block)
      if (!label && !group) return block.section
      section ??= {...block.section, group: label || group}
      return section
    },
    at(block: Block): string[] {
      settle(block)
      return [label, group, ...[...block.section.path].reverse()].filter(Boolean)
    }
  }
}
