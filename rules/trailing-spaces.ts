import {defineRule} from '../src/rule.ts'

const entry = "[OSDI'21][UMich] [Oort](https://www.usenix.org/conference/osdi21/presentation/lai)"

export default defineRule({
  id: 'trailing-spaces',
  summary: 'Lines end without blanks, but for the two that break a line.',
  why: 'Editors and formatters strip blanks at the end of lines and make noise in diffs. Two spaces after text are Markdown’s way to end a line and are left alone wherever they stand, as is what `merged-entries` and `hard-break-spaces` speak of.',
  severity: 'warning',
  preset: 'strict',
  examples: [
    {
      bad: `# List \n\n${entry}  \n \t\n- item   \n`,
      says: [
        '1:7-1:8: Unexpected blank at the end of the line, expected none',
        '4:1-4:3: Unexpected blanks at the end of the line, expected none',
        '5:7-5:10: Unexpected blanks at the end of the line, expected none'
      ],
      good: `# List\n\n${entry}  \n\n- item\n`
    }
  ],
  *check({text, lines, entries, headings, links}) {
    // No list, or a tree made by another plugin, which has no places.
    if (headings.length + links.length === 0) return
    const breaks = new Set(entries.flatMap(({runsOn}) => (runsOn ? [runsOn.start] : [])))
    let fence: string | undefined
    for (let line = 1; line <= lines.count; line++) {
      const {start, end} = lines.span(line)
      const source = text.slice(start, end)
      const mark = /^\s*(`{3,}|~{3,})/.exec(source)?.[1]
      if (fence !== undefined) {
        if (mark?.startsWith(fence)) fence = undefined
        continue
      }
      fence = mark
      const blanks = /(?<![ \t])[ \t]+$/.exec(source)
      // Four blanks at the start may be code, in which every blank counts.
      if (!blanks || /^(?: {4}|\t)/.test(source)) continue
      const said = blanks.index > 0
      if (said && (blanks[0] === '  ' || breaks.has(start + blanks.index))) continue
      const next = lines.span(line + 1)
      if (said && blanks[0].length > 2 && text.slice(next.start, next.end).trim() !== '') continue
      yield {
        place: {start: start + blanks.index, end},
        message: `Unexpected blank${blanks[0].length > 1 ? 's' : ''} at the end of the line, expected none`,
        expected: '',
        fix: 'safe'
      }
    }
  }
})
