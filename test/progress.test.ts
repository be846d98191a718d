import {expect, test} from 'vitest'
import {drawProgress} from '../src/cli/progress.ts'
import type {Progress} from '../src/links/progress.ts'

const at = (now: number, done: number): Progress => ({
  total: 10,
  done,
  verdicts: {alive: done},
  requests: done,
  hosts: [{host: 'a.example', queued: 10 - done}],
  startedAt: 0,
  now
})

test('progress is drawn over itself, ten times a second at most, and leaves nothing behind', async () => {
  const written: string[] = []
  const err = async (text: string) => void written.push(text)
  const {watch, clear} = drawProgress({err, out: err, columns: 80, errColumns: 60, interactive: true, color: false})
  watch(at(1000, 1))
  watch(at(1050, 2))
  watch(at(1100, 3))
  await clear()
  expect(written).toHaveLength(3)
  const height = written[0]!.split('\n').length
  expect(written[1]).toMatch(new RegExp(`^\\r(?:\\u001B\\[${height - 1}A)?\\u001B\\[J`))
  expect(written[2]).toMatch(/\u001B\[J$/)
  for (const line of written[0]!.split('\n')) expect(line.length).toBeLessThan(60)
})
