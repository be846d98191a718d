import {fixProperties} from './fix-properties.ts'
import {lintProperties} from './lint-properties.ts'
import type {Property} from './property.ts'

/** Everything that must hold whatever the input. */
export const properties: readonly Property[] = [...lintProperties, ...fixProperties]
