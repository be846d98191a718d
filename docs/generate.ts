/**
 * Writes what is made from the code: the rules' pages, the schema of the configuration, and the notices of what is bundled.
 * `npm run docs`; a test proves that it was run.
 */
import {mkdirSync, writeFileSync} from 'node:fs'
import {dirname} from 'node:path'
import {generated} from './generated.ts'

for (const [path, text] of await generated()) {
  mkdirSync(dirname(path), {recursive: true})
  writeFileSync(path, text)
}
