/** A stretch of both texts that is still to be matched; ends are exclusive. */
interface Stretch {
  readonly from: number
  readonly to: number
  readonly nowFrom: number
  readonly nowTo: number
  readonly depth: number
}

/** A list is matched after a few rounds; only one that was made to hold us up needs more. */
const deepest = 64

/**
 * Match the lines of a text to those of its earlier version, as in a patience diff: equal beginnings and ends first, then
 * lines that occur once on both sides, then the same between those. It takes time in proportion to the text, whatever was
 * changed; the usual diff takes the square of it for a file rewritten to the last line, which a stranger could send.
 *
 * @returns for every line of `now` the index of the line of `before` that it continues, or -1.
 */
export function matchLines(before: readonly string[], now: readonly string[]): Int32Array {
  const matched = new Int32Array(now.length).fill(-1)
  const open: Stretch[] = [{from: 0, to: before.length, nowFrom: 0, nowTo: now.length, depth: 0}]
  for (let next = open.pop(); next; next = open.pop()) {
    let {from, to, nowFrom, nowTo} = next
    while (from < to && nowFrom < nowTo && before[from] === now[nowFrom]) matched[nowFrom++] = from++
    while (from < to && nowFrom < nowTo && before[to - 1] === now[nowTo - 1]) matched[--nowTo] = --to
    if (from === to || nowFrom === nowTo || next.depth === deepest) continue
    const anchors = rising(common(before, now, {from, to, nowFrom, nowTo}))
    if (anchors.length === 0) continue
    for (const [line, nowLine] of [...anchors, [to, nowTo] as const]) {
      open.push({from, to: line, nowFrom, nowTo: nowLine, depth: next.depth + 1})
      if (nowLine < nowTo) matched[nowLine] = line
      from = line + 1
      nowFrom = nowLine + 1
    }
  }
  return matched
}

type Pair = readonly [line: number, nowLine: number]

/** Lines that occur once on each side, in the order of the earlier text. */
function common(before: readonly string[], now: readonly string[], stretch: Omit<Stretch, 'depth'>): Pair[] {
  const nowLines = once(now, stretch.nowFrom, stretch.nowTo)
  return [...once(before, stretch.from, stretch.to)].flatMap(([text, line]) => {
    const nowLine = nowLines.get(text)
    return line < 0 || nowLine === undefined || nowLine < 0 ? [] : [[line, nowLine] as const]
  })
}

/** Where each text stands; -1 for those that stand twice. */
function once(lines: readonly string[], from: number, to: number): Map<string, number> {
  const found = new Map<string, number>()
  for (let index = from; index < to; index++) found.set(lines[index]!, found.has(lines[index]!) ? -1 : index)
  return found
}

/** The longest run of pairs that rises on both sides: what was not moved. */
function rising(pairs: readonly Pair[]): Pair[] {
  const ends: number[] = []
  const previous = new Int32Array(pairs.length)
  for (const [index, [, nowLine]] of pairs.entries()) {
    let low = 0
    let high = ends.length
    while (low < high) {
      const middle = (low + high) >> 1
      if (pairs[ends[middle]!]![1] < nowLine) low = middle + 1
      else high = middle
    }
    previous[index] = low > 0 ? ends[low - 1]! : -1
    ends[low] = index
  }
  const run: Pair[] = []
  for (let index = ends.at(-1) ?? -1; index >= 0; index = previous[index]!) run.push(pairs[index]!)
  return run.reverse()
}
