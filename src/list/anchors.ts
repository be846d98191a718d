import {distance} from 'fastest-levenshtein'
import GithubSlugger, {slug} from 'github-slugger'
import {letters} from '../text/letters.ts'
import {decodeReferences, startTags} from './html.ts'
import type {List} from './read.ts'

/** The places of a list that a link can jump to. */
export interface Anchors {
  /** True when `#id` leads somewhere on GitHub. */
  has(id: string): boolean
  /** The existing anchor that a wrong one most likely means, if there is one. */
  nearest(id: string, label: string): NearAnchor | undefined
}

/** An anchor that exists, proposed for one that does not. */
export interface NearAnchor {
  readonly id: string
  /** It has the same letters and digits in the same order, and no other anchor has. */
  readonly sure: boolean
}

/** Ids that GitHub's page itself has, or makes of footnotes and lines, and fragments that are no ids (`:~:text=`). */
const reserved = /^(?:top|readme|readme-ov-file|fn(?:ref)?-?.*|L\d+.*|.*:~:.*)$/i

/** What GitHub puts before every id of a document; links may name it or leave it out. */
const prefix = /^user-content-/

/**
 * The anchors of a list: headings, Markdown's and html's, as GitHub slugs them, repeated ones with a number, and the `id` and
 * `name` of html. Upper and lower case are the same to GitHub's page, which tries the fragment in lower case too.
 */
export function anchorsOf({headings, text}: Pick<List, 'headings' | 'text'>): Anchors {
  const ids = new Set<string>()
  // A heading with an image or an emoji at its edge has two slugs, for GitHub has changed its mind about the blank beside it.
  const [asIs, trimmed, whole, both] = [0, 1, 2, 3].map(() => new GithubSlugger()) as [
    GithubSlugger,
    GithubSlugger,
    GithubSlugger,
    GithubSlugger
  ]
  const named = new Map<string, string | undefined>()
  const called: {readonly words: readonly string[]; readonly id: string}[] = []
  const name = (heading: string, id: string) => {
    called.push({words: wordsOf(heading), id})
    const key = letters(heading)
    // Of two headings with the same words neither is meant more than the other.
    named.set(key, named.has(key) ? undefined : id)
  }
  for (const heading of headings) {
    const id = asIs.slug(heading.bare)
    ids.add(id)
    name(heading.bare, id)
    ids.add(trimmed.slug(heading.bare.trim()))
    ids.add(whole.slug(heading.text))
  }
  if (text.includes('<')) {
    for (const {attributes} of startTags(text))
      for (const {name, value} of attributes)
        if (name === 'id' || name === 'name') ids.add(decodeReferences(text.slice(value.start, value.end)).trim())
    const html = htmlHeadings(text)
    for (const {bare} of html) {
      ids.add(slug(bare))
      name(bare, slug(bare))
    }
    // In one sequence, for repeated ones are numbered across both kinds.
    const all = html.length === 0 ? [] : [...html, ...headings].sort((a, b) => a.span.start - b.span.start)
    for (const {bare} of all) ids.add(both.slug(bare.trim()))
  }
  ids.delete('')
  const plain = new Set([...ids].map(plainly))
  return {
    has(id) {
      const bare = id.replace(prefix, '')
      return bare === '' || reserved.test(bare) || plain.has(plainly(bare))
    },
    nearest(id, label) {
      const bare = id.replace(prefix, '')
      const alike = [...new Set([...ids].filter(one => letters(one) === letters(bare)))]
      if (alike.length === 1 && letters(bare) !== '') return {id: alike[0]!, sure: true}
      // A link that is called as a heading means that heading. One that is called as a part of it need not: under "Frameworks",
      // "Post-Training" is not "Systems for Post-training" of another section.
      const heading = letters(label) === '' ? undefined : named.get(letters(label))
      const near = heading ?? nearest(bare, ids) ?? longer(wordsOf(label), called)
      return near === undefined ? undefined : {id: near, sure: false}
    }
  }
}

/**
 * An id as it is compared. Whether a badge or an emoji at a heading's edge leaves a hyphen or a variation selector, and how
 * many, has changed over time, and an accent can be written in two ways: that accuses nobody.
 */
const plainly = (id: string) =>
  id
    .normalize('NFC')
    .toLowerCase()
    .replace(/[\uFE0E\uFE0F\u200D]/g, '')
    .replace(/^-+|(?<!-)-+$/g, '')

/** Headings written as html, with the text that people see. */
function htmlHeadings(text: string) {
  return [...text.matchAll(/<h([1-6])(?:\s[^<>]*)?>([\s\S]{0,500}?)<\/h\1\s*>/gi)].map(({index, 2: inner}) => ({
    span: {start: index, end: index},
    bare: decodeReferences(inner!.replace(/<[^<>]*>/g, ''))
      .replace(/\s+/g, ' ')
      .trim()
  }))
}

/** Its words in lower case. */
const wordsOf = (value: string): readonly string[] => value.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []

/** Words that two names must share to be one name with something before or after it. */
const shared = 4

/** The only heading that is a link's label with words before or after it (`(ESEC 2022)`), or of which the label is that. */
function longer(
  label: readonly string[],
  headings: readonly {readonly words: readonly string[]; readonly id: string}[]
): string | undefined {
  const found = headings.filter(({words}) => {
    const [short, long] = words.length < label.length ? [words, label] : [label, words]
    if (short.length < shared) return false
    return (
      short.every((word, index) => word === long[index]) ||
      short.every((word, index) => word === long[long.length - short.length + index])
    )
  })
  return found.length === 1 ? found[0]!.id : undefined
}

/** The least steps, where they are few and no other anchor is as near. */
function nearest(id: string, ids: ReadonlySet<string>): string | undefined {
  let best: {id: string; steps: number} | undefined
  let tie = false
  for (const candidate of ids) {
    const steps = distance(id.toLowerCase(), candidate.toLowerCase())
    // `rust-testing` is no slip of `ruby-testing`.
    if (!isSlip(id.toLowerCase(), candidate)) continue
    if (best && steps === best.steps) tie = true
    if (best && steps >= best.steps) continue
    best = {id: candidate, steps}
    tie = false
  }
  const few = id.length < 5 ? 0 : id.length < 8 ? 1 : 2
  return best && !tie && best.steps <= few ? best.id : undefined
}

/** No short word of it stands for another: each is at most a letter off. */
function isSlip(id: string, candidate: string): boolean {
  const [ours, theirs] = [id.split('-'), candidate.toLowerCase().split('-')]
  if (ours.length !== theirs.length) return true
  return ours.every((word, index) => distance(word, theirs[index]!) <= (word.length < 6 ? 1 : 2))
}
