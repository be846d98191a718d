import fc from 'fast-check'
import {describe, expect, test} from 'vitest'
import {anchorsOf} from '../../src/list/anchors.ts'
import {decodeReferences, startTags} from '../../src/list/html.ts'
import {parse} from '../../src/list/parse.ts'
import {readList} from '../../src/list/read.ts'

const linksOf = (text: string) =>
  readList(parse(text), text).links.map(({kind, url, urlSpan}) => [kind, url, text.slice(urlSpan.start, urlSpan.end)])

describe('the links of a list', () => {
  test('are also images, in links and tables, with title and angle brackets', () => {
    const text =
      '[![build](https://ci.example/b.svg "t")](https://ci.example)\n\n| a |\n|-|\n| ![p](<my fig.png>) ![a [b](c)](d.png) |\n'
    expect(linksOf(text)).toEqual([
      ['link', 'https://ci.example', 'https://ci.example'],
      ['image', 'https://ci.example/b.svg', 'https://ci.example/b.svg'],
      ['image', 'my fig.png', 'my fig.png'],
      ['image', 'd.png', 'd.png']
    ])
  })

  test('are autolinks and bare URLs, but not what stands in code', () => {
    expect(linksOf('<https://a.example/x> https://b.example/y, `https://c.example` www.d.example\n')).toEqual([
      ['autolink', 'https://a.example/x', 'https://a.example/x'],
      ['autolink', 'https://b.example/y', 'https://b.example/y'],
      ['autolink', 'http://www.d.example', 'www.d.example']
    ])
  })

  test('are href, src and srcset of html, inline, in tables and in blocks, with references decoded', () => {
    const text = [
      'A <a title="x > y" href="https://a.example/?p=1&amp;q=2">b</a>',
      "| a |\n|-|\n| <img alt=x src='fig%20(1).png'> |",
      '<picture>\n<source srcset="dark.png 2x, light.png">\n<img SRC=one.png>\n<script src="no.js">"<a href=no>"</script>\n</picture>',
      '<!-- <a href="no"> --><p title="<a href=no>">'
    ].join('\n\n')
    expect(linksOf(text)).toEqual([
      ['html', 'https://a.example/?p=1&q=2', 'https://a.example/?p=1&amp;q=2'],
      ['html', 'fig%20(1).png', 'fig%20(1).png'],
      ['html', 'dark.png', 'dark.png'],
      ['html', 'light.png', 'light.png'],
      ['html', 'one.png', 'one.png']
    ])
  })

  test('are reference definitions that something refers to, whatever their case, and no others', () => {
    const text =
      '[a][Code Here] ![b][img] [plain]\n\n[code   here]: https://a.example\n[img]: b.png\n[plain]: <https://c.example>\n[plain]: https://second.example\n[unused]: https://d.example\n[//]: # (a comment)\n'
    expect(linksOf(text)).toEqual([
      ['definition', 'https://a.example', 'https://a.example'],
      ['definition', 'b.png', 'b.png'],
      ['definition', 'https://c.example', 'https://c.example']
    ])
  })
})

describe('html', () => {
  const name = fc.stringMatching(/^[a-z][a-z0-9-]{0,8}$/)
  const value = fc.string({unit: 'grapheme', maxLength: 20})

  test('gives back every attribute that was written into it, wherever it stands', () => {
    fc.assert(
      fc.property(
        name.filter(one => !/^(?:script|style|textarea|title|xmp|iframe|noembed|noframes)$/.test(one)),
        fc.uniqueArray(fc.tuple(name, value, fc.constantFrom('"', "'")), {selector: ([key]) => key}),
        fc.constantFrom('', 'text < > & ', '<!-- <a href=no> -->', '</b>', '<?x ?>', '<!doctype html>'),
        (tag, attributes, before) => {
          const safe = attributes.map(([key, text, quote]) => [key, text.replaceAll(quote, ''), quote] as const)
          const html = `${before}<${tag} ${safe.map(([key, text, quote]) => `${key.toUpperCase()} = ${quote}${text}${quote}`).join('\n')} hidden>`
          const found = [...startTags(html)].find(one => one.name === tag && one.attributes.length > 0)
          const said = found?.attributes.map(({name: key, value: {start, end}}) => [key, html.slice(start, end)])
          const expected = safe.map(([key, text]) => [key, text] as readonly string[])
          if (!safe.some(([key]) => key === 'hidden')) expected.push(['hidden', ''])
          expect(said).toEqual(expected)
        }
      )
    )
  })

  test('of any kind is read to its end, without a tag out of its bounds', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.constantFrom('<', '>', '"', "'", '=', ' ', 'a', '/', '!', '-', '--', '<script>', '</script>', '\n')
        ),
        parts => {
          const html = parts.join('')
          for (const {attributes} of startTags(html, {start: 1, end: html.length - 1}))
            for (const {value: span} of attributes) expect(span.start <= span.end && span.end < html.length).toBe(true)
        }
      )
    )
  })

  test('references are decoded where they end with a semicolon, and a broken one stands', () => {
    expect(decodeReferences('a&amp;b&#38;c&#x26;d&copy=1&nosuch;&#0;')).toBe('a&b&c&d&copy=1&nosuch;\uFFFD')
  })
})

