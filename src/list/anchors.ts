import {distance} from 'fastest-levenshtein'
import GithubSlugger, {slug} from 'github-slugger'
import type {List} from './read.ts'

/** The places of a list that a link can jump to. */
export interface Anchors {
  /** True when `#id` leads somewhere on GitHub. */
  has(id: string): boolean
  /** The existing anchor that a wrong one most likely means, if one is near. */
  nearest(id: string): string | undefined
}

/** Ids that GitHub's page itself has, or makes of footnotes. */
const reserved = /^(?:top|readme|user-content-.*|fn(?:ref)?-?.*|L\d+(?:-L\d+)?)$/i

/**
 * The anchors of a list: headings as GitHub slugs them, repeated ones with a number, and the `id` and `name` of html.
 * A heading with an image or an emoji at its edge has two slugs, for GitHub has changed its mind about the blank beside it.
 */
export function anchorsOf({headings, text}: Pick<List, 'headings' | 'text'>): Anchors {
  const ids = new Set<string>()
  const add = (slugger: GithubSlugger, heading: string) => ids.add(slugger.slug(heading))
  const [asIs, trimmed, whole] = [new GithubSlugger(), new GithubSlugger(), new GithubSlugger()]
  for (const heading of headings) {
    add(asIs, heading.bare)
    add(trimmed, heading.bare.trim())
    add(whole, heading.text)
  }
  if (text.includes('<')) {
    for (const [, id] of text.matchAll(/<[a-z][^<>]*?\s(?:id|name)\s*=\s*["']?([^"'\s>]+)/gi)) ids.add(id!)
    for (const [, heading] of text.matchAll(/<h[1-6](?:\s[^<>]*)?>([^\n]{0,300}?)<\/h[1-6]>/gi))
      ids.add(slug(heading!.replace(/<[^<>]*>/g, '').trim()))
  }
  // Whether a badge at a heading's edge leaves a hyphen, and how many, has changed over time: that accuses nobody.
  const bare = (id: string) => id.replace(/^-+|-+$/g, '')
  const bareIds = new Set([...ids].map(bare))
  return {
    has: id => id === '' || ids.has(id) || bareIds.has(bare(id)) || reserved.test(id),
    nearest: id => nearest(id, ids)
  }
}

/** Same letters in the same order first; then the least steps, where they are few and no other anchor is as near. */
function nearest(id: string, ids: ReadonlySet<string>): string | undefined {
  const letters = (value: string) => value.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '')
  const wanted = letters(id)
  let best: {id: string; steps: number} | undefined
  let tie = false
  for (const candidate of ids) {
    const steps = letters(candidate) === wanted ? 0 : distance(id.toLowerCase(), candidate)
    // `rust-testing` is no slip of `ruby-testing`.
    if (steps > 0 && !isSlip(id.toLowerCase(), candidate)) continue
    if (best && steps === best.steps) tie ||= steps > 0
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
