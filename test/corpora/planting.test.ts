import {describe, expect, test} from 'vitest'
import {catalogue} from '../../bench/accuracy/catalogue.ts'
import {plant} from '../../bench/accuracy/plant.ts'
import {soundLists} from '../../bench/accuracy/sound-lists.ts'
import {rules} from '../../rules/index.ts'
import {house} from '../../rules/presets/house.ts'
import {enabledRules} from '../../src/enabled.ts'
import {lint} from '../../src/lint.ts'

const recommended = {rules: enabledRules({}, {rules, house})}
/** Four formats; the other lists are the first in disguise. */
const formats = soundLists.filter(([name]) =>
  ['as it is', 'bullets with labels', 'table', 'blocks of lines'].includes(name)
)

/** The first sections of a list: as good a place for most faults, and quickly read. */
const beginning = (text: string) =>
  text
    .split(/^(?=##+ )/m)
    .slice(0, 3)
    .join('')

/** A fault at one entry of each of two lists, drawn by its place in the catalogue; whole lists only where no beginning can have it. */
function drawn(index: number) {
  const defect = catalogue[index]!
  const turned = formats.map((_, turn) => formats[(index + turn) % formats.length]!)
  for (const part of [beginning, (text: string) => text]) {
    const counts = []
    for (const [name, text] of turned) {
      // The one drawn, or the first where there are not so many.
      const count = [index % 7, 0].map(at => plant(part(text), defect, one => one === at)).find(one => one.planted > 0)
      if (count) counts.push({name, ...count})
      if (counts.length === 2) break
    }
    if (counts.length > 0) return counts
  }
  return []
}

test.each(soundLists)('a list without a fault is silent: %s', (name, text) => {
  const said = lint(text, 'list.md', recommended).findings.map(({finding}) => `${finding.line} ${finding.rule}`)
  // The seed jumps from its title to headings of rank 4.
  expect(said).toEqual(/labels|table|blocks/.test(name) ? [] : ['4 heading-increment'])
})

describe('the catalogue of faults', () => {
  test('has a hundred kinds, each under a name of its own', () => {
    expect(catalogue.length).toBeGreaterThan(90)
    expect(new Set(catalogue.map(({name}) => name)).size).toBe(catalogue.length)
  })

  test('has a kind for every rule of `recommended` that needs no network', () => {
    const planted = new Set(catalogue.map(({rule}) => rule))
    const offline = rules.filter(({rule}) => (rule.preset ?? 'recommended') === 'recommended' && !rule.links)
    // A file that is missing is missing from a repository: the rule’s own examples are its test.
    expect(offline.map(({rule}) => rule.id).filter(id => !planted.has(id))).toEqual(['missing-file'])
  })
})

test.each(catalogue.map(({name, rule}, index) => [rule, name, index] as const))(
  '%s finds this fault and says nothing else: %s',
  (_, name, index) => {
    const counts = drawn(index)
    expect(counts.length, `${name}: no list can have it`).toBeGreaterThan(0)
    for (const {name: list, failures} of counts) expect(failures, list).toEqual([])
  }
)
