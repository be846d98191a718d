import {type Context, type Draft, takeTag} from '../draft.ts'
import {readTag} from '../tag.ts'
import type {View} from '../view.ts'

/** A known venue with its year at the very end of a title, not in parentheses. */
export function tailTag(
  title: string,
  {venues}: Context
): {at: number; tag: NonNullable<ReturnType<typeof readTag>>} | undefined {
  if (!/\d[\s.]*$/.test(title.slice(-4))) return
  const found =
    /(?:^|[\s.,}\])?!–-])((?:[\p{Lu}][\p{L}&/-]*\s){0,2}[\p{Lu}][\p{L}&/-]*\s?(?:['’‘]\s?\d{2}|\s\d{4}|\d{2}|\d{4}))[\s.]*$/u.exec(
      title
    )
  if (!found) return
  // The longest run of words that is a venue.
  const words = [...found[1]!.matchAll(/\S+(?:\s['’‘]?\d+)?/g)]
  for (const {index} of words) {
    const at = title.length - found[0].length + found[0].indexOf(found[1]!) + index
    if (at < 8) continue
    const tag = readTag(title.slice(at).replace(/[\s.]+$/, ''), venues)
    if (tag?.venue?.known && tag.when) return {at, tag}
  }
}

/** Cut a tag off the end of plain title text and keep it: `Title. VENUE 2020`, `Title, NIPS 2017`, `Title SC21`. */
export function cutTail(draft: Draft, view: View, from: number, to: number, context: Context): number {
  const text = view.text.slice(from, to).replace(/[\uE010-\uE016\n]/g, ' ')
  const tail = tailTag(text, context)
  if (tail) {
    takeTag(draft, tail.tag, view, from + tail.at)
    return from + tail.at
  }
  const split = /[.,?!]\s+([^.,?!]{2,60}?)[\s.,]*$/.exec(text)
  if (split && split.index > 12) {
    const at = split.index + split[0].indexOf(split[1]!)
    const tag = readTag(split[1]!, context.venues)
    if (tag?.venue && (tag.venue.known || (tag.when && !split[1]!.includes('(')))) {
      takeTag(draft, tag, view, from + at)
      return from + split.index + 1
    }
  }
  return to
}
