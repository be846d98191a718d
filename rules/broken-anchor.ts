import {anchorsOf} from '../src/list/anchors.ts'
import {defineRule} from '../src/rule.ts'

export default defineRule({
  id: 'broken-anchor',
  summary: 'Links into the list itself lead to a heading or an id that exists.',
  why: 'A table of contents outlives the headings it names. Anchors are compared with the ids that GitHub makes of headings (lower case, blanks as hyphens, repeated ones numbered) and with the ids of html; the nearest existing one is proposed.',
  severity: 'warning',
  examples: [
    {
      bad: '# List\n\n- [Cluster Scheduling](#cluster-schedulng)\n- [Cache](#Cache)\n- [Gone](#federated-learning)\n\n## Cluster Scheduling\n\n## Cache\n',
      says: [
        '3:24-3:42: Unexpected anchor `#cluster-schedulng`, expected `#cluster-scheduling`',
        '4:11-4:17: Unexpected anchor `#Cache`, expected `#cache`',
        '5:10-5:29: Unexpected anchor `#federated-learning`, expected that of a heading or an html id of this list'
      ],
      good: '# List\n\n- [Cluster Scheduling](#cluster-scheduling)\n- [Cache](#cache)\n\n## Cluster Scheduling\n\n## Cache\n'
    }
  ],
  *check(list) {
    const jumps = list.links.filter(({url}) => url.startsWith('#'))
    if (jumps.length === 0) return
    const anchors = anchorsOf(list)
    for (const {url, urlSpan} of jumps) {
      const id = decoded(url.slice(1))
      if (anchors.has(id)) continue
      const near = anchors.nearest(id)
      const expected = near === undefined ? 'that of a heading or an html id of this list' : `\`#${near}\``
      yield {
        place: urlSpan,
        message: `Unexpected anchor \`${url}\`, expected ${expected}`,
        ...(near !== undefined && {expected: `#${near}`, ...(near === id.toLowerCase() && {fix: 'safe'})})
      }
    }
  }
})

/** Anchors may be percent-encoded; one that is badly encoded stands as it is. */
function decoded(id: string): string {
  try {
    return decodeURIComponent(id)
  } catch {
    return id
  }
}
