/** Letters of a given name alone: `M.`, `J.-P.`, `DP`, `A. B.` */
const initials = /^(?:\p{Lu}\p{Ll}?\.[\s-]?|\p{Lu}{1,2}(?=$|[\s-]))+$|^\p{Lu}{1,2}$/u
const particle = /^(?:van|von|de|der|den|la|le|di|da|del|dos|bin|al|el|ten)$/i

/** A family name: one word, but for particles. */
const isFamily = (text: string) => {
  const words = text.split(' ').filter(word => !particle.test(word))
  return words.length === 1 && !initials.test(text)
}

const wordCount = (text: string) => text.split(' ').length

/** `Bo, Ana`: the given name first. */
const turned = (family: string, given: string) => `${given} ${family}`

/**
 * The authors that a text names, one by one and the given name first: `Ana Bo, Cai Du and Eva Fo`, `Bo, Ana, Cai Du, et al.`,
 * `Bo, A., & Du, C.`, `Bo, Ana and Du, Cai`. `et al.` is nobody; institutions in parentheses and footnote marks are left out.
 */
export function splitPeople(text: string): string[] {
  const others = /,?\s*\b(?:et\.?\s?al\b\.?|and others\b)|等人?\s*$/i.test(text)
  const plain = text
    .replace(/,?\s*\b(?:et\.?\s?al\b\.?|and others\b)|等人?\s*$/gi, '')
    .replace(/[*_†‡§¶\u00B9\u00B2\u00B3\u2070-\u2079]/g, '')
    .replace(/\s*[（(][^()（）]*[)）]/g, '')
    .replace(/^\s*(?:by|from|authors?:)\s+/i, '')
    .replace(/\s+/g, ' ')
  const clean = (name: string) =>
    name.replace(/^[\s.,:–—-]+|[\s,:–—-]+$/g, '').replace(/(?<=\p{Ll})(?<!\b[JS]r)\.$/u, '')
  const groups = plain
    .split(/\s*(?:;|；|&|\b(?:and|with)\b)\s*/)
    .map(clean)
    .filter(Boolean)
  // `Bo, Ana and Du, Cai`: every group is one person.
  const pairs = groups.map(group => group.split(/\s*,\s*/))
  if (
    (groups.length > 1 || /;/.test(plain)) &&
    pairs.every(([family, given, ...more]) => family && given && more.length === 0 && isFamily(family))
  )
    return pairs.map(([family, given]) => turned(family!, given!))
  const names = groups
    .flatMap(group => group.split(/\s*[,，、]\s*/))
    .map(clean)
    .filter(Boolean)
  // `Bo, A., Du, C.`: every second one is but initials.
  if (names.length > 1 && names.length % 2 === 0 && names.every((name, index) => initials.test(name) === index % 2 > 0))
    return names.flatMap((name, index) => (index % 2 > 0 ? [] : [turned(name, names[index + 1]!)]))
  const [first, second, ...rest] = names
  // `Bo, Ana, Cai Du, and Eva Fo`: only the first is turned around, as in bibliographies.
  const isTurned =
    first !== undefined &&
    second !== undefined &&
    isFamily(first) &&
    wordCount(second) <= 2 &&
    (rest.length > 0
      ? wordCount(second) === 1
        ? rest.every(name => wordCount(name) > 1)
        : rest.every(name => wordCount(name) > 1) && initials.test(second.split(' ')[1]!)
      : others || wordCount(second) > 1)
  return isTurned ? [turned(first, second), ...rest] : names
}
