import {existsSync, readFileSync} from 'node:fs'
import {describe, expect, test} from 'vitest'
import {lists} from '../../bench/accuracy/corpus.ts'
import {countsFile, countsOf} from '../../bench/accuracy/counts.ts'

const there = existsSync(new URL('../../../shared/corpus/lists/', import.meta.url))
const rows = readFileSync(countsFile, 'utf8')
  .trimEnd()
  .split('\n')
  .slice(1)
  .map(row => row.split('\t') as [list: string, what: string, count: string])
const committed = (list: string) => Object.fromEntries(rows.filter(([name]) => name === list).map(row => row.slice(1)))

describe.skipIf(!there)('the lists of the corpus', () => {
  const all = there ? lists() : []

  test('are those that were counted', () => {
    expect(all.map(({name}) => name)).toEqual([...new Set(rows.map(([name]) => name))])
  })

  test.each(all.map(({name, text}) => [name, text] as const))('%s is read, and spoken of, as it was', (name, text) => {
    expect(
      Object.fromEntries(countsOf(name, text)),
      'If this is meant, run `npm run counts`, read what changed in test/fixtures/corpus-counts.tsv, and commit it'
    ).toEqual(committed(name))
  })
})
