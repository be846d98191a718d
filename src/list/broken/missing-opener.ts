import {linkRest, opaque} from '../mask.ts'
import {type Finder, lastBefore, opener} from './finder.ts'

/** Where a label without `[` begins: after the tags at the start of its line, or at the last of them if nothing else is left. */
export function missingOpener(finder: Finder, bracket: number): number {
  const {masked} = finder
  // `[code]](url)`: the brackets before belong to the label.
  const inner = masked[bracket - 1] === ']' ? opener(finder, bracket - 1) : -1
  if (inner >= 0) return inner
  let at = lastBefore(masked, bracket, ['\n', '|', linkRest, opaque]) + 1
  let last = at
  const group = /\s*[[【][^[\]【】\n]*[\]】]/y
  for (;;) {
    group.lastIndex = at
    const match = group.exec(masked)
    if (!match || match.index + match[0].length > bracket) break
    last = at + match[0].search(/\S/)
    at += match[0].length
  }
  const rest = masked.slice(at, bracket)
  if (rest.trim() === '') return last
  return at + rest.search(/[^\s*_"“:：.,;，、-]/)
}
