import {domainToUnicode} from 'node:url'
import {impostor} from '../src/list/homograph.ts'
import type {ListLink} from '../src/list/link.ts'
import type {List} from '../src/list/read.ts'
import {defineRule, type Problem} from '../src/rule.ts'

export default defineRule({
  id: 'suspicious-link',
  summary: 'Links lead where readers think, and nothing invisible stands in titles and URLs.',
  why: 'A pull request from a stranger can bring a host that looks like arxiv.org and is not, a password in a URL, or a mark that turns the direction of text. More often an invisible character was pasted along with a title or a URL: it breaks search and links, and nobody can see why.',
  severity: 'error',
  examples: [
    {
      bad: '- [FlashAttention](https://arxlv.org/abs/2205.14135)\n',
      says: ['1:28-1:37: Unexpected host `arxlv.org`, which looks like `arxiv.org`, expected the real one'],
      good: '- [FlashAttention](https://arxiv.org/abs/2205.14135)\n'
    },
    {
      bad: '- [FlashAttention](https://me:secret@arxiv.org/abs/2205.14135)\n',
      says: ['1:28-1:38: Unexpected credentials in URL, expected none'],
      good: '- [FlashAttention](https://arxiv.org/abs/2205.14135)\n'
    },
    {
      bad: '- [Flash\u200BAttention](https://arxiv.org/abs/2205.14135\u200B)\n',
      says: [
        '1:9-1:10: Unexpected invisible character U+200B in link text, expected none',
        '1:53-1:54: Unexpected invisible character U+200B in URL, expected none'
      ],
      good: '- [FlashAttention](https://arxiv.org/abs/2205.14135)\n'
    }
  ],
  *check(list) {
    const judged = new Map<string, Host>()
    for (const link of list.links) {
      if (link.kind !== 'autolink' && link.kind !== 'definition') yield* invisible(list, link.label, 'link text')
      yield* invisible(list, link.urlSpan, 'URL')
      yield* host(list, link, judged)
    }
    // Titles beside links: those that are links have been read.
    for (const {title, link} of list.entries)
      if (!link || title.span.end <= link.span.start || title.span.start >= link.span.end)
        yield* invisible(list, title.span, 'title')
  }
})

/**
 * Blanks without width, soft hyphens and marks of direction. Joiners are part of emoji and of scripts, so they count
 * only between ASCII characters; in URLs all of them also count percent-encoded.
 */
const unseen =
  /[\u00AD\u200B\u2060-\u2064\uFEFF\u202A-\u202E\u2066-\u2069]|(?<=[\x21-\x7E])[\u200C\u200D](?=[\x21-\x7E])|(?<=[\x21-\x7E])[\u200E\u200F]|[\u200E\u200F](?=[\x21-\x7E])/gu
/** Nearly all text is. */
const ascii = /^[\0-\x7F]*$/
const unseenEncoded = /%E2%80%(?:8[BEF]|A[A-E])|%E2%81%A[0-9]|%EF%BB%BF|%C2%AD/gi

function* invisible({text}: List, {start, end}: ListLink['label'], where: string): Generator<Problem> {
  const source = text.slice(start, end)
  for (const {0: mark, index} of ascii.test(source) ? [] : source.matchAll(unseen)) {
    const code = mark.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')
    yield {
      place: {start: start + index, end: start + index + mark.length},
      message: `Unexpected invisible character U+${code} in ${where}, expected none`,
      expected: '',
      // A URL may really hold one; a title never means it.
      fix: where === 'URL' ? 'unsafe' : 'safe'
    }
  }
  if (where !== 'URL' || !source.includes('%')) return
  for (const {0: mark, index} of source.matchAll(unseenEncoded)) {
    yield {
      place: {start: start + index, end: start + index + mark.length},
      message: `Unexpected invisible character \`${mark}\` in ${where}, expected none`,
      expected: ''
    }
  }
}

/** A host as people see it, and what it looks like. */
interface Host {
  readonly shown: string
  readonly looks: string | undefined
}

function readHost(name: string): Host {
  const shown = domainToUnicode(name.toLowerCase()) || name
  return {shown, looks: impostor(shown)}
}

/** @param judged the hosts of this list that are known: it has few. */
function* host({text}: List, {url, urlSpan}: ListLink, judged: Map<string, Host>): Generator<Problem> {
  const [, scheme, credentials = '', name] = /^(https?:\/\/)([^/?#\s]*@)?([^/?#:\s]+)/i.exec(url) ?? []
  if (!scheme || !name) return
  const source = text.slice(urlSpan.start, urlSpan.end)
  const part = (value: string) => {
    const at = source.indexOf(value)
    return at < 0 ? urlSpan : {start: urlSpan.start + at, end: urlSpan.start + at + value.length}
  }
  if (credentials) {
    const place = part(credentials)
    // What they are is nobody's business, a log's least of all.
    yield {place, message: 'Unexpected credentials in URL, expected none', ...(place !== urlSpan && {expected: ''})}
  }
  let read = judged.get(name)
  if (!read) {
    read = readHost(name)
    judged.set(name, read)
  }
  const {shown, looks} = read
  if (looks === undefined) return
  const like = looks ? `, which looks like \`${looks}\`, expected the real one` : ', which mixes scripts, expected one'
  yield {
    place: part(name),
    message: `Unexpected host \`${shown === name.toLowerCase() ? name : `${name} (${shown})`}\`${like}`
  }
}
