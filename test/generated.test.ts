import {readFileSync} from 'node:fs'
import {expect, test} from 'vitest'
import {schemaText} from '../src/schema-text.ts'

test('config.schema.json is what the rules and options of today make of it: `npm run docs` writes it', () => {
  expect(readFileSync(new URL('../config.schema.json', import.meta.url), 'utf8')).toBe(schemaText())
})
