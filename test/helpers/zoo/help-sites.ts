import {registrySites} from './registries.ts'
import {page, type Site, type Sites} from './site.ts'

const having = (...paths: readonly string[]): Site => ({
  answer: ({path}) =>
    paths.includes(path) ? page('A paper', `The abstract at ${path}`) : page('Gone', 'No such page', 404)
})

/** A web of some pages that moved to another spelling, some that only the archive has, and some whose parts are gone. */
export const helpSites: Sites = {
  ...registrySites({
    snapshots: url => (url === 'https://lost.example/paper' ? '20240301120000' : undefined),
    dois: () => true
  }),
  'www.bare.example': having(),
  'bare.example': having('/paper'),
  'lost.example': having(),
  'parts.example': {
    answer: () => ({
      headers: {'content-type': 'text/html'},
      body: '<html><body><h2 id="here">Here</h2><p>Text</p></body></html>'
    })
  },
  'pictures.example': {
    answer: ({path}) => (path === '/gone.png' ? 404 : {headers: {'content-type': 'image/png'}, body: 'PNG'})
  }
}
