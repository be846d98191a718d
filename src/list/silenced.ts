import type {Span} from '../text/span.ts'
import {touching} from '../text/touching.ts'
import type {Suppression, Suppressions} from './suppressions.ts'

/** The comment that silences what a rule says of a place, if any does. */
export function silencedBy(
  suppressions: Suppressions,
  rule: string,
  place: Span,
  scope: 'named' | 'any' = 'any'
): Suppression | undefined {
  if (suppressions.directives.length === 0) return
  let found = silencers.get(suppressions)
  if (!found) {
    found = new Map()
    silencers.set(suppressions, found)
  }
  let silencer = found.get(`${scope} ${rule}`)
  if (!silencer) {
    silencer = silencerOf(
      suppressions.directives.filter(({rules}) =>
        rules.length === 0 ? scope === 'any' : rules.some(({id}) => id === rule)
      )
    )
    found.set(`${scope} ${rule}`, silencer)
  }
  return silencer(place)
}

type Silencer = (place: Span) => Suppression | undefined

/** By comments, then by rule: a list may have thousands of comments and of findings. */
const silencers = new WeakMap<Suppressions, Map<string, Silencer>>()

function silencerOf(directives: readonly Suppression[]): Silencer {
  const ofPlaces = directives.filter(({verb}) => verb !== 'disable' && verb !== 'enable')
  const at = touching(ofPlaces, ({covers}) => ({start: covers.start, end: covers.end + 1}))
  const turns: {readonly from: number; readonly range: Suppression | undefined}[] = []
  for (const directive of directives) {
    // What is said of the place of the `enable` itself, such as the blank lines before it, still belongs to the stretch.
    if (directive.verb === 'enable') turns.push({from: directive.span.end, range: undefined})
    else if (directive.verb === 'disable')
      turns.push({from: directive.covers.start, range: turns.at(-1)?.range ?? directive})
  }
  return place => {
    const end = Math.max(place.end, place.start + 1)
    return at({start: place.start, end}) ?? turns[lastIndex(turns, place.start)]?.range
  }
}

/** Index of the last turn at or before an offset, or -1. */
function lastIndex(turns: readonly {readonly from: number}[], offset: number): number {
  let low = 0
  let high = turns.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (turns[middle]!.from <= offset) low = middle + 1
    else high = middle
  }
  return low - 1
}

/** True for an `enable` that ends a `disable` before it, for a rule or, without one, for any. */
export function endsAny(suppressions: Suppressions, enable: Suppression, rule?: string): boolean {
  let found = firsts.get(suppressions)
  if (!found) {
    found = new Map()
    firsts.set(suppressions, found)
    for (const {verb, rules, covers} of suppressions.directives) {
      if (verb !== 'disable') continue
      for (const id of [any, ...(rules.length === 0 ? [all] : rules.map(rule => rule.id))])
        if (!found.has(id)) found.set(id, covers.start)
    }
  }
  const firstOf = (id: string) => found.get(id) ?? Number.POSITIVE_INFINITY
  const first = rule === undefined ? firstOf(any) : Math.min(firstOf(all), firstOf(rule))
  return first < enable.covers.start
}

/** Where the first `disable` of each rule begins, of any, and the first that names none and so is of all; no rule has such a name. */
const firsts = new WeakMap<Suppressions, Map<string, number>>()
const any = ' any'
const all = ' all'
