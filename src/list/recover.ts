import {decodeString} from 'micromark-util-decode-string'
import type {BrokenKind, BrokenLink} from './broken.ts'
import {collapse, type ListLink, trimmed} from './link.ts'

/** Faults whose repair is the whole URL. */
const wholeUrl: ReadonlySet<BrokenKind> = new Set([
  'space-in-url',
  'misspelt-scheme',
  'missing-scheme',
  'marks-around-url'
])

/** The link that a broken one was meant to be; `undefined` if its URL is not to be found. */
export function recoveredLink(broken: BrokenLink, text: string): ListLink | undefined {
  if (!broken.url) return
  const label = trimmed(broken.label, text)
  const urlSpan = trimmed(broken.url, text)
  const written = decodeString(text.slice(urlSpan.start, urlSpan.end))
  return {
    span: broken.span,
    label,
    text: plain(text.slice(label.start, label.end)),
    url: wholeUrl.has(broken.kind) ? (broken.fixes[0] ?? written) : written,
    urlSpan,
    kind: 'recovered',
    broken
  }
}

/** Markdown source of a label as people see it: emphasis and code marks dropped, escapes and entities resolved. */
export const plain = (source: string) =>
  collapse(decodeString(source.replace(/(\*\*|__|~~|[*`])(?=\S)|(?<=\S)(\*\*|__|~~|[*`])/g, '')))
