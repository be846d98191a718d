import type {Entry} from './entry.ts'
import type {Format} from './format.ts'
import {type Inferred, inferPattern} from './infer.ts'
import {notationOf, type Pattern} from './pattern.ts'
import type {PlacedUnit} from './unit.ts'

/** An entry with its shape, and where it stands. */
export interface Shaped {
  readonly entry: Entry
  readonly units: readonly PlacedUnit[]
  /** Where its table starts, for rows. */
  readonly table?: number
}

/** How a part of a list writes its entries, where that is not how the whole list does. */
export interface Custom {
  readonly format: Format
  /** `kind`: all entries of one container, beside those of another that are more. */
  readonly part: 'section' | 'table' | 'kind'
  /** The headings above the part, the list's title aside; empty for a kind. */
  readonly path: readonly string[]
  /** Offset of the first entry that is held to it. */
  readonly start: number
  /** How many entries are held to it. */
  readonly entries: number
}

/** The customs of a list, and the entries that are held to each; `main` is that of the whole list. */
export interface Customs {
  readonly main?: Inferred
  readonly held: readonly {
    readonly pattern: Pattern
    readonly members: readonly Shaped[]
    /** Absent where it is the main one. */
    readonly custom?: Custom
  }[]
}

/** What entries of one container are called. */
export const containerNames: Readonly<Record<Entry['container'], string>> = {
  line: 'lines',
  item: 'list items',
  row: 'table rows',
  block: 'paragraphs'
}

/** Parts of fewer entries than this say nothing of a custom of their own. */
const least = 10
/** The share of a part that one shape must make up: more than of a whole list, for there are many parts. */
const majority = 0.75
/** A part in which fewer entries than this share fit the shape of the whole has another one, if any. */
const stray = 0.3

/**
 * Find the shapes that dominate: of the whole list for each container, else of its tables or sections. A few papers among other
 * things (`isList` is false) have no format of their own, but a table of papers among them may.
 */
export function customsOf(all: readonly Shaped[], isList: boolean, given?: Pattern): Customs {
  if (given)
    return {main: {pattern: given, count: all.length, fits: () => true}, held: [{pattern: given, members: all}]}
  const kinds = [...groups(all, ({entry}) => entry.container).values()]
  const inferred = kinds.map(members => ({
    members,
    whole: isList ? inferPattern(members.map(({units}) => units)) : undefined
  }))
  const main = inferred.reduce<Inferred | undefined>(
    (best, {whole}) => (whole && (!best || whole.count > best.count) ? whole : best),
    undefined
  )
  const held = inferred.flatMap(({members, whole}) => {
    const {parts, rest} = partsOf(members, whole)
    if (!whole) return parts
    const custom = whole === main ? undefined : customOf(whole.pattern, rest, 'kind', [])
    return [{pattern: whole.pattern, members: rest, ...(custom && {custom})}, ...parts]
  })
  return {...(main && {main}), held}
}

/** The parts with a custom of their own, and the members that are in none. */
function partsOf(members: readonly Shaped[], whole: Inferred | undefined) {
  const parts: {pattern: Pattern; members: readonly Shaped[]; custom: Custom}[] = []
  const rest: Shaped[] = []
  const judge = (part: readonly Shaped[], kind: 'section' | 'table', depth: number) => {
    const fitting = whole ? part.filter(({units}) => whole.fits(units)).length : 0
    const found =
      part.length < least || fitting >= part.length * stray
        ? undefined
        : inferPattern(
            part.map(({units}) => units),
            majority
          )
    if (found) {
      const path = kind === 'table' ? part[0]!.entry.section.path : part[0]!.entry.section.path.slice(0, depth)
      parts.push({pattern: found.pattern, members: part, custom: customOf(found.pattern, part, kind, path)})
    } else if (kind === 'section' && part.length >= least && part.some(({entry}) => entry.section.path.length > depth))
      for (const inner of sections(part, depth + 1)) judge(inner, 'section', depth + 1)
    else for (const member of part) rest.push(member)
  }
  const tables = members.filter(({table}) => table !== undefined)
  if (tables.length === members.length)
    for (const table of groups(tables, one => one.table).values()) judge(table, 'table', 0)
  else for (const section of sections(members, 1)) judge(section, 'section', 1)
  return {parts, rest}
}

const sections = (members: readonly Shaped[], depth: number) =>
  groups(members, ({entry}) => entry.section.path.slice(0, depth).join('\u0001')).values()

function groups<K>(all: readonly Shaped[], key: (one: Shaped) => K): Map<K, Shaped[]> {
  const found = new Map<K, Shaped[]>()
  for (const one of all) {
    const group = found.get(key(one))
    if (group) group.push(one)
    else found.set(key(one), [one])
  }
  return found
}

const customOf = (
  pattern: Pattern,
  members: readonly Shaped[],
  part: Custom['part'],
  path: readonly string[]
): Custom => ({
  format: formatOf(pattern),
  part,
  path,
  start: members[0]?.entry.span.start ?? 0,
  entries: members.length
})

/** A pattern as a format. */
export const formatOf = (pattern: Pattern): Format => ({notation: notationOf(pattern), parts: [], pattern})
