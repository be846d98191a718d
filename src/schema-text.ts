import {rules} from '../rules/index.ts'
import {house} from '../rules/presets/house.ts'
import {configSchema} from './config-schema.ts'

/** The text of `config.schema.json`, which the package ships for editors. */
export const schemaText = () =>
  `${JSON.stringify(configSchema([...rules.map(({rule}) => rule), ...house.map(({id}) => ({id, options: {}}))]), null, 2)}\n`
