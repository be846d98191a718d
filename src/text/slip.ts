import {distance} from 'fastest-levenshtein'

/**
 * Whether one word is another with one slip of the pen in it: a letter wrong, left out or too many, or two neighbours swapped.
 * A plural is another word, and so is one that begins otherwise, unless its first letters changed places.
 */
export function isOneSlip(written: string, meant: string): boolean {
  const more = written.length - meant.length
  if (written === meant || more > 1 || more < -1) return false
  if (written === `${meant}s` || meant === `${written}s`) return false
  if (more === 0) {
    const at = [...written].findIndex((letter, index) => letter !== meant[index])
    const swapped = written.slice(0, at) + written[at + 1] + written[at] + written.slice(at + 2)
    if (swapped === meant) return true
  }
  return written[0] === meant[0] && distance(written, meant) === 1
}
