/**
 * A text as short as can be of which something is still true: parts of it are left out, halves first, then ever smaller ones.
 * What shrinks values knows how they were made; this knows nothing and so gets further.
 */
export function reduced(text: string, isTrue: (text: string) => boolean): string {
  let current = text
  for (const cut of [/(?<=\n)/, /(?<=\s)/, /(?:)/]) {
    let pieces = current.split(cut)
    for (let size = Math.ceil(pieces.length / 2); size >= 1; size = size === 1 ? 0 : Math.ceil(size / 2)) {
      for (let at = 0; at < pieces.length; ) {
        const without = [...pieces.slice(0, at), ...pieces.slice(at + size)]
        if (isTrue(without.join(''))) pieces = without
        else at += size
      }
    }
    current = pieces.join('')
  }
  return current
}
