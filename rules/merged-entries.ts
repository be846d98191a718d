import {outsideOf} from '../src/list/table/broken.ts'
import {defineRule} from '../src/rule.ts'

export default defineRule({
  id: 'merged-entries',
  summary: 'Every entry renders on a line of its own.',
  why: 'In Markdown a line ending alone does not end a line: without two spaces (or a backslash, or `<br>`) two papers run together into one. Editors and other linters strip such spaces as “trailing”; for a list of bare lines they are what holds it together.',
  severity: 'error',
  examples: [
    {
      bad: "[OSDI'21][UMich] [Oort](https://www.usenix.org/conference/osdi21/presentation/lai) \n[OSDI'21][UWM] [Marius](https://www.usenix.org/conference/osdi21/presentation/mohoney)  \n",
      says: ['1:83-1:84: Unexpected entry that runs on into the next, expected two trailing spaces'],
      good: "[OSDI'21][UMich] [Oort](https://www.usenix.org/conference/osdi21/presentation/lai)  \n[OSDI'21][UWM] [Marius](https://www.usenix.org/conference/osdi21/presentation/mohoney)  \n"
    },
    {
      bad: "[OSDI'21][UMich] [Oort](https://a.example/1)\\\n[OSDI'21][UWM] [Marius](https://a.example/2)\n[OSDI'21][MSR] [P3](https://a.example/3)\\\n[OSDI'21][UCB] [Ray](https://a.example/4)\n",
      says: ['2:45-2:45: Unexpected entry that runs on into the next, expected a trailing backslash'],
      good: "[OSDI'21][UMich] [Oort](https://a.example/1)\\\n[OSDI'21][UWM] [Marius](https://a.example/2)\\\n[OSDI'21][MSR] [P3](https://a.example/3)\\\n[OSDI'21][UCB] [Ray](https://a.example/4)\n"
    }
  ],
  *check({entries, lines, text, brokenTables}) {
    // Rows of a table that is shown as text need the table, not breaks.
    const merged = outsideOf(brokenTables, entries).filter(entry => entry.runsOn)
    if (merged.length === 0) return
    // The list's own way of breaking lines; two spaces where it has none.
    const backslashes = entries.filter(
      ({span}) => lines.span(lines.lineAt(span.end)).end === span.end + 1 && text[span.end] === '\\'
    ).length
    const spaces = entries.filter(({span}) => text.startsWith('  ', span.end)).length
    const [expected, named] = backslashes > spaces ? ['\\', 'a trailing backslash'] : ['  ', 'two trailing spaces']
    for (const {runsOn} of merged) {
      yield {
        place: runsOn!,
        message: `Unexpected entry that runs on into the next, expected ${named}`,
        expected: expected!,
        fix: 'safe'
      }
    }
  }
})
