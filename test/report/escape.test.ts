import fc from 'fast-check'
import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import {SaxesParser} from 'saxes'
import {unified} from 'unified'
import {describe, expect, test} from 'vitest'
import {
  htmlText,
  jsonText,
  markdownCode,
  markdownText,
  percentPath,
  terminal,
  visible,
  webAddress,
  workflowData,
  workflowProperty,
  xmlText
} from '../../src/report/escape.ts'
import {htmlLink, htmlMessage} from '../../src/report/html-inline.ts'

const acting = /(?![\u200c\u200d])[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/u
const nasty = [
  '::',
  '##[',
  '\u001b]8;;',
  '\u009b',
  '%0A',
  '`',
  '``',
  '|',
  '](',
  '![',
  '<!--',
  '-->',
  ']]>',
  '&amp;',
  '&',
  '@octocat',
  '#1',
  'www.',
  'https://',
  'a@b.c',
  '\r\n',
  '\\',
  '\u202e',
  '\ud800',
  '\uffff',
  '\\|'
]
const unit = fc.integer({min: 0, max: 0xffff}).map(code => String.fromCharCode(code))
const ascii = fc.integer({min: 0, max: 0x7f}).map(code => String.fromCharCode(code))
const hostileText = fc
  .array(fc.oneof(unit, ascii, fc.constantFrom(...nasty), fc.string()), {maxLength: 12})
  .map(parts => parts.join(''))

/** Checks a property of hostile texts. */
function holds(check: (text: string) => void): void {
  // Braces: a matcher's return value would be taken for the answer.
  fc.assert(
    fc.property(hostileText, text => {
      check(text)
    }),
    {numRuns: 1000}
  )
}

describe('terminal', () => {
  test('lets nothing through that acts', () => holds(text => expect(terminal(text)).not.toMatch(acting)))
  test('gives no line that a job log obeys', () => holds(text => expect(terminal(text)).not.toMatch(/^\s*::|##\[/)))
  test('changes nothing on a second pass', () => holds(text => expect(terminal(terminal(text))).toBe(terminal(text))))
  test('leaves ordinary text alone', () =>
    expect(terminal('Ünïcode 漢字 👩‍🔬 می‌خواهم')).toBe('Ünïcode 漢字 👩‍🔬 می‌خواهم'))
  test('shows what acts', () => expect(terminal('a\nb\u001b[0m\u202e\ud800')).toBe('a\\nb<U+001B>[0m<U+202E><U+D800>'))
})

describe('jsonText', () => {
  test('gives JSON that says the same', () => holds(text => expect(JSON.parse(jsonText({text}))).toEqual({text})))
  test('lets nothing through that acts', () =>
    holds(text => expect(jsonText([text]).replaceAll('\n', '')).not.toMatch(acting)))
})

describe('workflowData', () => {
  test('is one line in which nothing acts', () => holds(text => expect(workflowData(text)).not.toMatch(acting)))
  test('keeps line breaks for GitHub', () => expect(workflowData('50%\r\nb\nc')).toBe('50%25%0Ab%0Ac'))
})

describe('workflowProperty', () => {
  test('holds nothing that ends a property', () => holds(text => expect(workflowProperty(text)).not.toMatch(/[:,]/)))
  test('can be read back', () => {
    holds(text => expect(workflowProperty(text).replace(/%(25|3A|2C)/g, decodeURIComponent)).toBe(visible(text)))
  })
})

describe('markdownText', () => {
  const parser = unified().use(remarkParse).use(remarkGfm)

  /** What a cell of a table holds. */
  function cell(markdown: string) {
    const [table] = parser.parse(`| a | b |\n|---|---|\n| ${markdown} | end |\n`).children
    const row = table?.type === 'table' ? table.children[1] : undefined
    expect(row?.children).toHaveLength(2)
    return row?.children[0]?.children ?? []
  }

  test('is plain text in a cell of a table', () => {
    holds(text => {
      const nodes = cell(markdownText(text))
      const said = nodes.map(node => (node.type === 'text' ? node.value : `(${node.type})`)).join('')
      expect(said.replaceAll('\u200b', '')).toBe(visible(text).replace(/^ +| +$/g, ''))
    })
  })

  test('leaves no mention, reference or address that GitHub would bring to life', () => {
    holds(text => {
      const said = cell(markdownText(text))
        .map(node => (node.type === 'text' ? node.value : ''))
        .join('')
      expect(said).not.toMatch(/@\w|#\d|:\/\/|www\./i)
    })
  })

  test('is code without a link inside code, and copies as it was', () => {
    holds(text => {
      const nodes = cell(`<code>${markdownCode(text)}</code>`)
      expect(nodes.map(({type}) => type).filter(type => type !== 'text' && type !== 'html')).toEqual([])
      const said = nodes.map(node => (node.type === 'text' ? node.value : '')).join('')
      expect(said.trim()).toBe(visible(text).trim())
    })
  })
})

describe('htmlText', () => {
  test('holds no syntax of HTML', () =>
    holds(text => expect(htmlText(text).replace(/&#\d+;/g, '')).not.toMatch(/[<>"'&`]/)))
  test('holds no syntax of HTML in messages with code', () => {
    holds(text => expect(htmlMessage(text).replace(/&#\d+;|<\/?code>/g, '')).not.toMatch(/[<>"'&`]/))
  })
  test('links to the web only', () => {
    expect(htmlLink('javascript:alert(1)')).toBe('javascript:alert(1)')
    expect(htmlLink('https://a.example/"><b>')).toBe(
      '<a href="https://a.example/%22%3E%3Cb%3E" rel="noopener noreferrer">https://a.example/&#34;&#62;&#60;b&#62;</a>'
    )
  })
})

describe('xmlText', () => {
  test('is read back by an XML parser, in text and in attributes', () => {
    holds(text => {
      const seen: string[] = []
      const parser = new SaxesParser()
      parser.on('opentag', ({attributes}) => seen.push(String(attributes.b)))
      parser.on('text', part => seen.push(part))
      parser.write(`<a b="${xmlText(text)}">${xmlText(text)}</a>`).close()
      const expected = visible(text).replace(/[\ufffe\uffff]/g, mark => `<U+${mark === '\ufffe' ? 'FFFE' : 'FFFF'}>`)
      expect(seen).toEqual(expected === '' ? [''] : [expected, expected])
    })
  })
})

describe('webAddress', () => {
  test.each(['javascript:alert(1)', 'data:text/html,x', ' vbscript:x', 'no url', '//host/path', 'JaVaScRiPt:1'])(
    'refuses %s',
    url => {
      expect(webAddress(url)).toBeUndefined()
    }
  )
})

describe('percentPath', () => {
  test('holds only characters of a relative reference', () =>
    holds(text => expect(percentPath(text)).toMatch(/^[\w\-.~%/]*$/)))
  test('can be decoded to the path', () =>
    expect(decodeURIComponent(percentPath("a b/ü'(1)|#?.md"))).toBe("a b/ü'(1)|#?.md"))
})
