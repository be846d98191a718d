// Bundles the product into dist/: every door, rule and preset is an entry; what they share becomes chunks that load when first needed.
import {chmod, readdir, rm} from 'node:fs/promises'
import {build} from 'esbuild'

const scripts = async folder =>
  (await readdir(folder)).filter(name => name.endsWith('.ts')).map(name => `${folder}/${name.slice(0, -3)}`)
await rm('dist', {recursive: true, force: true})
await build({
  entryPoints: [
    {in: 'src/cli.ts', out: 'cli'},
    {in: 'src/index.ts', out: 'index'},
    ...[...(await scripts('rules')), ...(await scripts('rules/presets'))].map(name => ({in: `${name}.ts`, out: name}))
  ],
  outdir: 'dist',
  bundle: true,
  splitting: true,
  format: 'esm',
  platform: 'node',
  target: 'node20.19',
  minifySyntax: true,
  minifyWhitespace: true,
  legalComments: 'none',
  chunkNames: 'chunks/[name]-[hash]',
  loader: {'.json': 'json'},
  logLevel: 'warning',
  // undici, ajv and yargs are CommonJS inside: their require() calls of Node's own modules need a require.
  banner: {
    js: "import {createRequire as __createRequire} from 'node:module';const require=__createRequire(import.meta.url);"
  }
})
await chmod('dist/cli.js', 0o755)
