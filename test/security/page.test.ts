import {readdirSync, readFileSync} from 'node:fs'
import {expect, test} from 'vitest'

const here = new URL('./', import.meta.url)
const page = readFileSync(new URL('../../SECURITY.md', import.meta.url), 'utf8')
const sentences = [...page.matchAll(/^- (.+)$/gm)].map(([, sentence]) => sentence!)
const tested = readdirSync(here)
  .filter(name => name.endsWith('.test.ts') && name !== 'page.test.ts')
  .flatMap(name => [
    ...readFileSync(new URL(name, here), 'utf8').matchAll(/^claim(?:\.\w+)?\(\s*'((?:[^'\\]|\\.)+)'/gm)
  ])
  .map(([, sentence]) => sentence!)

test('every sentence of the threat model in SECURITY.md has a test of its name, and every such test a sentence', () => {
  expect(sentences.length).toBeGreaterThan(30)
  expect([...tested].sort()).toEqual([...sentences].sort())
})

test('the supported version is that of the package', () => {
  const {version} = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'))
  expect(page).toContain(`${version.split('.')[0]}.x`)
})
