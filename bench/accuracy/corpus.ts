import {readdirSync, readFileSync} from 'node:fs'
import {rules} from '../../rules/index.ts'
import {house} from '../../rules/presets/house.ts'
import {enabledRules} from '../../src/enabled.ts'

/** The preset `recommended`, as it runs where nothing is configured. */
export const recommended = {rules: enabledRules({}, {rules, house})}

/** The lists of the corpus, which are other people's and no part of the project. */
export const lists = (): readonly {readonly name: string; readonly text: string}[] => {
  const folder = new URL('../../../shared/corpus/lists/', import.meta.url)
  return readdirSync(folder)
    .sort()
    .map(name => ({name, text: readFileSync(new URL(name, folder), 'utf8').replace(/^\uFEFF/, '')}))
}

/** Numbers from 0 to 1 that a seed repeats (Lehmer). */
export function seeded(seed: number): () => number {
  let state = seed % 2147483647 || 1
  return () => {
    state = (state * 48271) % 2147483647
    return state / 2147483647
  }
}
