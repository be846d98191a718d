import {expect, test} from 'vitest'
import {drawProgress} from '../src/cli/progress.ts'
import type {Progress} from '../src/links/progress.ts'

const progress: Progress = {
  total: 10,
  done: 3,
  verdicts: {alive: 3},
  requests: 3,
  hosts: [{host: 'a.example', queued: 7, underWay: 1, spacing: 50}],
  startedAt: 0,
  now: 1000
}

test('progress is drawn over itself at every tick and leaves nothing behind', async () => {
  const written: string[] = []
  let tick = () => {}
  let stopped = false
  const {watch, clear} = drawProgress({err: async text => void written.push(text), errColumns: 60}, draw => {
    tick = draw
    return () => {
      stopped = true
    }
  })
  watch(() => progress)
  tick()
  tick()
  await clear()
  expect(written).toHaveLength(3)
  const height = written[0]!.split('\n').length
  expect(written[1]!.startsWith(`\r\u001B[${height - 1}A\u001B[J`)).toBe(true)
  expect(written[2]).toMatch(/\u001B\[J$/)
  for (const line of written[0]!.split('\n')) expect(line.length).toBeLessThan(60)
  expect(stopped).toBe(true)
})
