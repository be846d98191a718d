import type {ListLink} from './link.ts'

/**
 * The reference definitions that something refers to. Of an unused one, such as `[//]: # (a comment)`, no reader sees
 * anything: people write comments so, and nobody can follow it. Of two with one name the first holds.
 */
export function usedDefinitions(definitions: readonly ListLink[], text: string): ListLink[] {
  if (definitions.length === 0) return []
  const starts = new Set(definitions.map(({span}) => span.start))
  const referred = new Set<string>()
  for (const {1: label, index} of text.matchAll(/\[([^[\]]{1,999})\]/g))
    if (!starts.has(index)) referred.add(key(label!))
  const known = new Set<string>()
  return definitions.filter(({text: label}) => {
    const name = key(label)
    if (known.has(name)) return false
    known.add(name)
    return referred.has(name)
  })
}

/** References and definitions match whatever their case and their blanks, says CommonMark. */
const key = (label: string) => label.replace(/\s+/g, ' ').trim().toLowerCase().toUpperCase()
