import {distance} from 'fastest-levenshtein'
import {letters} from '../text/letters.ts'

/**
 * Whether two titles may be one paper's: the same but for punctuation and slips, a short name and the whole title, or
 * a title that was reworded between preprint and publication. In doubt they may.
 */
export function mayBeSameTitle(one: string, other: string): boolean {
  const [a, b] = [letters(one), letters(other)]
  if (!a || !b || a.startsWith(b) || b.startsWith(a) || a.endsWith(b) || b.endsWith(a)) return true
  if (sameName(shortName(one), shortName(other)) || sameName(firstWord(one), firstWord(other))) return true
  if (a.length < 200 && b.length < 200 && distance(a, b) <= Math.max(a.length, b.length) * 0.3) return true
  const [left, right] = [words(one), words(other)]
  const shared = [...left].filter(word => right.has(word)).length
  return shared >= Math.min(left.size, right.size) * 0.5
}

/** `Pollux` of `Pollux: Co-adaptive Cluster Scheduling`. */
const shortName = (title: string) => /^([^\s:：]{2,20}(?:\s[^\s:：]{1,12})?)\s?[:：]/.exec(title)?.[1]?.toLowerCase()

/** The first word, where it is a name (`DeepSeek-V2`, `BERT4Rec`) and no word of the language. */
function firstWord(title: string): string | undefined {
  const [word] = title.split(/[\s:：,]/, 1)
  return word && /^\S.*[A-Z\d]/.test(word) && word.length > 3 ? letters(word) : undefined
}

const sameName = (a: string | undefined, b: string | undefined) =>
  a !== undefined && b !== undefined && (a.startsWith(b) || b.startsWith(a))

/** Words that titles of any two papers may share. */
export const common: ReadonlySet<string> = new Set(
  'the and for with from via into over using towards toward based deep learning neural network networks model models system systems large language training inference efficient'.split(
    ' '
  )
)

const words = (title: string) =>
  new Set(
    title
      .toLowerCase()
      .split(/[^\p{L}\p{N}]+/u)
      .filter(word => word.length > 2 && !common.has(word))
      .map(word => word.replace(/s$/, ''))
  )
