import {type Context, type Draft, takeTag} from '../draft.ts'
import type {ListLink} from '../link.ts'
import {readTag} from '../tag.ts'

/** Read the label of a link as a tag. */
export function takeLabelTag(draft: Draft, link: ListLink, context: Context, anyVenue: boolean): boolean {
  const at = Array.from({length: link.text.length + 1}, (_, index) =>
    Math.min(link.label.start + index, Math.max(link.label.start, link.label.end))
  )
  const tag = readTag(link.text, context.venues, anyVenue)
  if (tag) takeTag(draft, tag, {text: link.text, at, links: []}, 0)
  return tag !== undefined
}

/** `Knuth (1970)`, `Bentley, McIlroy (1993)`, `Driscoll et al (1986)`: a link that credits the paper before it. */
export const isAuthorYear = (label: string) => /^\p{Lu}[\p{L} .,'’&-]{1,80}\((?:19|20)\d\d[a-z]?\)$/u.test(label)
