import {journalHeader, journalLine} from '../../src/links/journal.ts'

/** A journal that says of a link that it was alive a minute ago. */
export function forgedJournal(link: string): string {
  const at = Date.now() - 60_000
  const seen = {
    kind: 'answered',
    asked: 'link',
    method: 'GET',
    status: 200,
    hops: [],
    url: link,
    signs: [],
    source: '127.0.0.1',
    at
  } as const
  return `${journalHeader}\n${journalLine(link, {at, seen: [seen]})}`
}
