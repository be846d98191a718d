import {describe, expect, test} from 'vitest'
import {type Format, reporters} from '../../src/report/index.ts'
import {hostile, hostileRules} from './hostile.ts'
import {clean, ordinary, rules} from './ordinary.ts'

/** How a golden file of a format ends. */
const endings: Readonly<Record<Format, string>> = {
  pretty: 'pretty.txt',
  json: 'json',
  sarif: 'sarif',
  github: 'github.txt',
  junit: 'xml',
  markdown: 'md',
  html: 'html',
  rdjson: 'rdjson'
}

describe.each(Object.keys(reporters) as Format[])('%s', format => {
  test('tells the ordinary report as the golden file does', async () => {
    const reporter = await reporters[format]()
    const text = reporter(ordinary, {color: false, columns: 80, quiet: false, rules})
    await expect(text).toMatchFileSnapshot(`golden/ordinary.golden.${endings[format]}`)
  })

  test('tells the hostile report as the golden file does', async () => {
    const reporter = await reporters[format]()
    const text = reporter(hostile, {color: false, columns: 80, quiet: false, rules: hostileRules})
    await expect(text).toMatchFileSnapshot(`golden/hostile.golden.${endings[format]}`)
  })

  test('holds no raw control character, bidi mark or lone surrogate but line feeds', async () => {
    const reporter = await reporters[format]()
    const text = reporter(hostile, {color: false, columns: 80, quiet: false, rules: hostileRules})
    expect(text.replaceAll('\n', '')).not.toMatch(/(?![\u200c\u200d])[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/u)
  })

  test('ends with a line feed, or is empty, for a clean list', async () => {
    const reporter = await reporters[format]()
    expect(reporter(clean, {color: false, quiet: false})).toMatch(/^$|\n$/)
  })

  test('shows no warning when only errors are wanted', async () => {
    const reporter = await reporters[format]()
    const text = reporter(ordinary, {color: false, quiet: true})
    expect(text).toContain('venue-url-mismatch')
    expect(text).not.toContain('affiliation-spelling')
  })
})
