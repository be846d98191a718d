import {createHash} from 'node:crypto'
import {describe, expect, test} from 'vitest'
import {html} from '../../src/report/html.ts'
import {hostile, hostileRules} from './hostile.ts'
import {ordinary, rules} from './ordinary.ts'

const pages = [
  ['ordinary', html(ordinary, {color: false, quiet: false, rules})],
  ['hostile', html(hostile, {color: false, quiet: false, rules: hostileRules})]
] as const

describe.each(pages)('html of the %s report', (_, page) => {
  test('has one script and one style, both allowed by their hash', () => {
    for (const tag of ['script', 'style']) {
      const texts = [...page.matchAll(new RegExp(`<${tag}[^>]*>([\\s\\S]*?)</${tag}`, 'g'))].map(([, text]) => text!)
      expect(texts).toHaveLength(1)
      const hash = createHash('sha256').update(texts[0]!).digest('base64')
      expect(page).toContain(`${tag}-src 'sha256-${hash}'`)
    }
  })

  test('loads nothing and links to the web only, without a referrer', () => {
    expect(page).not.toMatch(/\s(src|srcset|style|on\w+)=/)
    expect(page).not.toMatch(/<(img|iframe|link|object|embed|base)\b/)
    const links = [...page.matchAll(/<a [^>]*>/g)].map(([tag]) => tag)
    expect(links.filter(tag => !/^<a href="https?:\/\/[^"<>]*" rel="noopener noreferrer">$/.test(tag))).toEqual([])
  })

  test('has no elements but its own', () => {
    const own =
      /^<\/?(html|head|meta|title|style|body|header|h1|h2|p|ul|li|strong|small|main|form|label|select|option|output|section|article|span|b|code|pre|mark|ins|details|summary|div|table|tr|th|td|br|footer|script|a)\b/
    const body = page.replace(/<script>[\s\S]*?<\/script>|<style>[\s\S]*?<\/style>|<!doctype html>/g, '')
    expect([...body.matchAll(/<[^>]*>?/g)].map(([tag]) => tag).filter(tag => !own.test(tag))).toEqual([])
  })
})
