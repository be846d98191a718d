import {fileFacts} from './file-facts.ts'
import {applyLateFixes} from './fix.ts'
import type {Job, JobOptions} from './jobs.ts'
import {type Linted, speaksOfTheWorld, withFiles} from './lint.ts'
import {type RelativeLink, relativeLink} from './list/relative.ts'
import {narrow} from './scope/narrow.ts'
import type {FileWorld} from './world.ts'

/**
 * Look up the files that the lists link to, and say in the lists what was found. With a change under review only the links
 * that it brings are its business.
 */
export async function lookUpFiles(
  jobs: readonly Job[],
  {fix}: Pick<JobOptions, 'fix'>,
  world: FileWorld,
  factsOf = fileFacts(
    world,
    jobs.map(({source, linted}) => ({source, list: linted.list}))
  )
): Promise<readonly Job[]> {
  if (!jobs.some(looksAtFiles)) return jobs
  return Promise.all(
    jobs.map(async job => {
      const {source, options, before} = job
      const known = async (linted: Linted) =>
        withFiles(linted, source.path, options, await factsOf(source, linksOf(linted, job)))
      const linted = await known(job.linted)
      if (fix === 'none') return {...job, linted}
      const wanted = before ? narrow(linted, before) : linted.findings
      const fixed = applyLateFixes(linted, source.path, options, fix === 'unsafe', wanted)
      return {...job, linted: fixed === linted ? linted : await known(fixed)}
    })
  )
}

/** What is found in a list depends on files that it links to. */
export const looksAtFiles = (job: Job): boolean =>
  job.options.rules.some(speaksOfTheWorld) && linksOf(job.linted, job).length > 0

/** The relative links of a list that are to be looked at. */
const linksOf = ({list}: Linted, {source, before}: Job): RelativeLink[] =>
  source.file === undefined
    ? []
    : list.links.flatMap(link => (before?.urls.has(link.url) ? [] : (relativeLink(link) ?? [])))
