import {decodeReferences} from '../list/html.ts'

/** The words of a web page that a reader sees, as far as they were read. */
export interface PageText {
  readonly title: string
  /** Headings of the first two ranks, joined. */
  readonly headings: string
  /** Visible text, at most 4,000 characters. */
  readonly text: string
  /** Where a `<meta http-equiv=refresh>` leads at once, as written. */
  readonly refresh?: string
}

/**
 * Reads the start of an HTML page with a few patterns. A parser would know no more: what is wanted are signs in text
 * that is often cut off in the middle.
 */
export function readPage(html: string): PageText {
  const shown = html.replace(
    /<!--[\s\S]*?(?:-->|$)|<(script|style|noscript|template|svg)\b[\s\S]*?(?:<\/\1\s*>|$)/gi,
    ' '
  )
  const title = plain(/<title\b[^>]*>([\s\S]*?)(?:<\/title|$)/i.exec(shown)?.[1] ?? '').slice(0, 300)
  const headings = [...shown.matchAll(/<h([12])\b[^>]*>([\s\S]*?)<\/h\1/gi)].slice(0, 6).map(match => plain(match[2]!))
  const body = shown.replace(/^[\s\S]*?<body\b[^>]*>/i, '').replace(/<title\b[\s\S]*?<\/title\s*>/i, ' ')
  const refresh =
    /<meta\b[^>]*http-equiv\s*=\s*["']?refresh\b[^>]*content\s*=\s*["']\s*[0-5]\s*[;,]\s*url\s*=\s*['"]?([^"'>\s]+)/i.exec(
      shown
    )?.[1]
  return {
    title,
    headings: headings.join(' | '),
    text: plain(body).slice(0, 4_000),
    ...(refresh ? {refresh: decodeReferences(refresh)} : {})
  }
}

const plain = (html: string): string =>
  decodeReferences(html.replace(/<[^>]*>/g, ' '))
    .replace(/\s+/g, ' ')
    .trim()

const size = 24

/**
 * A digest of a page's words, by which two answers can be compared though each names its own address: MinHash over the
 * distinct words, 24 values of 16 bits in hexadecimal. Empty for a page with no words.
 *
 * @param asked the address that was asked for: its words, which an error page repeats, do not count
 */
export function digest({title, text}: PageText, asked?: URL): string {
  const named = asked ? wordsOf(`${asked.pathname} ${asked.search}`) : new Set()
  const words = new Set([...wordsOf(`${title} ${text}`)].filter(word => !named.has(word)))
  if (words.size === 0) return ''
  const least = new Array<number>(size).fill(0xffffffff)
  for (const word of words) {
    const first = hash(word, 0x811c9dc5)
    const second = hash(word, 0x1b873593) | 1
    for (let index = 0; index < size; index++) {
      const value = mix((first + Math.imul(index, second)) >>> 0)
      if (value < least[index]!) least[index] = value
    }
  }
  return least.map(value => (value & 0xffff).toString(16).padStart(4, '0')).join('')
}

const wordsOf = (text: string): Set<string> => new Set(text.toLowerCase().match(/\p{L}{2,18}/gu) ?? [])

/** How alike the words of two digests are, 0 to 1; 0 when either is missing. */
export function likeness(one: string | undefined, other: string | undefined): number {
  if (!one || !other || one.length !== other.length) return 0
  let same = 0
  for (let at = 0; at < one.length; at += 4) if (one.slice(at, at + 4) === other.slice(at, at + 4)) same++
  return (same * 4) / one.length
}

/** FNV-1a, 32 bits. */
function hash(word: string, seed: number): number {
  let value = seed
  for (let index = 0; index < word.length; index++) value = Math.imul(value ^ word.charCodeAt(index), 0x01000193)
  return value >>> 0
}

/** The finalizer of MurmurHash3, which spreads neighbouring numbers. */
function mix(value: number): number {
  let spread = value ^ (value >>> 16)
  spread = Math.imul(spread, 0x85ebca6b)
  spread = Math.imul(spread ^ (spread >>> 13), 0xc2b2ae35)
  return (spread ^ (spread >>> 16)) >>> 0
}
