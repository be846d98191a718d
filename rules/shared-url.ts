import {identityKey} from '../src/catalog/identifiers.ts'
import type {Entry} from '../src/list/entry.ts'
import {mayBeSameTitle, titleLetters} from '../src/list/same-title.ts'
import {defineRule} from '../src/rule.ts'

const entry = (title: string, id: string) => `[NSDI'23][PKU] [${title}](https://arxiv.org/abs/${id})  \n`

export default defineRule({
  id: 'shared-url',
  summary: 'No two titles share the URL of one paper.',
  why: 'An entry is often written by copying the one above it, and the URL is what people forget to change. No link checker sees it: the URL works, and leads to another paper. Titles that may be one paper’s (a short name, a reworded preprint) are not compared, nor pages that hold many papers.',
  severity: 'error',
  examples: [
    {
      bad:
        entry('TopoOpt: Co-optimizing Network Topology and Parallelization', '2202.00433') +
        entry('Better Together: Jointly Optimizing Data and Schedules', '2202.00433'),
      says: [
        '2:73-2:105: Unexpected URL of `TopoOpt: Co-optimizing Network Topology and Parallelization` for `Better Together: Jointly Optimizing Data and Schedules`, expected one paper for one URL'
      ],
      good:
        entry('TopoOpt: Co-optimizing Network Topology and Parallelization', '2202.00433') +
        entry('Better Together: Jointly Optimizing Data and Schedules', '2102.00527')
    }
  ],
  *check({entries}) {
    const papers = new Map<string, Entry[]>()
    for (const entry of entries) {
      if (!entry.url.text || titleLetters(entry.title.text).length < shortest) continue
      const key = identityKey(entry.url.text)
      if (!isPaper(key)) continue
      const same = papers.get(key)
      if (same) same.push(entry)
      else papers.set(key, [entry])
    }
    for (const group of papers.values()) {
      // The first title is taken for the paper's; each further one is said once.
      const titles: Entry[] = []
      for (const entry of group) {
        if (titles.some(known => mayBeSameTitle(known.title.text, entry.title.text))) continue
        const [first] = titles
        titles.push(entry)
        // A page under so many titles is a collection.
        if (!first || titles.length > most) continue
        yield {
          place: entry.url.span,
          message: `Unexpected URL of \`${first.title.text}\` for \`${entry.title.text}\`, expected one paper for one URL`,
          cause: {place: first.url.span, message: 'The other title of this URL'}
        }
      }
    }
  }
})

/** Shorter titles are labels. */
const shortest = 10
/** More titles than this on one URL are no slip. */
const most = 3

/** Keys of single papers: identifiers, papers of proceedings, and files. */
const isPaper = (key: string) => !key.startsWith('url:') || /\.pdf$/i.test(key)
