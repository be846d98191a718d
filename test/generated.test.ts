import {existsSync, readdirSync, readFileSync} from 'node:fs'
import {basename} from 'node:path'
import {expect, test} from 'vitest'
import {generated} from '../docs/generated.ts'

const files = await generated()

test.each([...files].map(([path, text]) => [basename(path), path, text] as const))(
  '%s is what the code of today makes of it; else `npm run docs`',
  (_, path, text) => {
    expect(existsSync(path) ? readFileSync(path, 'utf8') : undefined).toBe(text)
  }
)

test('docs/rules holds a page for every rule and none besides', () => {
  const pages = [...files.keys()].filter(path => path.includes('docs/rules')).map(path => basename(path))
  expect(readdirSync(new URL('../docs/rules', import.meta.url)).sort()).toEqual(pages.sort())
})
