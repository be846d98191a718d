import {identify} from '../catalog/identifiers.ts'
import {arxivWitness} from './arxiv.ts'
import type {Asker} from './asker.ts'
import {doiWitness} from './doi.ts'
import {githubWitness} from './github.ts'
import type {Rungs} from './ladder.ts'
import type {LinkWorld} from './link-world.ts'
import {carefulManner, plainManner} from './manner.ts'
import type {FilledOptions} from './options.ts'
import {pageProbe} from './page.ts'
import type {Link, Probe} from './probe.ts'
import {retry} from './retry.ts'
import {siblingProbe} from './sibling.ts'

/**
 * The probes of one run, each wrapped in what it needs.
 *
 * @param links all that will be asked, so that witnesses can fill their batches
 */
export function rungsOf(asker: Asker, world: LinkWorld, options: FilledOptions, links: readonly Link[]): Rungs {
  const patiently = (probe: Probe): Probe => retry(probe, world, options)
  const urls = links.map(({written}) => written)
  return {
    witnesses: [
      patiently(doiWitness(asker, world, writtenDoi)),
      // arXiv registers all its papers as DOIs, so doi.org can stand in for its API.
      orElse(arxivWitness(asker, world, urls), patiently(doiWitness(asker, world, arxivDoi))),
      githubWitness({
        asker,
        clock: world,
        token: options.githubToken,
        urls,
        before: link => options.history?.before(link) ?? []
      })
    ],
    page: patiently(pageProbe(asker, world, plainManner)),
    careful: patiently(pageProbe(asker, world, carefulManner)),
    sibling: siblingProbe(pageProbe(asker, world, {...plainManner, asked: 'sibling'}), () => world.random())
  }
}

/** The DOI that a URL carries as it stands: one with its prefix twice is asked for so, since that is what a reader would get. */
function writtenDoi(url: string): string | undefined {
  const {doi, doubledPrefix} = identify(url)
  return doi && doubledPrefix ? `${doi.slice(0, doi.indexOf('/'))}/${doi}` : doi
}

/** The DOI under which DataCite knows an arXiv paper; it says nothing of a version. */
function arxivDoi(url: string): string | undefined {
  const {arxiv, arxivVersion} = identify(url)
  return arxiv && (arxivVersion ?? 1) === 1 ? `10.48550/arxiv.${arxiv}` : undefined
}

/** Asks the second witness where the first gave no usable answer. */
function orElse(first: Probe, second: Probe): Probe {
  return async (link, signal) => {
    const seen = await first(link, signal)
    return seen.at(-1)?.kind === 'failed' ? [...seen, ...(await second(link, signal))] : seen
  }
}
