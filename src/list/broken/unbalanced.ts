import {unpaired} from '../brackets.ts'
import {linkRest, linkStart} from '../mask.ts'
import type {BrokenLink} from './broken-link.ts'
import {clip, type Finder} from './finder.ts'

/** True where a text has as many opening as closing brackets, as nearly every one has. */
export function isBalanced(masked: string): boolean {
  let open = 0
  for (let at = 0; at < masked.length; at++) {
    const unit = masked.charCodeAt(at)
    if (unit === 0x5c) at++
    else if (unit === 0x5b) open++
    else if (unit === 0x5d) open--
  }
  return open === 0
}

/**
 * Brackets around or before links that have no partner: `[[paper](url)` without the outer `]`, `[paper](url)]` without `[`,
 * and `[Title` at the start of an item with nothing after it. Brackets elsewhere are prose: intervals, mathematics, asides.
 */
export function* unbalanced(finder: Finder, found: readonly BrokenLink[]): Generator<BrokenLink> {
  const {masked, base, text} = finder
  const lines = [...masked.matchAll(/[^\r\n]+/g)].map(({0: line, index}) => ({line, start: index, ...strays(line)}))
  const lone = lines.reduce((sum, {opens, closes}) => sum + opens.length + closes.length, 0) === 1
  // Those found are in order and do not overlap, as lines are.
  let next = 0
  for (const [index, {line, start, opens, closes}] of lines.entries()) {
    const end = start + line.length
    if (opens.length + closes.length !== 1) continue
    while (next < found.length && found[next]!.span.end < base + start) next++
    if (next < found.length && found[next]!.span.start <= base + end) continue
    // Brackets may span lines.
    if (opens.length > 0 && (lines[index + 1]?.closes.length ?? 0) > 0) continue
    if (closes.length > 0 && (lines[index - 1]?.opens.length ?? 0) > 0) continue
    const [stray] = [...opens, ...closes] as [number]
    const at = (from: number, to: number) => ({start: base + start + from, end: base + start + to})
    const [before, after] = [line.slice(0, stray), line.slice(stray + 1)]
    if (opens.length > 0) {
      const link = new RegExp(`^${linkStart}${linkRest}*`).exec(after)?.[0]
      if (link) {
        const place = at(stray + 1 + link.length, stray + 1 + link.length)
        const shown = clip(text.slice(place.start - link.length, place.start))
        yield {
          ...bracket(place, /^\[\W*\w{2,12}\W*\]\(/.test(shown) ? ']' : undefined),
          unexpected: `\`[\` before link \`${shown}\` that is never closed`,
          expected: '`]` after it or no `[`'
        }
      } else if (/^\[[^[\]]+\]\s*$/.test(after)) {
        yield {
          ...bracket(at(stray, stray + 1)),
          unexpected: `\`[\` before \`${clip(after.trim())}\` that is never closed`,
          expected: 'a whole link'
        }
      } else if (/(?:^|[:：.*|\s])$/.test(before) && /^[*_"“]{0,3}[A-Z]/.test(after) && isTitle(after)) {
        yield {
          ...bracket(at(stray, stray + 1)),
          unexpected: `\`[\` before \`${clip(after.trim())}\` that is never closed`,
          expected: 'a whole link or no bracket'
        }
      }
    } else if (new RegExp(`${linkStart}${linkRest}*\\s?$`).test(before)) {
      const shown = clip(text.slice(base + start + before.lastIndexOf(linkStart), base + start + stray).trim())
      yield {
        ...bracket(at(stray, stray + 1), ''),
        unexpected: `\`]\` after link \`${shown}\` that closes nothing`,
        expected: 'none'
      }
    } else if (lone && after.trim() === '' && before.includes(linkStart) && unpaired(before) === 0) {
      yield {
        ...bracket(at(stray, stray + 1), ''),
        unexpected: `\`]\` after \`${clip(text.slice(base + start + before.lastIndexOf(' ') + 1, base + start + stray))}\` that closes nothing`,
        expected: 'none'
      }
    }
  }
}

/** Several words and no brackets or links up to the end of the line or cell. */
const isTitle = (rest: string) => !new RegExp(`[[\\]${linkStart}]`).test(rest) && rest.trim().split(/\s+/).length >= 4

/** What these findings have in common: nobody can be sure where the author wanted the partner. */
const bracket = (place: BrokenLink['place'], fix?: string) =>
  ({
    kind: 'unbalanced',
    place,
    fixes: fix === undefined ? [] : [fix],
    safe: false,
    // Nothing of the link is to be read anew.
    span: {start: place.start, end: place.start},
    label: {start: place.start, end: place.start}
  }) as const

/** Indices of the brackets of a line that have no partner on it. */
function strays(line: string): {opens: readonly number[]; closes: readonly number[]} {
  const opens: number[] = []
  const closes: number[] = []
  for (let at = 0; at < line.length; at++) {
    if (line[at] === '\\') at++
    else if (line[at] === '[') opens.push(at)
    else if (line[at] === ']' && opens.pop() === undefined) closes.push(at)
  }
  return {opens, closes}
}
