import {defineRule} from '../src/rule.ts'
import {decoded} from '../src/text/decoded.ts'

export default defineRule({
  id: 'malformed-email',
  summary: 'Links to mail addresses hold an address that mail can be sent to.',
  why: 'A `mailto:` without address, with a blank in it or with `[at]` for `@` opens an empty letter, and an address without `mailto:` leads to a file of that name that nobody has. Whether anyone reads the mail is not asked.',
  severity: 'warning',
  examples: [
    {
      bad: '- [Mail](mailto:)\n- [Mail](mailto:me[at]a.example)\n- [Mail](<mailto: me@a.example>)\n- [Mail](mailto://me@a.example?subject=hi)\n- [Mail](me@a.example)\n- <a href="mailto:me">Mail</a>\n',
      says: [
        '1:10-1:17: Unexpected mail link without an address, expected one after `mailto:`',
        '2:10-2:32: Unexpected mail address `me[at]a.example`, expected `me@a.example`',
        '3:11-3:31: Unexpected mail address ` me@a.example`, expected `me@a.example`',
        '4:10-4:42: Unexpected mail address `//me@a.example`, expected `me@a.example`',
        '5:10-5:22: Unexpected mail address `me@a.example` without `mailto:`, expected `mailto:me@a.example`',
        '6:12-6:21: Unexpected mail address `me`, expected one with `@` and a host'
      ],
      good: '- [Mail](mailto:me@a.example?subject=hi)\n- [Mail](mailto:?subject=hi)\n'
    }
  ],
  *check({links}) {
    for (const {url, urlSpan: place, kind} of links) {
      if (kind === 'autolink' || /[{}<>]/.test(url)) continue
      if (isAddress(url) && !/^mailto:/i.test(url)) {
        yield {
          place,
          message: `Unexpected mail address \`${url}\` without \`mailto:\`, expected \`mailto:${url}\``,
          expected: `mailto:${url}`
        }
        continue
      }
      const [, scheme, written, query = ''] = /^(mailto:)([^?]*)(\?.*)?$/is.exec(url) ?? []
      if (scheme === undefined || written === undefined) continue
      if (written === '') {
        if (query.length < 2)
          yield {place, message: 'Unexpected mail link without an address, expected one after `mailto:`'}
        continue
      }
      const to = decoded(written)
      if (to.split(',').every(isAddress)) continue
      const meant = to
        .replace(/^\/+/, '')
        .replace(/\s*[[({]\s*at\s*[\])}]\s*|\s+at\s+/i, '@')
        .replace(/\s*[[({]\s*dot\s*[\])}]\s*|(?<=@.*)\s+dot\s+/gi, '.')
        .replace(/^[\s\u200B]+|[\s\u200B]+$/g, '')
      const repaired = isAddress(meant)
      yield {
        place,
        message: `Unexpected mail address \`${to}\`, expected ${repaired ? `\`${meant}\`` : 'one with `@` and a host'}`,
        ...(repaired && {expected: `${scheme}${meant}${query}`})
      }
    }
  }
})

/** Loosely what RFC 5322 calls an address, in any script; nothing that a mail program would refuse. */
const isAddress = (text: string) =>
  /^(?:[^\s@"(),:;<>[\]\\/]+|"[^"\s]+")@(?:[^\s@.,:;/?#()[\]]+\.)+[^\s@.,:;/?#()[\]]{2,}$/u.test(text)
