// Bundles the product into dist/: every door, rule and preset is an entry; what they share becomes chunks that load when first needed.
import {chmod, readdir, rm} from 'node:fs/promises'
import {build} from 'esbuild'

const rules = (await readdir('rules')).filter(name => name.endsWith('.ts'))
await rm('dist', {recursive: true, force: true})
await build({
  entryPoints: [
    {in: 'src/cli.ts', out: 'cli'},
    {in: 'src/index.ts', out: 'index'},
    ...rules.map(name => ({in: `rules/${name}`, out: `rules/${name.slice(0, -3)}`}))
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
  banner: {js: "import {createRequire as __createRequire} from 'node:module';const require=__createRequire(import.meta.url);"}
})
await chmod('dist/cli.js', 0o755)
