import type {Config} from './config.ts'
import {fileFacts} from './file-facts.ts'
import {fileReport} from './file-report.ts'
import type {Source} from './files.ts'
import {looksAtFiles, lookUpFiles} from './files-stage.ts'
import {lintedInTime, lintOptionsOf, standardFileTimeout} from './jobs.ts'
import {skipLinks} from './links-stage.ts'
import {lint} from './lint.ts'
import type {FileReport, LinkReport} from './report/report.ts'
import type {FileWorld} from './world.ts'

/** What there is to say of one list where no link is asked: plain data, which can be kept in a file and sent between threads. */
export interface Told {
  /** Without the text, which whoever asked has. */
  readonly file: Omit<FileReport, 'text'>
  readonly links: readonly LinkReport[]
  /** It depends on other files, which may change without the list. */
  readonly looksAtFiles: boolean
}

/** Which rules run, beside what the configuration of a list says; plain data. */
export interface Selection {
  readonly only: readonly string[]
  readonly skip: readonly string[]
  /** Milliseconds that one list may take. */
  readonly fileTimeout?: number
}

/**
 * Makes a function that reads lists one by one: what there is to say of a list, or why it is refused. What it learns of files that lists
 * link to it remembers.
 */
export function teller(
  world: FileWorld,
  selection: Selection
): (source: Source, config: Config) => Promise<Told | string> {
  const optionsOf = lintOptionsOf(selection, world.year)
  const factsOf = fileFacts(world, [])
  const limit = selection.fileTimeout ?? standardFileTimeout
  return async (source, config) => {
    const options = optionsOf(config)
    const linted = lintedInTime(limit, world, () => lint(source.text, source.path, options))
    if (typeof linted === 'string') return linted
    const job = {source, config, options, linted}
    const {jobs, links} = skipLinks(await lookUpFiles([job], {fix: 'none'}, world, factsOf), {fix: 'none'})
    const {text: _, ...file} = fileReport(jobs[0]!, selection)
    return {file, links, looksAtFiles: looksAtFiles(job)}
  }
}
