import fc from 'fast-check'
import {expect, test} from 'vitest'
import {properties} from '../fuzz/all.ts'

/** Always the same values here; `npm run fuzz` tries others. */
const seed = 20261123

test.each(properties)('$name', ({runs, property}) => {
  fc.assert(property, {seed, numRuns: runs})
})

test('a property that does not hold is found out', () => {
  const never = fc.property(fc.nat(), number => number < 3)
  expect(fc.check(never, {seed}).failed).toBe(true)
})
