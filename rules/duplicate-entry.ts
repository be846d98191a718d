import {identityKey} from '../src/catalog/identifiers.ts'
import type {Entry} from '../src/list/entry.ts'
import {mayBeSameTitle} from '../src/list/same-title.ts'
import {defineRule} from '../src/rule.ts'
import {letters} from '../src/text/letters.ts'

/** Options of `duplicate-entry`. */
export interface Options {
  /** Report copies under two headings too; off by default, for papers that belong to two topics. */
  readonly acrossSections?: boolean
}

export default defineRule<Options | undefined>({
  id: 'duplicate-entry',
  summary: 'No paper stands twice under one heading.',
  why: 'Two people add the same paper, one by its DOI, the other by its PDF. Papers are compared by identity (DOI, also that of a reprint, arXiv id, the URL without its accidents) and by title, never by the address alone. The same paper under two headings, or on both sides of a line across the page, is often meant, so it is reported only on request.',
  severity: 'error',
  options: {
    type: 'object',
    additionalProperties: false,
    properties: {
      acrossSections: {type: 'boolean', default: false, description: 'Report copies under two headings too.'}
    }
  },
  examples: [
    {
      bad: "[ASPLOS'15][ETH] [DIABLO](https://dl.acm.org/doi/10.1145/2694344.2694366)  \n[ASPLOS'15][ETH] [DIABLO: A Warehouse-Scale Simulator](https://dl.acm.org/doi/10.1145/2775054.2694366)  \n",
      says: [
        '2:1-2:103: Unexpected second entry of the paper `doi:10.1145/2694344.2694366`, expected one under a heading'
      ],
      good: "[ASPLOS'15][ETH] [DIABLO](https://dl.acm.org/doi/10.1145/2694344.2694366)  \n"
    },
    {
      bad: "## Compilers\n\n[OSDI'20][UCB] [Ansor](https://arxiv.org/abs/2006.06762)  \n[arXiv'20][UCB] [Ansor: Generating Programs](https://arxiv.org/pdf/2006.06762v4.pdf)\n\n---\n\n[OSDI'20][UCB] [Ansor](https://arxiv.org/abs/2006.06762)\n",
      says: ['4:1-4:85: Unexpected second entry of the paper `arXiv:2006.06762`, expected one under a heading'],
      good: "## Compilers\n\n[OSDI'20][UCB] [Ansor](https://arxiv.org/abs/2006.06762)\n\n---\n\n[OSDI'20][UCB] [Ansor](https://arxiv.org/abs/2006.06762)\n"
    },
    {
      bad: "## Compilers\n\n[OSDI'20][UCB] [Ansor: Generating Programs](https://a.example/1)  \n\n## Tensors\n\n[OSDI'20][UCB] [Ansor: generating programs.](https://a.example/2)\n",
      options: {acrossSections: true},
      says: ['7:1-7:66: Unexpected second entry of the title `Ansor: generating programs.`, expected one in the list'],
      good: "## Compilers\n\n[OSDI'20][UCB] [Ansor: Generating Programs](https://a.example/1)  \n\n## Tensors\n"
    }
  ],
  *check({entries, text}, options) {
    const everywhere = options?.acrossSections ?? false
    const groups = groupsOf(text)
    const seen = new Map<string, Map<unknown, Entry>>()
    for (const entry of entries) {
      const scope = everywhere ? undefined : groups(entry)
      const title = letters(entry.title.text)
      const keys = [
        ...(entry.url.text ? [identityKey(entry.url.text)] : []),
        ...(title.length < shortest ? [] : [`title:${title}`])
      ]
      const known = keys.map(key => seen.get(key)?.get(scope)).find(one => one && isSame(one, entry))
      if (known) {
        const same = keys.find(key => seen.get(key)?.get(scope) === known)!
        yield {
          place: entry.span,
          message: `Unexpected second entry of the ${named(same, entry)}, expected one ${everywhere ? 'in the list' : 'under a heading'}`,
          cause: {place: known.span, message: 'The first entry of this paper'}
        }
        continue
      }
      for (const key of keys) {
        let scopes = seen.get(key)
        if (!scopes) {
          scopes = new Map()
          seen.set(key, scopes)
        }
        scopes.set(scope, entry)
      }
    }
  }
})

/**
 * The part of the list that an entry stands in: a heading's, and within it what a line across the page or the summary of
 * `<details>` sets apart, which people title in their own ways.
 */
function groupsOf(text: string): (entry: Entry) => unknown {
  const dividers = [...text.matchAll(/(?<=\n[ \t]*\r?\n) {0,3}([-*_])[ \t]*(?:\1[ \t]*){2,}$|<summary\b/gm)]
  const parts = new Map<unknown, Map<number, object>>()
  let passed = 0
  return ({section, span}) => {
    while (passed < dividers.length && dividers[passed]!.index < span.start) passed++
    const known = parts.get(section) ?? new Map<number, object>()
    parts.set(section, known)
    const part = known.get(passed) ?? {}
    known.set(passed, part)
    return part
  }
}

/** Shorter titles are labels such as `Paper`, which many papers share. */
const shortest = 8

/** One URL under two titles is a wrong link or a page of several papers, not a paper twice: `shared-url` speaks of it. */
const isSame = (one: Entry, other: Entry) => mayBeSameTitle(one.title.text, other.title.text) && !areParts(one, other)

/** Two things of one paper, such as its two datasets: each with a name and a link of its own. */
function areParts(one: Entry, other: Entry): boolean {
  if (!one.short || !other.short || letters(one.short.text) === letters(other.short.text)) return false
  const urls = new Set(one.links.map(({url}) => url))
  return urls.size > 0 && other.links.length > 0 && !other.links.some(({url}) => urls.has(url))
}

function named(key: string, {title, url}: Entry): string {
  const [kind] = key.split(':', 1)
  const value = key.slice(kind!.length + 1)
  if (kind === 'title') return `title \`${title.text}\``
  if (kind === 'doi') return `paper \`doi:${value}\``
  if (kind === 'arxiv') return `paper \`arXiv:${value}\``
  return `paper at \`${url.text}\``
}
