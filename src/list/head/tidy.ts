import {type Draft, found, styleMarks} from '../draft.ts'
import {closing} from '../groups.ts'
import type {View} from '../view.ts'

/** Title text as people read it, without what stands around titles: blanks, a full stop, emoji. */
export function tidy(text: string): string {
  return text
    .replace(/^(?:\s|\p{Extended_Pictographic}|\uFE0F|\u200D)+/u, '')
    .replace(/:[a-z_]{3,30}:/g, '')
    .replace(/[\s,;|–—-]+$/, '')
    .replace(/\s+/g, ' ')
    .trim()
}

/** A stretch as a title, without the marks around it and the full stop after it. */
export function trimTitle(view: View, from: number, to: number): Draft['title'] & object {
  const {text} = view
  while (from < to && /[\s\uE010-\uE016]/.test(text[from]!)) from++
  while (to > from && /[\s\uE010-\uE016\uE002,;|–—-]/.test(text[to - 1]!)) to--
  // The full stop after a title parts it from what follows.
  const body = text.slice(from, to - 1).replace(styleMarks, '')
  if (text[to - 1] === '.' && /[\p{Ll}\d)]{2}$/u.test(body) && !/\b(?:al|etc|vs)$/.test(body)) to--
  if (text[from] === '[' && closing(text, from) === to - 1) {
    from++
    to--
  }
  const field = found(view, from, to)
  return {span: field.span, text: tidy(field.text)}
}
