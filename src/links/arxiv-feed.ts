import {SaxesParser} from 'saxes'

/** What one answer of the arXiv API says. */
export interface ArxivFeed {
  /** Newest version of each paper that the feed tells of, by id without version. */
  readonly versions: ReadonlyMap<string, number>
  /** Whether the answer is whole: a feed, well-formed, with as many entries as it announces, and no error among them. */
  readonly sound: boolean
}

/** Reads the Atom feed of `https://export.arxiv.org/api/query`. Text that is none gives an unsound, empty feed. */
export function readArxivFeed(xml: string): ArxivFeed {
  const versions = new Map<string, number>()
  const parser = new SaxesParser()
  const path: string[] = []
  let text = ''
  let entries = 0
  let total: number | undefined
  let broken = false
  parser.on('error', () => {
    broken = true
  })
  parser.on('opentag', ({name}) => {
    path.push(name)
    text = ''
    if (name === 'entry') entries++
  })
  parser.on('text', part => {
    text += part
  })
  parser.on('closetag', ({name}) => {
    path.pop()
    const parent = path.at(-1)
    if (name === 'id' && parent === 'entry') {
      const found = /arxiv\.org\/abs\/(.+?)(?:v(\d+))?$/.exec(text.trim())
      if (found) versions.set(found[1]!.toLowerCase(), Number(found[2] ?? 1))
      // "http://arxiv.org/api/errors#...": one malformed id spoils the whole batch.
      else broken = true
    }
    if (/^(opensearch:)?totalResults$/.test(name) && parent === 'feed') total = Number(text.trim())
  })
  try {
    parser.write(xml).close()
  } catch {
    broken = true
  }
  return {versions, sound: !broken && total !== undefined && path.length === 0 && entries === total}
}
