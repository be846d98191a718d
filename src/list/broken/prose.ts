import {letters} from '../../text/letters.ts'
import type {BrokenLink} from './broken-link.ts'
import {clip, closer, type Finder, lastBefore} from './finder.ts'

/** `[Title](Title again, or a citation)`: prose where the URL belongs. Short remarks after a tag are no link. */
export function* prose(
  finder: Finder,
  open: number,
  bracket: number,
  from: number,
  end: number,
  gap: string
): Generator<BrokenLink> {
  const {masked, base, text} = finder
  const close = closer(masked, from, end)
  if (open < 0 || close < 0 || gap) return
  const inside = masked.slice(from, close).trim()
  const label = masked.slice(open + 1, bracket)
  if (/[\uE000-\uE002]/.test(inside + label) || !/\s/.test(inside)) return
  // The title again: of the label, or of the line before it (`Title [[CVPR]](Title)`).
  const before = masked.slice(lastBefore(masked, open, ['\n']) + 1, open)
  const again = inside.split(/\s+/).length >= 4 && letters(before).endsWith(letters(inside))
  const same = letters(inside) === letters(label) || again
  const long = inside.split(/\s+/).length >= 4 && label.split(/\s+/).length >= 3
  if (!same && !long) return
  yield {
    kind: 'text-for-url',
    unexpected: `text \`${clip(text.slice(base + from, base + close))}\` in the parentheses of a link`,
    expected: 'a URL',
    place: {start: base + from, end: base + close},
    fixes: [],
    safe: false,
    span: {start: base + open, end: base + close + 1},
    label: {start: base + open + 1, end: base + bracket}
  }
}
