// What every run loads is one file: esbuild cuts shared code into a chunk for each set of entries that uses it, some thirty
// files for a run, and to find and read them takes as long as to lint a list.
import crypto from 'node:crypto'
import {readFile, writeFile} from 'node:fs/promises'
import {isBuiltin} from 'node:module'
import {dirname, join, relative, resolve} from 'node:path'
import {build} from 'esbuild'

/** What a run over a list without network loads, in this order. */
const sources = ['src/cli/main.ts', 'src/report/pretty.ts', 'rules/index.ts']

/** Half of a hundredth of a second to load, for a digest that few lists need: its functions load it when they are called. */
const lateCrypto = Object.keys(crypto)
  .filter(name => typeof crypto[name] === 'function')
  .map(name => `export const ${name} = (...args) => process.getBuiltinModule('node:crypto').${name}(...args)`)
  .join('\n')

/**
 * Join the chunks that every run loads into `chunks/hot.js`; what they were become names of parts of it.
 *
 * @param options esbuild's, as for the product
 * @param {import('esbuild').Metafile} metafile of the product
 */
export async function joinHot({banner, target, outdir}, {outputs}) {
  const hot = new Set()
  const add = path => {
    if (hot.has(path)) return
    hot.add(path)
    for (const {path: other, kind, external} of outputs[path].imports) {
      if (kind === 'import-statement' && !external) add(other)
    }
  }
  for (const source of sources) {
    const path = Object.keys(outputs).find(output => outputs[output].entryPoint === source)
    if (!path) throw new Error(`${source} is no entry`)
    add(path)
  }
  const parts = [...hot].map((path, index) => ({
    path,
    names: outputs[path].exports.map(name => [name, `p${index}_${name}`])
  }))
  const list = (names, from, swap) =>
    `export {${names.map(([name, joined]) => (swap ? `${joined} as ${name}` : `${name} as ${joined}`)).join(',')}} from '${from}'`
  const chunks = join(outdir, 'chunks')
  const to = path => {
    const name = relative(chunks, path)
    return name.startsWith('.') ? name : `./${name}`
  }
  const absolute = new Set([...hot].map(path => resolve(path)))
  await build({
    stdin: {contents: parts.map(({path, names}) => list(names, to(path), false)).join('\n'), resolveDir: chunks},
    outfile: join(chunks, 'hot.js'),
    bundle: true,
    format: 'esm',
    platform: 'node',
    target,
    minify: true,
    legalComments: 'none',
    logLevel: 'warning',
    banner,
    plugins: [
      {
        name: 'hot',
        setup(builder) {
          builder.onResolve({filter: /^\.\.?\//}, ({path, resolveDir, kind}) => {
            const file = join(resolveDir, path)
            return kind === 'import-statement' && absolute.has(file) ? undefined : {path: to(file), external: true}
          })
          // An import of Node's own module reads each of its exports, and with that loads what it loads when first asked for.
          builder.onResolve({filter: /^node:|^[a-z]+$/}, ({path}) => {
            const name = path.startsWith('node:') ? path : `node:${path}`
            return isBuiltin(name) ? {path: name, namespace: 'builtin'} : undefined
          })
          builder.onLoad({filter: /^/, namespace: 'builtin'}, ({path}) => ({
            contents: path === 'node:crypto' ? lateCrypto : `module.exports = process.getBuiltinModule('${path}')`
          }))
          // The banner of each chunk stands once at the top.
          builder.onLoad({filter: /\.js$/}, async ({path}) => ({
            contents: (await readFile(path, 'utf8')).replace(banner.js, '')
          }))
        }
      }
    ]
  })
  for (const {path, names} of parts) {
    const from = relative(dirname(path), join(chunks, 'hot.js'))
    await writeFile(path, `${list(names, from.startsWith('.') ? from : `./${from}`, true)}\n`)
  }
}
