import {copyFileSync, readFileSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {expect, test} from 'vitest'
import {exponent, type Point, plot} from '../bench/speed/growth.ts'
import {manyLists} from '../bench/speed/lists.ts'
import {check} from '../bench/speed/measure.ts'
import {fill, places, table} from '../bench/speed/page.ts'
import {nothing, ours, type Subject, version} from '../bench/speed/subjects.ts'
import {plainBlocks} from '../src/list/plain.ts'
import {seedPath} from './helpers/command.ts'
import {temporaryFolder} from './helpers/repository.ts'

const seed = readFileSync(seedPath, 'utf8')
const root = new URL('..', import.meta.url)

test('what is timed does its work', () => {
  const work = temporaryFolder()
  copyFileSync(seedPath, join(work, 'list.md'))
  expect(check(ours, work, 'list.md')).toContain('unclosed-link')
  expect(check(version, work, '')).toMatch(/^\d+\.\d+\.\d+\n$/)
  expect(check(nothing, work, '')).toBe('')
})

test('a command that crashes, or says nothing of the list, is not timed', () => {
  const work = temporaryFolder()
  const crashing: Subject = {...ours, command: () => [process.execPath, '-e', 'process.exit(2)']}
  expect(() => check(crashing, work, 'list.md')).toThrow('awesome-paper-lint ended with 2, expected 1')
  const silent: Subject = {...ours, command: () => [process.execPath, '-e', 'process.exit(1)']}
  expect(() => check(silent, work, 'list.md')).toThrow('awesome-paper-lint does not say')
})

test('the page has a place for everything that is measured, and what stands outside of them is kept', () => {
  const page = join(temporaryFolder(), 'page.md')
  copyFileSync(new URL('docs/performance.md', root), page)
  const before = readFileSync(page, 'utf8')
  fill(page, Object.fromEntries(places.map(name => [name, `measured ${name}: $1`])))
  const after = readFileSync(page, 'utf8')
  for (const name of places)
    expect(after).toContain(`<!-- measured: ${name} -->\n\nmeasured ${name}: $1\n\n<!-- end -->`)
  const outside = (text: string) => text.replace(/(<!-- measured: \w+ -->)[\s\S]*?(<!-- end -->)/g, '$1$2')
  expect(outside(after)).toBe(outside(before))
  writeFileSync(page, 'nothing')
  expect(() => fill(page, {seed: ''})).toThrow('no place for seed')
})

test('the power of growth is 1 for linear and 2 for quadratic, whatever a run costs to start', () => {
  const points = (cost: (times: number) => number): Point[] =>
    [1, 50, 100, 500].map(times => ({times, seconds: 0.3 + cost(times), megabytes: 80}))
  const seconds = (point: Point) => point.seconds
  expect(
    exponent(
      points(times => times * 0.02),
      seconds,
      0.3
    )
  ).toBeCloseTo(1)
  expect(
    exponent(
      points(times => times ** 2 * 0.001),
      seconds,
      0.3
    )
  ).toBeCloseTo(2)
})

test('the plot has a line for each subject and measure', () => {
  const points = [1, 500].map(times => ({times, seconds: times / 100, megabytes: 50 + times}))
  const svg = plot([
    {name: 'one', color: '#111', points},
    {name: 'other', color: '#222', points}
  ])
  expect(svg.match(/<polyline/g)).toHaveLength(4)
  expect(svg).not.toContain('NaN')
})

test('tables are aligned for numbers', () => {
  expect(table(['a', 'b'], [['c', '1']])).toBe('| a | b |\n| --- | ---: |\n| c | 1 |')
})

test('the many lists differ', () => {
  const folder = temporaryFolder()
  const texts = manyLists(seed, 3, folder).map(name => readFileSync(join(folder, name), 'utf8'))
  expect(new Set(texts).size).toBe(3)
})

test('what the parser is given grows as the list does', () => {
  const left = (text: string) => text.length - plainBlocks(text).reduce((sum, {start, end}) => sum + end - start, 0)
  const [ten, twenty, thirty] = [10, 20, 30].map(times => left(seed.repeat(times)))
  expect(ten).toBeLessThan(seed.length)
  expect(thirty! - twenty!).toBe(twenty! - ten!)
})
