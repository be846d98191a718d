import fc from 'fast-check'
import type {Paragraph} from 'mdast'
import remarkFrontmatter from 'remark-frontmatter'
import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import {unified} from 'unified'
import {expect, test} from 'vitest'
import {parse} from '../src/list/parse.ts'
import {readList} from '../src/list/read.ts'
import {markdown} from './fuzz/markdown.ts'

const whole = unified().use(remarkParse).use(remarkGfm).use(remarkFrontmatter).freeze()

test('a text with fewer marks and words than are surplus is read as the parser reads it', () => {
  const same = (text: string) => {
    const read = (tree: object) => JSON.stringify(tree, (key, value) => (key === 'position' ? undefined : value))
    // What is nested too deeply is refused.
    const tree = ((): object | undefined => {
      try {
        return parse(text)
      } catch {
        return
      }
    })()
    if (tree) expect(read(tree)).toBe(read(whole.parse(text)))
  }
  for (const text of fc.sample(markdown, {seed: 1, numRuns: 150})) same(text)
  for (const scrap of [
    '[a](b) *c* ',
    '`a` <b> &amp; ',
    'www.a.example a@b.cd https://a.example/ ',
    '[^a] ~~b~~ \\[ ![c](d) '
  ])
    same(scrap.repeat(200))
})

test('marks beyond ten thousand of one paragraph are text, and those of the next count anew', () => {
  const text = `${'**a** '.repeat(6000)}\n\n[OSDI'21] *[Pollux](https://a.example/x)*\n`
  const [first, second] = parse(text).children as unknown as [Paragraph, Paragraph]
  expect(first.children.filter(({type}) => type === 'strong')).toHaveLength(5000)
  expect(second.children.map(({type}) => type)).toEqual(['text', 'emphasis'])
  expect(readList(parse(text), text).entries.map(({title}) => title.text)).toEqual(['Pollux'])
})

test('of thousands of words in an open bracket none is looked at for an address, and those after it are', () => {
  for (const open of ['', '[', '[a [b] ', '[a](https://b.example/) ']) {
    const text = `- ${open}${'word '.repeat(3000)}https://a.example/x a@b.example] https://c.example/y\n`
    expect(JSON.stringify(parse(text).children)).toBe(JSON.stringify(whole.parse(text).children))
  }
})

test('an address after thousands of words is a link all the same', () => {
  const text = `- ${'word '.repeat(3000)} https://a.example/x a@b.example\n`
  expect(readList(parse(text), text).links.map(({url}) => url)).toEqual(['https://a.example/x', 'mailto:a@b.example'])
})
