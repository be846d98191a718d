import {defineRule} from '../src/rule.ts'

export default defineRule({
  id: 'heading-increment',
  summary: 'A heading is at most one rank below the heading before it.',
  why: 'Screen readers and tables of contents build an outline from the ranks; a skipped rank leaves a hole in it. Only the heading at which a rank is skipped is reported: the ones after it at the same rank are consistent.',
  severity: 'warning',
  examples: [
    {
      bad: '# List\n\n#### Scheduling\n\n#### Cache\n',
      says: ['3:1-3:16: Unexpected heading of rank 4 after one of rank 1, expected rank 2'],
      good: '# List\n\n## Scheduling\n\n## Cache\n'
    }
  ],
  *check({headings}) {
    for (const [index, heading] of headings.entries()) {
      const before = headings[index - 1]
      if (before && heading.depth > before.depth + 1) {
        yield {
          place: heading.span,
          message: `Unexpected heading of rank ${heading.depth} after one of rank ${before.depth}, expected rank ${before.depth + 1}`
        }
      }
    }
  }
})
