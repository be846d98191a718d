import type {Code, Effects, Extension, State, TokenizeContext} from 'micromark-util-types'
import type {Processor} from 'unified'

/**
 * Marks of one paragraph, heading or cell that may mean something; hundreds of times what any has in a real list. The parser
 * goes back over all marks from each that has no partner, so that those beyond are read as text.
 */
const most = 10_000
/** Words in an open bracket that are looked at: none is an address there, which the parser finds by going back over all of them. */
const mostWords = 500

const marks = [...'*_~!<&\\'].map(mark => mark.charCodeAt(0))
/** Of addresses. */
const letters = Array.from({length: 123}, (_, code) => code).filter(code => /[+\-.\w]/.test(String.fromCharCode(code)))
const inWord = new Set<Code>([...letters, '/'.charCodeAt(0)])

interface Count {
  marks: number
  /** Since the last bracket, if that opens. */
  words: number | undefined
}

/** What was seen of a text so far; the parser makes one context for each. */
const counts = new WeakMap<TokenizeContext, Count>()

function countOf(context: TokenizeContext): Count {
  let count = counts.get(context)
  if (!count) {
    count = {marks: 0, words: undefined}
    counts.set(context, count)
  }
  return count
}

/** A construct that takes what is surplus as text, and else leaves it to those after it. */
const surplus = (isSurplus: (count: Count) => boolean) => ({
  name: 'surplus',
  tokenize(this: TokenizeContext, effects: Effects, ok: State, nok: State): State {
    const count = countOf(this)
    return (code: Code) => {
      if (!isSurplus(count)) return nok(code)
      effects.enter('data')
      effects.consume(code)
      effects.exit('data')
      return ok
    }
  }
})

const mark = surplus(count => ++count.marks > most)
const opening = surplus(count => {
  count.words = 0
  return ++count.marks > most
})
const closing = surplus(count => {
  count.words = undefined
  return ++count.marks > most
})
/** Where the parser looks for an address by itself: the text is not to be cut anywhere else. */
const word = {
  ...surplus(count => count.words !== undefined && ++count.words > mostWords),
  previous: (code: Code) => !inWord.has(code)
}

const extension: Extension = {
  text: Object.fromEntries([
    ...letters.map(code => [code, word]),
    ...marks.map(code => [code, mark]),
    ['['.charCodeAt(0), opening],
    [']'.charCodeAt(0), closing]
  ])
}

/** Plugin of the parser: marks and words in numbers that no text for readers has are read as text. */
export function remarkSurplus(this: Processor): void {
  const data = this.data() as {micromarkExtensions?: Extension[]}
  data.micromarkExtensions ??= []
  data.micromarkExtensions.push(extension)
}
