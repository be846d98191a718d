import {configProperties} from './config-properties.ts'
import {fixProperties} from './fix-properties.ts'
import {lintProperties} from './lint-properties.ts'
import type {Property} from './property.ts'
import {reportProperties} from './report-properties.ts'

/** Everything that must hold whatever the input. */
export const properties: readonly Property[] = [
  ...lintProperties,
  ...fixProperties,
  ...reportProperties,
  ...configProperties
]
