import {defineRule} from '../src/rule.ts'

const rows = '| Ansor | [paper](https://a.example/1) | OSDI |\n| Oort | [paper](https://a.example/2) | OSDI |\n'
const table = `| Title | Link | Venue |\n| --- | --- | --- |\n${rows}`

export default defineRule({
  id: 'broken-table',
  summary: 'Rows of a table are shown as a table.',
  why: 'GitHub shows a table only where the row of dashes has as many cells as the head above it, and only up to the next blank line. One bar too many, and all papers of the section run together into one paragraph with bars in it. A full-width bar `｜`, as Chinese keyboards write it, parts no cells.',
  severity: 'error',
  examples: [
    {
      bad: `| Title | Link | Venue |\n|:-----:|:-----:||:-----:|\n${rows}`,
      says: [
        '2:1-2:27: Unexpected row of dashes `|:-----:|:-----:||:-----:|` with 4 cells, expected 3 as in the head: the rows are shown as text'
      ],
      good: `| Title | Link | Venue |\n|:-----:|:-----:|:-----:|\n${rows}`
    },
    {
      bad: `| Title | Link | Venue |\n| --- | --- |\n${rows}`,
      says: [
        '2:1-2:14: Unexpected row of dashes `| --- | --- |` with 2 cells, expected 3 as in the head: the rows are shown as text'
      ],
      good: table
    },
    {
      bad: `| Title | Link | Venue |\n|—|—|—|\n${rows}`,
      says: [
        '2:1-2:8: Unexpected row of dashes `|—|—|—|` with other marks, expected cells such as `---` or `:-:`: the rows are shown as text'
      ],
      good: `| Title | Link | Venue |\n|---|---|---|\n${rows}`
    },
    {
      bad: `| Title | Link | Venue |\n${rows}`,
      says: [
        '1:25-1:25: Unexpected head of a table `| Title | Link | Venue |` without a row of dashes below it, expected one with 3 cells: the rows are shown as text'
      ],
      good: table
    },
    {
      bad: `| Title | Link | Venue |\n| --- | --- | --- |\n\n${rows}`,
      says: ['3:1-4:1: Unexpected blank line within a table, expected none: the rows after it are shown as text'],
      good: table
    },
    {
      bad: `|---|---|---|\n${rows}`,
      says: ['1:1-1:14: Unexpected row of dashes without a head above it, expected the head of the table'],
      good: table
    },
    {
      bad: `${table}| Ray | [paper](https://a.example/3) ｜ OSDI ｜\n`,
      says: ['5:38-5:46: Unexpected full-width bar `｜` in a row of 2 cells, expected `|`: the table has 3'],
      good: `${table}| Ray | [paper](https://a.example/3) | OSDI |\n`
    }
  ],
  *check({brokenTables}) {
    for (const {unexpected, expected, place, fix} of brokenTables)
      yield {
        place,
        message: `Unexpected ${unexpected}, expected ${expected}`,
        ...(fix !== undefined && {expected: fix, fix: 'safe'})
      }
  }
})
