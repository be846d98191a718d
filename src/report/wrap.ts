import {widthOf} from './width.ts'

/** A word as it is printed, and the columns it takes: paint is not counted. */
export interface Word {
  readonly text: string
  readonly width: number
  /** Blanks between the word and the one before it in the same row; one unless said. */
  readonly gap?: number
}

/** The words of a printable text. */
export function wordsOf(text: string): readonly Word[] {
  return text.split(' ').map(word => ({text: word, width: widthOf(word)}))
}

/**
 * Words in rows of at most `width` columns; the rows after the first start with `indent`. A longer word has its own row.
 * `::` starts no row, because the log of a GitHub job would obey it.
 */
export function wrap(words: readonly Word[], width: number, indent: string): string {
  let text = ''
  let used = 0
  for (const word of words) {
    const {gap = 1} = word
    if (text === '') used = word.width
    else if (used + gap + word.width <= width || /^(::|$)/.test(word.text)) {
      text += ' '.repeat(gap)
      used += gap + word.width
    } else {
      text += `\n${indent}`
      used = word.width
    }
    text += word.text
  }
  return text
}

/** A printable text in rows of at most `columns`, the first after `indent` columns that are there already; unknown is endless. */
export function fold(text: string, indent: number, columns: number | undefined): string {
  return columns === undefined ? text : wrap(wordsOf(text), Math.max(columns - indent, 30), ' '.repeat(indent))
}
