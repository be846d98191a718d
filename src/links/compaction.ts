import {journalHeader, journalLine, type Record, readJournal} from './journal.ts'
import {judge} from './judge.ts'

/** Records kept of each link: enough to see a link die, k runs over d days. */
const kept = 8

/** Most records of one link that are left after compaction. */
const most = kept + 2

/**
 * The same journal without what no verdict needs: of each link the last records, and where those see it dead, the last before
 * that did not and the first after that one, which tell since when.
 */
export function compacted(text: string): string {
  const journal = readJournal(text)
  if ('otherVersion' in journal) return text
  const parts = [`${journalHeader}\n`]
  for (const link of journal.links) {
    for (const record of needed(link, journal.records(link))) parts.push(journalLine(link, record))
  }
  return parts.join('')
}

function needed(link: string, records: readonly Record[]): readonly Record[] {
  const last = records.slice(-kept)
  const isDead = ({seen}: Record) => judge(link, seen, {accept: () => []}).kind === 'dead'
  if (last.length === records.length || !last.every(isDead)) return last
  const lived = records.findLastIndex(record => !isDead(record))
  return lived < 0 ? last : [...records.slice(lived, Math.min(lived + 2, records.length - kept)), ...last]
}

/** True where at least half of a journal's lines would go: below that, and for small ones, compaction is not worth its write. */
export function isWorthCompacting(text: string): boolean {
  const journal = readJournal(text)
  if ('otherVersion' in journal || journal.lines < 2_000) return false
  let surplus = 0
  for (const link of journal.links) surplus += Math.max(0, journal.count(link) - most)
  return surplus * 2 > journal.lines
}
