import {checkLinks, type LinkOptions} from '../../../src/links/check.ts'
import {openHistory} from '../../../src/links/history.ts'
import {journalHeader, readJournal} from '../../../src/links/journal.ts'
import type {LinkWorld} from '../../../src/links/link-world.ts'
import type {CheckedLink} from '../../../src/links/verdict.ts'

/** Checks over one journal in memory. */
export function openRemembering(world: LinkWorld) {
  let journal = `${journalHeader}\n`
  return {
    /** What the journal says of each link that it knows: kinds of observations, oldest first. */
    known(): Map<string, string[]> {
      const read = readJournal(journal)
      if ('otherVersion' in read) throw new Error('another version')
      return new Map(
        [...read.links].map(link => [link, read.records(link).flatMap(({seen}) => seen.map(({kind}) => kind))])
      )
    },
    async check(urls: Iterable<string>, options: LinkOptions = {}): Promise<Map<string, CheckedLink>> {
      const read = readJournal(journal)
      if ('otherVersion' in read) throw new Error('another version')
      const history = openHistory(read, line => (journal += line), world, {confirm: {runs: 3, days: 2}})
      const found = new Map<string, CheckedLink>()
      for await (const link of checkLinks(urls, {...options, history}, world)) found.set(link.url, link)
      return found
    }
  }
}
