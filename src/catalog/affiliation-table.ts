import data from './data/affiliations.json' with {type: 'json'}

/** A university, company or institute as paper lists tag it. */
export interface Affiliation {
  /** The usual tag, such as `CMU`. */
  readonly tag: string
  /** Nothing for tags that name nobody in particular (`UT`, `UC`). */
  readonly fullName: string | undefined
  /** Other right ways to write it. */
  readonly aliases: readonly string[]
  /** Wrong ways; apart from `Standford` they are expected, not counted. */
  readonly commonMisspellings: readonly string[]
  /** Others that the tag means too, so that it proves nobody. */
  readonly alsoMeans: readonly string[]
  /** Tags of others that differ by a letter; never a misspelling of this one. */
  readonly lookAlike: readonly string[]
  /** The tag of the organisation it belongs to. */
  readonly parent: string | undefined
  readonly kind: 'university' | 'company' | 'ambiguous' | 'custom'
  /** `unconfirmed`: the tag is plausible, but was not met in a list. */
  readonly confidence: 'high' | 'medium' | 'low' | 'unconfirmed'
}

/** An affiliation that the user's configuration adds (key `affiliations`): a tag, or a tag with its other spellings. */
export type ExtraAffiliation = string | {readonly tag: string; readonly aliases?: readonly string[]}

/** A row of `data/affiliations.json`: empty lists are left out. */
interface Row extends Partial<Omit<Affiliation, 'tag' | 'fullName' | 'parent' | 'commonMisspellings'>> {
  readonly tag: string
  readonly fullName: string | null
  readonly misspellings?: readonly string[]
  readonly parent?: string
}

let known: readonly Affiliation[] | undefined

/** Every affiliation of the catalog, then the user's own. */
export function allAffiliations(extra: readonly ExtraAffiliation[] = []): readonly Affiliation[] {
  known ??= (data as unknown as readonly Row[]).map(row => ({
    tag: row.tag,
    fullName: row.fullName ?? undefined,
    aliases: row.aliases ?? [],
    commonMisspellings: row.misspellings ?? [],
    alsoMeans: row.alsoMeans ?? [],
    lookAlike: row.lookAlike ?? [],
    parent: row.parent,
    kind: row.kind ?? 'university',
    confidence: row.confidence ?? 'medium'
  }))
  if (extra.length === 0) return known
  return [...known, ...extra.map(custom)]
}

function custom(extra: ExtraAffiliation): Affiliation {
  const {tag, aliases = []} = typeof extra === 'string' ? {tag: extra} : extra
  return {
    tag,
    fullName: undefined,
    aliases,
    commonMisspellings: [],
    alsoMeans: [],
    lookAlike: [],
    parent: undefined,
    kind: 'custom',
    confidence: 'high'
  }
}
