import {readdirSync, readFileSync} from 'node:fs'
import {join, sep} from 'node:path'
import {fileURLToPath} from 'node:url'
import {type AnyNode, parse} from 'acorn'
import {full} from 'acorn-walk'
import {transformSync} from 'esbuild'
import fc from 'fast-check'
import {analyse} from 'scslre'
import {expect, test} from 'vitest'

const root = fileURLToPath(new URL('../..', import.meta.url))
const files = ['src', 'rules'].flatMap(folder =>
  readdirSync(join(root, folder), {recursive: true, encoding: 'utf8'})
    .filter(name => name.endsWith('.ts'))
    .map(name => `${folder}/${name.split(sep).join('/')}`)
)

interface Pattern {
  readonly path: string
  readonly source: string
  readonly flags: string
}

/** The regular expressions that are written in a file. */
function patternsOf(path: string): Pattern[] {
  const {code} = transformSync(readFileSync(join(root, path), 'utf8'), {loader: 'ts', target: 'esnext', format: 'esm'})
  const literals: Pattern[] = []
  full(parse(code, {ecmaVersion: 'latest', sourceType: 'module'}), (node: AnyNode) => {
    if (node.type === 'Literal' && node.regex)
      literals.push({path, source: node.regex.pattern, flags: node.regex.flags})
  })
  return literals
}

/** What takes time that grows faster than any power of the text's length. */
const exponential = ({source, flags}: Pick<Pattern, 'source' | 'flags'>) =>
  analyse({source, flags}).reports.filter(report => report.exponential).length > 0

const found = files.flatMap(patternsOf)

test('every regular expression of the sources is looked at', () => {
  expect(found.length).toBeGreaterThan(500)
})

test('no regular expression takes exponential time', () => {
  // What takes time with the square of a run of blanks is found by growth, in growth.test.ts: most never see such a run.
  expect(found.filter(exponential)).toEqual([])
})

test('neither does one that is built, once it is built', async () => {
  const built = new Map<string, RegExp>()
  const {RegExp: real} = globalThis
  globalThis.RegExp = new Proxy(real, {
    construct(target, [source, flags], as) {
      const made = Reflect.construct(target, [source, flags], as) as RegExp
      if (new Error().stack?.split('\n')[2]?.match(/\/(?:src|rules)\//)) built.set(String(made), made)
      return made
    }
  })
  try {
    const {everyRule} = await import('../fuzz/linting.ts')
    const {lint} = await import('../../src/lint.ts')
    const {markdown} = await import('../fuzz/markdown.ts')
    for (const text of fc.sample(markdown, {seed: 1, numRuns: 60})) lint(text, 'list.md', everyRule)
  } finally {
    globalThis.RegExp = real
  }
  expect(built.size).toBeGreaterThan(10)
  expect([...built.values()].filter(exponential).map(String)).toEqual([])
})

test('the analysis finds what it is for', () => {
  expect(exponential({source: '^(?:a+)+$', flags: ''})).toBe(true)
  expect(exponential({source: '^a+$', flags: ''})).toBe(false)
})
