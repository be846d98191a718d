import type {Case} from './case.ts'
import {guardCases} from './guard-cases.ts'
import {httpCases} from './http-cases.ts'
import {registryCases} from './registry-cases.ts'
import {troubleCases} from './trouble-cases.ts'
import {namedCases, wallCases} from './wall-cases.ts'
import type {Site} from './web.ts'

/** Every behaviour of the zoo. */
export const zooCases: readonly Case[] = [
  ...httpCases,
  ...troubleCases,
  ...wallCases,
  ...namedCases,
  ...registryCases,
  ...guardCases
]

/** All sites of the zoo by host name. */
export const zooSites: Readonly<Record<string, Site>> = Object.assign({}, ...zooCases.map(({sites}) => sites ?? {}))
