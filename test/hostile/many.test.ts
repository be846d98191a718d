import {expect, test} from 'vitest'
import {renderProgress} from '../../src/links/progress.ts'
import {embeddedLinks} from '../../src/list/embedded.ts'
import {parse} from '../../src/list/parse.ts'
import {readList} from '../../src/list/read.ts'
import {joinLinks} from '../../src/report/join.ts'
import type {LinkReport} from '../../src/report/report.ts'

/** More than the arguments that fit on a stack. */
const many = 200_000

test('one block of html may hold more links than fit on a stack', () => {
  const text = `<div>\n${'<a href="http://a.b/c">p</a>\n'.repeat(many)}</div>\n`
  expect(embeddedLinks(parse(text), text)).toHaveLength(many)
})

test('one table of html may have more cells than fit on a stack', () => {
  const text = `<table>\n<tr>${'<td>x</td>\n'.repeat(many)}</tr>\n</table>\n`
  expect(readList(parse(text), text).links).toEqual([])
})

test('one URL may stand in more places than fit on a stack, in each of several lists', () => {
  const places = Array.from({length: many}, (_, line) => ({path: 'list.md', line, column: 1}))
  const link: LinkReport = {url: 'http://a.b/c', verdict: {kind: 'skipped', because: ''}, evidence: [], places}
  const [joined, ...rest] = joinLinks([[link], [link]])
  expect([joined!.places.length, rest.length]).toEqual([2 * many, 0])
})

test('the progress of more hosts than fit on a stack can be told', () => {
  const hosts = Array.from({length: many}, (_, index) => ({host: `${index}`, queued: 1, underWay: 0, spacing: 50}))
  const progress = {total: many, done: 1, verdicts: {alive: 1}, requests: 1, hosts, startedAt: 0, now: 1}
  expect(renderProgress(progress, {columns: 80})[0]).toContain('s left')
})
