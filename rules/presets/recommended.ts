import type {Rule} from '../../src/rule.ts'
import {rules} from '../index.ts'

/** A preset of the unified ecosystem: remark-cli accepts an object with `plugins`. */
export interface Preset {
  readonly plugins: [plugin: Rule, config: readonly ['error' | 'warn']][]
}

/** What is surely wrong, or surely inconsistent with the list itself. */
const preset: Preset = {
  plugins: rules
    .filter(({rule}) => (rule.preset ?? 'recommended') === 'recommended')
    .map(rule => [rule, [rule.rule.severity === 'error' ? 'error' : 'warn']])
}

export default preset
