import {badDestination} from '../destination.ts'
import type {ListLink} from '../link.ts'
import type {BrokenLink} from './broken-link.ts'
import {clip} from './finder.ts'

const because = {
  'misspelt-scheme': (url: string) => [`misspelt scheme in URL \`${url}\``, '`https://` or `http://`'],
  'missing-scheme': (url: string) => [`URL \`${url}\` without scheme`, '`https://` in front'],
  'marks-around-url': (url: string) => [`mark before the scheme of URL \`${url}\``, 'the URL alone'],
  'text-for-url': (url: string) => [`text \`${url}\` in the parentheses of a link`, 'a URL']
} as const

/** A link that parses but leads nowhere: its scheme is mistyped or absent, or a word stands for the URL. */
export function misledLink(link: ListLink): BrokenLink | undefined {
  if (link.kind !== 'link') return
  const nested = /^\[[^\]]*\]\((https?:\/\/[^()\s]+)\)$/i.exec(link.url)?.[1]
  if (nested !== undefined) {
    return {
      kind: 'nested-link',
      unexpected: `link \`${clip(link.url)}\` inside the parentheses of another`,
      expected: `its URL \`${nested}\` alone`,
      place: link.urlSpan,
      fixes: [nested],
      safe: false,
      span: link.span,
      label: link.label,
      url: link.urlSpan
    }
  }
  const bad = badDestination(link.url)
  if (!bad) return
  const [unexpected, expected] = because[bad.kind](clip(link.url))
  return {
    kind: bad.kind,
    unexpected: unexpected!,
    expected: expected!,
    place: link.urlSpan,
    fixes: bad.expected ? [bad.expected] : [],
    safe: bad.safe,
    span: link.span,
    label: link.label,
    url: link.urlSpan
  }
}
