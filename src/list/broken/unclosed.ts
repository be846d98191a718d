import type {BrokenLink} from './broken-link.ts'
import {type Finder, wayAhead} from './finder.ts'

/** A URL that never ends: `[T](https://host/path` and then a blank, a cell's end or the wrong bracket. */
export function* unclosed(
  finder: Finder,
  open: number,
  bracket: number,
  from: number,
  run: string,
  gap: string
): Generator<BrokenLink> {
  const {masked, base, text} = finder
  if (open < 0 || gap || !run || run.length >= wayAhead) return
  const surplus = masked.slice(0, open).endsWith('[') // `[[paper](url]`: the last bracket closes the outer one
  const wrong = !surplus && /^[^[]*\]$/.test(run)
  let url = run.replace(/[,;。，]+$/, '')
  if (/^[^[]*\]+$/.test(url)) url = url.replace(/\]+$/, '')
  const end = from + url.length
  const place = {start: base + end, end: base + end + (wrong ? 1 : 0)}
  const shown = text.slice(base + from, base + end)
  yield {
    kind: wrong ? 'wrong-closing-bracket' : 'no-closing-parenthesis',
    unexpected: wrong ? `\`]\` after URL \`${shown}\`` : `link without \`)\` after \`${shown}\``,
    expected: wrong ? '`)`' : '`)` straight after the URL',
    place,
    fixes: [')'],
    safe: true,
    span: {start: base + open, end: Math.max(place.end, place.start)},
    label: {start: base + open + 1, end: base + bracket},
    url: {start: base + from, end: base + end}
  }
}
