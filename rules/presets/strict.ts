import type {Rule} from '../../src/rule.ts'
import {rules} from '../index.ts'
import {house} from './house.ts'

/** `recommended`, and house style: ours and that of remark-lint's own rules. */
const preset = {
  plugins: [
    ...rules
      .filter(({rule}) => rule.preset !== 'off')
      .map((rule): [Rule, unknown] => [rule, [rule.rule.severity === 'error' ? 'error' : 'warn']]),
    ...house.map(({plugin, options}): [unknown, unknown] => [
      plugin,
      options === undefined ? ['warn'] : ['warn', options]
    ])
  ]
}

export default preset
