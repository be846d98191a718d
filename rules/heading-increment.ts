import {defineRule} from '../src/rule.ts'

export default defineRule({
  id: 'heading-increment',
  summary: 'A heading is at most one rank below the heading before it.',
  why: 'Screen readers and tables of contents build an outline from the ranks; a skipped rank leaves a hole in it. Only the first heading at which a rank is skipped is reported: the ones after it at the same rank are consistent.',
  severity: 'warning',
  examples: [
    {
      bad: '# List\n\n#### Scheduling\n\n#### Cache\n',
      says: ['3:1-3:16: Unexpected heading of rank 4 after one of rank 1, expected rank 2'],
      good: '# List\n\n## Scheduling\n\n## Cache\n'
    },
    {
      bad: '# List\n\n### A\n\n# B\n\n### C\n',
      says: ['3:1-3:6: Unexpected heading of rank 3 after one of rank 1, expected rank 2 (2 times in this list)'],
      good: '# List\n\n## A\n\n# B\n\n## C\n'
    }
  ],
  *check({headings}) {
    // A list that always skips the same rank has one fault, not one at every heading.
    const skips = new Map<string, {at: number; count: number}>()
    for (const [index, {depth}] of headings.entries()) {
      const before = headings[index - 1]?.depth
      if (before === undefined || depth <= before + 1) continue
      const skip = skips.get(`${before} ${depth}`)
      if (skip) skip.count++
      else skips.set(`${before} ${depth}`, {at: index, count: 1})
    }
    for (const {at, count} of skips.values()) {
      const {depth, span} = headings[at]!
      const before = headings[at - 1]!.depth
      const more = count > 1 ? ` (${count} times in this list)` : ''
      yield {
        place: span,
        message: `Unexpected heading of rank ${depth} after one of rank ${before}, expected rank ${before + 1}${more}`
      }
    }
  }
})
