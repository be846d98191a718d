import fc from 'fast-check'

/** Something that holds of every value of a kind. */
export interface Property {
  /** One true sentence. */
  readonly name: string
  /** Values tried in the short run of `npm test`. */
  readonly runs: number
  readonly property: fc.IProperty<unknown>
}

/** Declare a property; `check` throws where it does not hold. */
export const holds = <T>(name: string, runs: number, values: fc.Arbitrary<T>, check: (value: T) => void): Property => ({
  name,
  runs,
  property: fc.property(values, value => {
    check(value)
  }) as fc.IProperty<unknown>
})
