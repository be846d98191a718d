// The types of what is published: those of the library, of a rule and of the presets, and what they speak of; tsc writes a file for
// each source that any of them loads, most of which no user can reach.
import {execFileSync} from 'node:child_process'
import {readdir, readFile, rm, writeFile} from 'node:fs/promises'
import {createRequire} from 'node:module'
import {dirname, join} from 'node:path'

/** Every file of a rule exports the same: one declaration is enough, which package.json names for all. */
const rule = `import type {Rule} from '../src/rule.ts'
declare const rule: Rule
export default rule
`

/**
 * Write declarations into a folder.
 *
 * @param {string} folder
 */
export async function buildTypes(folder) {
  const tsc = join(dirname(createRequire(import.meta.url).resolve('typescript/package.json')), 'bin', 'tsc')
  execFileSync(process.execPath, [tsc, '-p', 'tsconfig.build.json', '--outDir', folder], {stdio: 'inherit'})
  await writeFile(join(folder, 'rules', 'rule.d.ts'), rule)
  const written = (await readdir(folder, {recursive: true})).filter(name => name.endsWith('.d.ts'))
  const reached = new Set()
  const reach = async name => {
    if (reached.has(name)) return
    reached.add(name)
    const text = await readFile(join(folder, name), 'utf8')
    for (const [, other] of text.matchAll(/(?:from|import\()\s*['"](\.[^'"]+)['"]/g))
      await reach(join(dirname(name), other).replace(/(?:\.d)?\.ts$|\.js$/, '.d.ts'))
  }
  const isEntry = name =>
    [join('src', 'index.d.ts'), join('rules', 'rule.d.ts')].includes(name) || name.startsWith(join('rules', 'presets'))
  for (const name of written) if (isEntry(name)) await reach(name)
  for (const name of written) if (!reached.has(name)) await rm(join(folder, name))
}
