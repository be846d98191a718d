// What every run loads is one file: esbuild cuts shared code into a chunk for each set of entries that uses it, some thirty
// files for a run, and to find and read them takes as long as to lint a list.
import crypto from 'node:crypto'
import {readFile, rm, writeFile} from 'node:fs/promises'
import {isBuiltin} from 'node:module'
import {dirname, join, relative} from 'node:path'
import {build} from 'esbuild'

/** What a run over a list without network loads, in this order. */
const sources = ['src/cli/main.ts', 'src/report/pretty.ts', 'rules/index.ts']

/** Takes 5 ms to load, for a digest that few lists need: its functions load it when they are called. */
const lateCrypto = Object.keys(crypto)
  .filter(name => typeof crypto[name] === 'function')
  .map(name => `export const ${name} = (...args) => process.getBuiltinModule('node:crypto').${name}(...args)`)
  .join('\n')

/** A path as esbuild writes it. */
const toUnix = path => path.replaceAll('\\', '/')
const shown = path => toUnix(relative('.', path))

/** How one file imports another of the same build. */
const specifier = (from, to) => {
  const path = toUnix(relative(dirname(from), to))
  return path.startsWith('.') ? path : `./${path}`
}

/**
 * Join the chunks that every run loads into `chunks/hot.js`, and let all others import from it.
 *
 * @param options esbuild's, as for the product
 * @param {import('esbuild').Metafile} metafile of the product
 */
export async function joinHot({banner, target, outdir}, {outputs}) {
  const common = {bundle: true, format: 'esm', platform: 'node', target, minify: true, legalComments: 'none', banner}
  const imports = path => outputs[path].imports.filter(({external}) => !external)
  const parts = new Set()
  const add = path => {
    if (parts.has(path)) return
    parts.add(path)
    for (const {path: other, kind} of imports(path)) if (kind === 'import-statement') add(other)
  }
  for (const source of sources) {
    const path = Object.keys(outputs).find(output => outputs[output].entryPoint === source)
    if (!path) throw new Error(`${source} is no entry`)
    add(path)
  }
  const hot = `${outdir}/chunks/hot.js`
  /** The names of a part, and what they are called in the joined file. */
  const names = new Map(
    [...parts].map((path, index) => [path, outputs[path].exports.map(name => [name, `p${index}_${name}`])])
  )
  const exportAll = (path, from) =>
    `export {${names.get(path).map(([name, joined]) => `${joined} as ${name}`)}} from '${specifier(from, hot)}'\n`
  // The banner of each file stands once at the top.
  const withoutBanner = async ({path}) => ({contents: (await readFile(path, 'utf8')).replace(banner.js, '')})

  await build({
    ...common,
    stdin: {
      contents: [...names]
        .map(([path, pairs]) => `export {${pairs.map(pair => pair.join(' as '))}} from '${specifier(hot, path)}'`)
        .join('\n'),
      resolveDir: dirname(hot)
    },
    outfile: hot,
    plugins: [
      {
        name: 'parts',
        setup(builder) {
          builder.onResolve({filter: /^\.\.?\//}, ({path, resolveDir, kind}) => {
            const file = shown(join(resolveDir, path))
            return kind === 'import-statement' && parts.has(file)
              ? undefined
              : {path: specifier(hot, file), external: true}
          })
          // An import of Node's own module reads each of its exports, and with that loads what it loads when first asked for.
          builder.onResolve({filter: /^node:|^[a-z]+$/}, ({path}) => {
            const name = path.startsWith('node:') ? path : `node:${path}`
            return isBuiltin(name) ? {path: name, namespace: 'builtin'} : undefined
          })
          builder.onLoad({filter: /^/, namespace: 'builtin'}, ({path}) => ({
            contents: path === 'node:crypto' ? lateCrypto : `module.exports = process.getBuiltinModule('${path}')`
          }))
          builder.onLoad({filter: /\.js$/}, withoutBanner)
        }
      }
    ]
  })

  const others = Object.keys(outputs).filter(path => !parts.has(path))
  await build({
    ...common,
    entryPoints: others,
    outdir,
    outbase: outdir,
    allowOverwrite: true,
    plugins: [
      {
        name: 'importers',
        setup(builder) {
          builder.onResolve({filter: /^\.\.?\//}, ({path, resolveDir, importer, kind}) => {
            if (kind === 'entry-point') return
            const file = shown(join(resolveDir, path))
            return kind === 'import-statement' && parts.has(file)
              ? {path: file, namespace: 'part', suffix: `?${dirname(shown(importer))}`, pluginData: importer}
              : {path, external: true}
          })
          builder.onResolve({filter: /^/, namespace: 'part'}, ({path}) => ({path, external: true}))
          builder.onLoad({filter: /^/, namespace: 'part'}, ({path, pluginData}) => ({
            contents: exportAll(path, shown(pluginData))
          }))
          builder.onLoad({filter: /\.js$/}, withoutBanner)
        }
      }
    ]
  })
  // Of the parts only those remain that something loads by their name.
  const loaded = new Set(
    Object.keys(outputs).flatMap(path =>
      imports(path).flatMap(({path, kind}) => (kind === 'dynamic-import' ? [path] : []))
    )
  )
  for (const path of parts) {
    const isNamed = loaded.has(path) || dirname(path) !== dirname(hot)
    await (isNamed ? writeFile(path, exportAll(path, path)) : rm(path))
  }
}
