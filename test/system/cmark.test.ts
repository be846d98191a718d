import {execFileSync, spawnSync} from 'node:child_process'
import {describe, expect, test} from 'vitest'

const there = spawnSync('cmark-gfm', ['--version']).error === undefined

/** As GitHub's renderer puts it, with comments left in. */
const render = (text: string) =>
  execFileSync('cmark-gfm', ['--unsafe', '-e', 'table', '-e', 'autolink'], {input: text, encoding: 'utf8'})

const one = "[OSDI'21][UMich] [Oort](https://a.example/1)"
const two = "[OSDI'21][UWM] [Marius](https://a.example/2)"
const comment = '<!-- awesome-lint-disable-line dead-link: gone for good -->'
const next = '<!-- awesome-lint-disable-next-line dead-link: gone for good -->'
/** What readers see: comments render as nothing. */
const seen = (html: string) =>
  html
    .replace(/<!--[\s\S]*?-->/g, '')
    .replace(/[ \t]+(?=\n|<br|<\/)/g, '')
    .replace(/\n+(?=<\/|$)/g, '')

describe.skipIf(!there)('suppression comments as GitHub renders them (cmark-gfm)', () => {
  test.each([
    ['at the end of a line, before its break', `${one} ${comment}  \n${two}  \n`, `${one}  \n${two}  \n`],
    ['at the end of an item', `- ${one} ${comment}\n- ${two}\n`, `- ${one}\n- ${two}\n`],
    ['at the end of a numbered item', `1. ${one} ${comment}\n2. ${two}\n`, `1. ${one}\n2. ${two}\n`],
    ['inside of an item, before the next', `- ${one}\n  ${next}\n- ${two}\n`, `- ${one}\n- ${two}\n`],
    [
      'in a table',
      `| a | b |\n| - | - |\n| ${one} ${comment} | x |\n| ${two} | y |\n`,
      `| a | b |\n| - | - |\n| ${one} | x |\n| ${two} | y |\n`
    ],
    ['after a heading', `## Compilers ${comment}\n\n${one}\n`, `## Compilers\n\n${one}\n`],
    ['between blocks', `${one}\n\n${next}\n\n${two}\n`, `${one}\n\n${two}\n`]
  ])('%s change nothing that is seen', (_, commented, plain) => {
    const html = render(commented)
    expect(html).not.toContain('&lt;!--')
    expect(seen(html).replace(/\n+/g, '\n')).toBe(seen(render(plain)).replace(/\n+/g, '\n'))
  })

  test('with `--` inside are printed, which is why they are reported', () => {
    expect(render(`${one} <!-- awesome-lint-disable-line dead-link -- gone -->\n`)).toContain('&lt;!--')
  })

  test('between two lines of a paragraph tear it apart, which is why they belong at the end of the line', () => {
    const paragraphs = (text: string) => render(text).match(/<p>/g)
    expect(paragraphs(`${one}  \n${two}\n`)).toHaveLength(1)
    expect(paragraphs(`${one}  \n${next}\n${two}\n`)).toHaveLength(2)
  })
})
