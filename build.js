// Bundles the product into dist/: every door and preset is an entry, and so are the rules as a whole, of which each rule's file
// is a name; what they share becomes chunks that load when first needed. An entry for each rule would cut what all runs load
// into some eighty chunks. The folder is swapped in whole, so that a run beside a build never sees half of it.
// With --packages: prints the folders of the packages that end up in a bundle.
// With --action [FILE]: bundles the Action into its one committed file, which a test holds to what is built here.
import {chmod, mkdir, readdir, readFile, rename, rm, writeFile} from 'node:fs/promises'
import {basename} from 'node:path'
import {build} from 'esbuild'
import {configValidator} from './build-config.js'
import {joinHot} from './build-hot.js'
import {buildTypes} from './build-types.js'
import {undiciParts} from './build-undici.js'

const scripts = async folder =>
  (await readdir(folder)).filter(name => name.endsWith('.ts')).map(name => `${folder}/${name.slice(0, -3)}`)
const common = {
  bundle: true,
  format: 'esm',
  platform: 'node',
  target: 'node20.19',
  minifySyntax: true,
  minifyWhitespace: true,
  minifyIdentifiers: true,
  legalComments: 'none',
  loader: {'.json': 'json'},
  logLevel: 'warning',
  // undici, ajv and yargs are CommonJS inside: their require() of Node's own modules and their __filename need these.
  define: {
    __filename: 'import.meta.filename',
    __dirname: 'import.meta.dirname',
    VERSION: JSON.stringify(JSON.parse(await readFile('package.json', 'utf8')).version)
  },
  banner: {
    js: "import {createRequire as __createRequire} from 'node:module';const require=__createRequire(import.meta.url);"
  }
}
common.plugins = [undiciParts, configValidator(common)]
if (process.argv[2] === '--action') {
  const outfile = process.argv[3] ?? 'action/index.js'
  await build({...common, entryPoints: ['src/action.ts'], outfile})
  process.exit()
}

const fresh = `dist-${process.pid}`
const product = {
  ...common,
  entryPoints: [
    {in: 'src/cli.ts', out: 'cli'},
    {in: 'src/index.ts', out: 'index'},
    {in: 'src/worker.ts', out: 'worker'},
    {in: 'rules/index.ts', out: 'rules/index'},
    ...(await scripts('rules/presets')).map(name => ({in: `${name}.ts`, out: name}))
  ],
  outdir: fresh,
  splitting: true,
  chunkNames: 'chunks/[name]-[hash]'
}
if (process.argv[2] === '--packages') {
  const doors = {...product, entryPoints: [...product.entryPoints, {in: 'src/action.ts', out: 'action'}]}
  const {metafile} = await build({...doors, write: false, metafile: true})
  const packages = Object.keys(metafile.inputs).flatMap(
    path => /^(?:.*\/)?node_modules\/(?:@[^/]+\/)?[^/]+/.exec(path)?.[0] ?? []
  )
  console.log(JSON.stringify([...new Set(packages)].sort()))
  process.exit()
}
const {metafile} = await build({...product, metafile: true})
await joinHot(product, metafile)
await mkdir(`${fresh}/rules`, {recursive: true})
for (const name of await scripts('rules')) {
  const id = basename(name)
  if (id === 'index') continue
  const text = `import {rules} from './index.js';export default rules.find(({rule}) => rule.id === '${id}');\n`
  await writeFile(`${fresh}/rules/${id}.js`, text)
}
await buildTypes(`${fresh}/types`)
await chmod(`${fresh}/cli.js`, 0o755)
await rm('dist', {recursive: true, force: true})
await rename(fresh, 'dist')
