import {registrySites} from './registries.ts'
import {page, type Site, type Sites} from './site.ts'

const plain: Site = {
  answer: ({path}) =>
    path.endsWith('.pdf')
      ? {headers: {'content-type': 'application/pdf'}, body: '%PDF'}
      : page('A paper', 'An abstract')
}

/** The hosts of the seed list whose pages are loaded. */
export const seedHosts = ['www.usenix.org', 'proceedings.neurips.cc', 'proceedings.mlsys.org'] as const

/** A web where all links of the seed list live, and dl.acm.org turns robots away. */
export const seedSites: Sites = {
  ...registrySites({dois: () => true}),
  ...Object.fromEntries(seedHosts.map(host => [host, plain]))
}
