const pairs: Readonly<Record<string, string>> = {')': '(', ']': '[', '】': '【', '）': '（'}
const openers = new Set(Object.values(pairs))

/** How many brackets of a text have no partner. */
export function unpaired(text: string): number {
  const open: string[] = []
  let count = 0
  for (const character of text) {
    if (openers.has(character)) open.push(character)
    else if (pairs[character] === undefined) continue
    else {
      const at = open.lastIndexOf(pairs[character]!)
      if (at < 0) count++
      else count += open.splice(at).length - 1
    }
  }
  return count + open.length
}
