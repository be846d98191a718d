import {relativeLink} from '../src/list/relative.ts'
import {defineRule} from '../src/rule.ts'

export default defineRule({
  id: 'missing-file',
  summary: 'Links and images that name a file of the repository name one that exists.',
  why: 'A file that was renamed or moved leaves its links behind, and a name that differs in case works on the laptop that wrote it and nowhere else. It is judged only where the list stands in a git repository, and never what leads out of it, through a symbolic link, into an empty folder (a submodule) or to a page that a site generator makes.',
  severity: 'error',
  files: true,
  examples: [
    {
      bad: '- [Contributing](Contributing.md)\n- [Format](docs/fromat.md#fields)\n- ![Logo](logo.png)\n',
      files: {
        'Contributing.md': {there: false, nearest: 'CONTRIBUTING.md', sameName: true},
        'docs/fromat.md': {there: false, nearest: 'docs/format.md'},
        'logo.png': {there: false}
      },
      says: [
        '1:18-1:33: Unexpected file `Contributing.md`, expected `CONTRIBUTING.md`, as it is called',
        '2:12-2:33: Unexpected file `docs/fromat.md`, expected one that exists, such as `docs/format.md`',
        '3:11-3:19: Unexpected file `logo.png`, expected one that exists'
      ],
      good: '- [Contributing](CONTRIBUTING.md)\n- [Format](docs/format.md#fields)\n'
    }
  ],
  *check({links, files}) {
    if (!files) return
    for (const link of links) {
      const to = relativeLink(link)
      const fact = to && files.get(to.path)
      if (!fact || fact.there) continue
      const {nearest, sameName} = fact
      const rest = link.url.slice(to.path.length)
      const instead = sameName
        ? `\`${nearest}\`, as it is called`
        : `one that exists${nearest === undefined ? '' : `, such as \`${nearest}\``}`
      yield {
        place: link.urlSpan,
        message: `Unexpected file \`${to.path}\`, expected ${instead}`,
        ...(nearest !== undefined && {expected: nearest + rest, ...(sameName && {fix: 'safe' as const})})
      }
    }
  }
})