describe('the anchors of a list', () => {
  const anchors = (text: string) => anchorsOf(readList(parse(text), text))

  // Headings as github-slugger makes them, which follows GitHub.
  test.each([
    ['# :rocket: Getting Started', 'rocket-getting-started'],
    ['# 🚀 Getting Started', '-getting-started'],
    ['# 🚀 Getting Started', 'getting-started'],
    ['# ⚙️ Setup', '%EF%B8%8F-setup'],
    ['# 目标检测(Object Detection)', '目标检测object-detection'],
    ['# 目标检测(Object Detection)', '%E7%9B%AE%E6%A0%87%E6%A3%80%E6%B5%8Bobject-detection'],
    ['# The `--fix` flag & more', 'the---fix-flag--more'],
    ['# *Emphasis* in [a link](https://x.example)', 'emphasis-in-a-link'],
    ['# snake_case and 2.1 Numbers', 'snake_case-and-21-numbers'],
    ['# Same\n\n# Same', 'same-1'],
    ['# Same\n\n<h2>Same</h2>\n\n# Same', 'same-2'],
    ['<h2 align="center">A &amp; <b>B</b></h2>', 'a--b'],
    ['<a name="3DGS"></a>', '3dgs'],
    ["<p id='x y'>", 'x%20y'],
    ['Setext\n---', 'user-content-setext'],
    ['Any', 'readme'],
    ['Any', 'L10-L20'],
    ['Any', ':~:text=any'],
    ['Any[^1]\n\n[^1]: note', 'user-content-fn-1']
  ])('of %s hold #%s', (text, id) => expect(anchors(`${text}\n`).has(decodeURIComponent(id))).toBe(true))

  test.each([
    ['# Two words', 'twowords'],
    ['# Same', 'same-1'],
    ['# Setext', 'user-content-other'],
    ['`<a id="code">`', 'other']
  ])('of %s do not hold #%s', (text, id) => expect(anchors(`${text}\n`).has(id)).toBe(false))

  test('propose the heading that a link is called after, unless two have that name', () => {
    const one = anchors('# Schedule and Resource Management\n\n## Vision\n\n## Vision\n')
    expect(one.nearest('schedule', 'Schedule and resource management')).toEqual({
      id: 'schedule-and-resource-management',
      sure: false
    })
    expect(one.nearest('cv', 'Vision')).toBeUndefined()
    expect(one.nearest('rm', 'Resource Management')).toBeUndefined()
    const long = anchors('# Smart Seed Scheduling for Fuzzing (2020)\n\n## Technical Evolution of GPT-series Models\n')
    expect(long.nearest('x', 'Smart Seed Scheduling for Fuzzing')?.id).toBe('smart-seed-scheduling-for-fuzzing-2020')
    expect(long.nearest('y', '(New) Technical Evolution of GPT-series Models')?.id).toBe(
      'technical-evolution-of-gpt-series-models'
    )
    expect(long.nearest('z', 'Smart Seed')).toBeUndefined()
    expect(one.nearest('scheduleandresource-management', 'x')?.sure).toBe(true)
  })
})
