import {distance} from 'fastest-levenshtein'
import {correctAffiliation, findAffiliation, isKnownAffiliation} from '../src/catalog/affiliations.ts'
import type {List} from '../src/list/read.ts'
import {defineRule} from '../src/rule.ts'

const entry = (affiliation: string, slug: string) =>
  `[OSDI'22][${affiliation}] [Title of ${slug}](https://www.usenix.org/conference/osdi22/presentation/${slug})  \n`

export default defineRule({
  id: 'affiliation-spelling',
  summary: 'Institutions are spelt right, and the same throughout the list.',
  why: 'A tag that is searched for must be found under one spelling. Known misspellings come from the catalog; a tag nobody knows that is one letter away from one the list uses all the time is a slip. Tags that merely look alike (KAIST and KAUST, UCB and UCSB, NTU and NTHU) are never “corrected”.',
  severity: 'warning',
  examples: [
    {
      bad: entry('Standford', 'unger'),
      says: ['1:11-1:20: Unexpected affiliation `Standford`, expected `Stanford`'],
      good: entry('Stanford', 'unger')
    },
    {
      bad:
        entry('Frobnitz', 'a') +
        entry('Frobnitz', 'b') +
        entry('Frobnitz', 'c') +
        entry('Frobnitz', 'd') +
        entry('Fronbitz', 'e'),
      says: ['5:11-5:19: Unexpected affiliation `Fronbitz`, expected `Frobnitz` as in 4 other entries'],
      good:
        entry('Frobnitz', 'a') +
        entry('Frobnitz', 'b') +
        entry('Frobnitz', 'c') +
        entry('Frobnitz', 'd') +
        entry('Frobnitz', 'e')
    }
  ],
  *check(list) {
    const {entries, settings} = list
    const near = slips(list)
    for (const {affiliations} of entries) {
      for (const {span, text} of affiliations) {
        const expected = correctAffiliation(text, settings.affiliations)
        if (expected !== undefined) {
          yield {
            place: span,
            message: `Unexpected affiliation \`${text}\`, expected \`${expected}\``,
            expected,
            fix: 'safe'
          }
          continue
        }
        const slip = near.get(text)
        if (slip)
          yield {
            place: span,
            message: `Unexpected affiliation \`${text}\`, expected \`${slip.meant}\` as in ${slip.count} other entries`,
            expected: slip.meant
          }
      }
    }
  }
})

/** Tags seen once or twice that are one slip away from a tag the list uses at least four times as often. */
function slips({entries, settings}: List): Map<string, {meant: string; count: number}> {
  const counts = new Map<string, number>()
  for (const {affiliations} of entries) for (const {text} of affiliations) counts.set(text, (counts.get(text) ?? 0) + 1)
  const common = [...counts].filter(([, count]) => count >= 4)
  const found = new Map<string, {meant: string; count: number}>()
  for (const [tag, count] of counts) {
    if (tag.length < shortest || isKnownAffiliation(tag, settings.affiliations)) continue
    const near = common.filter(([other, often]) => often >= count * 4 && isSlip(tag, other) && !lookAlike(other, tag))
    if (near.length === 1) found.set(tag, {meant: near[0]![0], count: near[0]![1]})
  }
  return found
}

/** Shorter tags are acronyms, in which every letter counts. */
const shortest = 5

/** One letter missing, added, changed or swapped with its neighbour; not merely another case. */
function isSlip(tag: string, other: string): boolean {
  const [a, b] = [tag.toLowerCase(), other.toLowerCase()]
  if (a === b || Math.abs(a.length - b.length) > 1) return false
  const steps = distance(a, b)
  if (steps === 1) return !/\d/.test(tag + other)
  if (steps !== 2 || a.length !== b.length) return false
  const at = [...a].findIndex((letter, index) => letter !== b[index])
  return a[at] === b[at + 1] && a[at + 1] === b[at] && a.slice(at + 2) === b.slice(at + 2)
}

const lookAlike = (tag: string, other: string) => findAffiliation(tag)?.lookAlike.includes(other) ?? false
