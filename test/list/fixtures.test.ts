import {readdirSync, readFileSync} from 'node:fs'
import {expect, test} from 'vitest'
import {measures, scoreList} from '../../bench/labels/score.ts'
import {exportEntries} from '../../src/export.ts'
import {lint} from '../../src/lint.ts'

// Invented papers, written in the styles of lists that people keep; beside each list what a reader sees in it.
const folder = new URL('../fixtures/lists/', import.meta.url)
const read = (file: string) => readFileSync(new URL(file, folder), 'utf8')
const names = readdirSync(folder)
  .filter(file => file.endsWith('.tsv'))
  .map(file => file.slice(0, -'.tsv'.length))

test.each(names)('%s is read as people read it', name => {
  const text = read(`${name}.md`)
  const rows = read(`${name}.tsv`)
    .trimEnd()
    .split('\n')
    .slice(1)
    .map(row => row.split('\t') as [string, string, string, string, string, string])
  const labels = rows.map(([line, title, url, venue, year]) => ({
    line: Number(line),
    title,
    url,
    venue,
    written: venue,
    year
  }))
  const {values, wrong} = scoreList({name, text, labels, ignored: []})
  expect(wrong).toEqual([])
  for (const measure of measures) expect(values[measure], measure).toBe(1)

  const entries = exportEntries(lint(text, name, {rules: []}).list, name)
  const authored = rows.filter(row => row[5])
  expect(authored.map(([, title]) => entries.find(entry => entry.title === title)?.authors.join('; '))).toEqual(
    authored.map(row => row[5])
  )
})
