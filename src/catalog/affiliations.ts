import {distance} from 'fastest-levenshtein'
import {letters} from '../text/letters.ts'
import {type Affiliation, allAffiliations, type ExtraAffiliation} from './affiliation-table.ts'

export {type Affiliation, allAffiliations, type ExtraAffiliation} from './affiliation-table.ts'

/** A known misspelling and the right spelling nearest to it. */
export interface Correction {
  readonly expected: string
  readonly affiliation: Affiliation
  /** Only capitals or hyphens differ (`Umich`, `VMWare`, `Carnegie-Mellon`): a matter of house style, not of spelling. */
  readonly caseOnly: boolean
}

/**
 * Listed misspellings that are words of their own: Colombia is a country, Perdue, Cornel and Edinburg are names,
 * `Carnegie-Mellon` is how it was hyphenated, `UMichigan` is in real use.
 */
const rightElsewhere: ReadonlySet<string> = new Set([
  'colombia',
  'perdue',
  'cornel',
  'edinburg',
  'umichigan',
  'technicon'
])

interface Index {
  readonly right: ReadonlyMap<string, Affiliation>
  readonly wrong: ReadonlyMap<string, Affiliation>
}

let catalog: Index | undefined
const extended = new WeakMap<readonly ExtraAffiliation[], Index>()

/** The affiliation of a tag, full name or alias, whatever the case; for a tag that several share, the first of the data. */
export function findAffiliation(written: string, extra?: readonly ExtraAffiliation[]): Affiliation | undefined {
  return indexOf(extra).right.get(key(written))
}

/** True for a tag, full name or alias of the catalog or of the user's configuration, whatever the case. */
export function isKnownAffiliation(written: string, extra?: readonly ExtraAffiliation[]): boolean {
  return findAffiliation(written, extra) !== undefined
}

/** The right spelling of a known misspelling (`Standford` is Stanford), or nothing: never a guess by likeness. */
export function correctAffiliation(written: string, extra?: readonly ExtraAffiliation[]): string | undefined {
  const correction = correctionOf(written, extra)
  return correction && !correction.caseOnly ? correction.expected : undefined
}

/** What `correctAffiliation` rests on, with the variants of case and hyphen that only house style would object to. */
export function correctionOf(written: string, extra?: readonly ExtraAffiliation[]): Correction | undefined {
  const text = written.trim()
  const {right, wrong} = indexOf(extra)
  const known = right.get(key(text))
  if (known) {
    const spellings = spellingsOf(known)
    if (spellings.includes(text) || known.kind === 'ambiguous') return undefined
    const expected = spellings.find(spelling => key(spelling) === key(text))!
    return {expected, affiliation: known, caseOnly: true}
  }
  const affiliation = wrong.get(key(text))
  if (!affiliation) return undefined
  const expected = nearestInForm(text, spellingsOf(affiliation))
  if (expected === undefined) return undefined
  return {expected, affiliation, caseOnly: letters(expected) === letters(text)}
}

/**
 * The spelling that differs least: `Carnegie Melon` becomes `Carnegie Mellon`, not `CMU`. Nothing beyond three slips:
 * a part of a name (`Massachussets`) has no right form here.
 */
function nearestInForm(text: string, spellings: readonly string[]): string | undefined {
  const cost = (spelling: string) => distance(text.toLowerCase(), spelling.toLowerCase())
  const best = spellings.reduce((best, spelling) => (cost(spelling) < cost(best) ? spelling : best))
  return cost(best) <= 3 ? best : undefined
}

function spellingsOf({tag, fullName, aliases}: Affiliation): readonly string[] {
  return fullName === undefined ? [tag, ...aliases] : [tag, ...aliases, fullName]
}

function indexOf(extra: readonly ExtraAffiliation[] | undefined): Index {
  if (!extra?.length) {
    catalog ??= build(allAffiliations())
    return catalog
  }
  const index = extended.get(extra) ?? build(allAffiliations(extra))
  extended.set(extra, index)
  return index
}

function build(affiliations: readonly Affiliation[]): Index {
  const right = new Map<string, Affiliation>()
  const wrong = new Map<string, Affiliation>()
  // Tags before names, so that no alias hides a tag.
  for (const affiliation of affiliations) put(right, affiliation.tag, affiliation)
  for (const affiliation of affiliations) for (const name of spellingsOf(affiliation)) put(right, name, affiliation)
  for (const affiliation of affiliations) {
    for (const name of affiliation.commonMisspellings) if (!rightElsewhere.has(key(name))) put(wrong, name, affiliation)
  }
  return {right, wrong}
}

function put(map: Map<string, Affiliation>, name: string, affiliation: Affiliation) {
  if (!map.has(key(name))) map.set(key(name), affiliation)
}

function key(written: string): string {
  return written.trim().replace(/\s+/g, ' ').toLowerCase()
}
