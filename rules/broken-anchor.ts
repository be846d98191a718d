import {anchorsOf} from '../src/list/anchors.ts'
import {type FileFacts, relativeLink} from '../src/list/relative.ts'
import {defineRule, type Problem} from '../src/rule.ts'
import {decoded} from '../src/text/decoded.ts'
import {escaped} from '../src/text/escaped.ts'
import type {Span} from '../src/text/span.ts'

export default defineRule({
  id: 'broken-anchor',
  summary:
    'Links into the list itself, or into another Markdown file of the repository, lead to a heading or an id that exists.',
  why: 'A table of contents outlives the headings it names. Anchors are compared with the ids that GitHub makes of headings (lower case, blanks as hyphens, repeated ones numbered) and with the ids of html; upper and lower case do not matter, for GitHub tries both. Proposed is the heading that the link is called after, or else the nearest id. Other files are read only inside of the same git repository.',
  severity: 'warning',
  files: true,
  examples: [
    {
      bad: '# List\n\n- [Cluster Scheduling](#cluster-schedulng)\n- [Caches](#Caches)\n- [Data loading](#loading)\n- [Gone](#federated-learning)\n\n## Cluster Scheduling\n\n## Caches\n\n## Data Loading\n',
      says: [
        '3:24-3:42: Unexpected anchor `#cluster-schedulng`, expected `#cluster-scheduling`',
        '5:18-5:26: Unexpected anchor `#loading`, expected `#data-loading`',
        '6:10-6:29: Unexpected anchor `#federated-learning`, expected that of a heading or an html id of this list'
      ],
      good: '# List\n\n- [Cluster Scheduling](#cluster-scheduling)\n- [Caches](#Caches)\n- [Data loading](#data-loading)\n\n## Cluster Scheduling\n\n## Caches\n\n## Data Loading\n'
    },
    {
      bad: '- [How to add a paper](docs/adding.md#the-formt)\n- [Elsewhere](docs/other.md#who-knows)\n',
      files: {
        'docs/adding.md': {there: true, anchors: anchorsOf({headings: [], text: '<a id="the-format"></a>'})}
      },
      says: ['1:24-1:48: Unexpected anchor `docs/adding.md#the-formt`, expected `docs/adding.md#the-format`'],
      good: '- [How to add a paper](docs/adding.md#the-format)\n- [Elsewhere](docs/other.md#who-knows)\n'
    }
  ],
  *check(list) {
    const {links, files} = list
    const own = links.some(({url}) => url.startsWith('#')) && anchorsOf(list)
    const table = contributors(list.text)
    for (const {url, urlSpan, text, ...link} of links) {
      if (table && urlSpan.start > table.start && urlSpan.end < table.end) continue
      const [path, fragment, anchors] =
        url.startsWith('#') && own ? ['', url.slice(1), own] : elsewhere({url, ...link}, files)
      if (anchors === undefined || fragment === undefined) continue
      const id = decoded(fragment)
      if (anchors.has(id)) continue
      const near = anchors.nearest(id, text)
      const target = near && url.slice(0, url.indexOf('#') + 1) + escaped(near.id)
      const which = path === '' ? 'this list' : `\`${path}\``
      yield {
        place: urlSpan,
        message: `Unexpected anchor \`${url}\`, expected ${target === undefined ? `that of a heading or an html id of ${which}` : `\`${target}\``}`,
        ...(near && {expected: target, ...(near.sure && {fix: 'safe'})})
      } as Problem
    }
  }
})

/** The table that the all-contributors bot writes, with anchors such as `#maintenance-NAME` that never lead anywhere. */
function contributors(text: string): Span | undefined {
  const start = text.indexOf('<!-- ALL-CONTRIBUTORS-LIST:START')
  const end = start < 0 ? -1 : text.indexOf('<!-- ALL-CONTRIBUTORS-LIST:END', start)
  return end < 0 ? undefined : {start, end}
}

/** Path, fragment and anchors of another file of the repository, as far as they are known. */
function elsewhere(link: Parameters<typeof relativeLink>[0], files: FileFacts | undefined) {
  const to = relativeLink(link)
  return [to?.path ?? '', to?.fragment, to && files?.get(to.path)?.anchors] as const
}
