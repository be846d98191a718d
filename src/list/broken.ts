import {afterBracket} from './broken/after-bracket.ts'
import type {BrokenLink} from './broken/broken-link.ts'
import {secondDestination, strayMark} from './broken/stray.ts'
import {isBalanced, unbalanced} from './broken/unbalanced.ts'
import {reversed, withoutBracket, withoutParenthesis} from './broken/without-mark.ts'
import type {ListLink} from './link.ts'

export type {BrokenKind, BrokenLink} from './broken/broken-link.ts'
export {misledLink} from './broken/misled.ts'

/**
 * Find the links in masked source (see `mask`) that their author meant but Markdown does not read.
 * `base` is the offset of the masked text in `text`; `links` are the real ones, by the offset where they start.
 */
export function findBroken(
  masked: string,
  base: number,
  text: string,
  links: ReadonlyMap<number, ListLink>
): BrokenLink[] {
  // Nearly every block is sound: look closer only where a link's punctuation was left as text.
  const suspicious = /[\]】][ \t\u3000]*[(（]|\(\s?(?:https?:|www\.)|\]https?:|\)\[https?:/.test(masked)
  if (!suspicious && isBalanced(masked)) return []
  const finder = {masked, base, text, links}
  const found = suspicious
    ? [
        ...strayMark(finder),
        ...secondDestination(finder),
        ...afterBracket(finder),
        ...withoutBracket(finder),
        ...withoutParenthesis(finder),
        ...reversed(finder)
      ]
        .sort((a, b) => a.span.start - b.span.start)
        .filter((broken, index, all) => index === 0 || broken.span.start >= all[index - 1]!.span.end)
    : []
  return isBalanced(masked)
    ? found
    : [...found, ...unbalanced(finder, found)].sort((a, b) => a.span.start - b.span.start)
}
