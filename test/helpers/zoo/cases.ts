import {addressCases} from './address-cases.ts'
import {bodyCases} from './body-cases.ts'
import type {Case} from './case.ts'
import {goneCases} from './gone-cases.ts'
import {guardCases} from './guard-cases.ts'
import {httpCases} from './http-cases.ts'
import {namedCases} from './named-cases.ts'
import {redirectCases} from './redirect-cases.ts'
import {registryCases} from './registry-cases.ts'
import type {Site} from './site.ts'
import {troubleCases} from './trouble-cases.ts'
import {wallCases} from './wall-cases.ts'

/** Every behaviour of the zoo. */
export const zooCases: readonly Case[] = [
  ...httpCases,
  ...redirectCases,
  ...bodyCases,
  ...addressCases,
  ...goneCases,
  ...troubleCases,
  ...wallCases,
  ...namedCases,
  ...registryCases,
  ...guardCases
]

/** All sites of the zoo by host name. */
export const zooSites: Readonly<Record<string, Site>> = Object.assign({}, ...zooCases.map(({sites}) => sites ?? {}))
