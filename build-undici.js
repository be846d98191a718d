// Of undici the bundles hold what the product imports. The package is CommonJS, so that esbuild takes all of it: a fetch, web sockets,
// caches and mocks besides, three hundred kilobytes. Here its own index is written again for three of its names; a name that the
// product imports and this index has not fails the build.
const index = `
import Dispatcher from 'undici/lib/dispatcher/dispatcher.js'
import api from 'undici/lib/api/index.js'
Object.assign(Dispatcher.prototype, api)
export {default as EnvHttpProxyAgent} from 'undici/lib/dispatcher/env-http-proxy-agent.js'
export {default as Pool} from 'undici/lib/dispatcher/pool.js'
export {default as buildConnector} from 'undici/lib/core/connect.js'
`

/** @type {import('esbuild').Plugin} */
export const undiciParts = {
  name: 'undici-parts',
  setup(builder) {
    builder.onResolve({filter: /^undici$/}, () => ({path: 'undici', namespace: 'undici-parts'}))
    builder.onLoad({filter: /^/, namespace: 'undici-parts'}, () => ({contents: index, resolveDir: import.meta.dirname}))
  }
}
