import {expect, test} from 'vitest'
import {type Progress, renderProgress} from '../../src/links/progress.ts'

const progress: Progress = {
  total: 1443,
  done: 412,
  verdicts: {dead: 2, alive: 401, blocked: 9},
  requests: 230,
  hosts: [
    {host: 'github.com', queued: 14, underWay: 2, spacing: 100, until: 42_000, because: 'status 429'},
    {host: 'export.arxiv.org', queued: 7, underWay: 0, spacing: 3_000},
    {host: 'slow.example', queued: 0, underWay: 1, spacing: 50}
  ],
  startedAt: 0,
  now: 30_000
}

test('shows links done, verdicts, hosts that wait and why, and the time left', () => {
  expect(renderProgress(progress, {columns: 80})).toMatchInlineSnapshot(`
    [
      "Links 412/1,443 [###########-----------------------------] 76 s left",
      "401 alive, 9 blocked, 2 dead; 230 requests",
      "github.com: 14 queued, 2 under way, waits 12 s: status 429",
      "export.arxiv.org: 7 queued, one in 3 s",
      "slow.example: 1 under way",
    ]
  `)
})

test('fits any terminal', () => {
  for (const columns of [1, 10, 20, 40, 200]) {
    for (const line of renderProgress(progress, {columns})) expect(line.length).toBeLessThanOrEqual(columns)
  }
})

test('starts and ends without nonsense', () => {
  const none = {total: 0, done: 0, verdicts: {}, requests: 0, hosts: [], startedAt: 0, now: 0}
  expect(renderProgress(none, {columns: 60}).join('\n')).not.toMatch(/NaN|undefined|Infinity/)
  const all = {...progress, done: 1443, hosts: []}
  expect(renderProgress(all, {columns: 80})[0]).not.toContain('left')
})
