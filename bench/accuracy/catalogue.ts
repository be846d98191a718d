import type {Defect} from './defect.ts'
import {defects} from './defects.ts'
import {identityDefects} from './identity-defects.ts'
import {listDefects} from './list-defects.ts'
import {urlDefects} from './url-defects.ts'

/** Every kind of fault that is planted. */
export const catalogue: readonly Defect[] = [...defects, ...identityDefects, ...urlDefects, ...listDefects]
