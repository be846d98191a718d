import {breakMark, linkMark} from './view.ts'

const pairs: Readonly<Record<string, string>> = {'[': ']', '(': ')', '{': '}', '【': '】', '（': '）', '“': '”'}

/** Index of the bracket that closes the one at `open`, on the same rendered line, or -1. */
export function closing(text: string, open: number, longest = 400): number {
  const from = text[open]!
  const to = pairs[from]
  if (!to) return -1
  let depth = 0
  for (let at = open; at < text.length && at - open < longest; at++) {
    const unit = text[at]!
    if (unit === breakMark) return -1
    if (unit === from) depth++
    else if (unit === to && --depth === 0) return at
  }
  return -1
}

/** Whether a stretch holds a link. */
export const hasLink = (text: string) => text.includes(linkMark)
