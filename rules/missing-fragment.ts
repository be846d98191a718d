import {defineRule} from '../src/rule.ts'

export default defineRule({
  id: 'missing-fragment',
  summary: 'The fragments of links name ids that their pages have.',
  why: 'The page lives, but the part of it that the link named is gone, and readers land at the top. Pages are loaded for this only with `--fragments`; those that scripts build, lines and comments of GitHub, texts to look for (`:~:text=`) and routes of applications are left alone.',
  severity: 'warning',
  links: true,
  examples: [
    {
      bad: '- [Title](https://a.example/list#papers)\n',
      verdicts: {
        'https://a.example/list#papers': {
          kind: 'alive',
          because: 'status 200 from a.example',
          fragment: {found: false, because: 'no element of the page at a.example has the id `papers`'}
        }
      },
      says: [
        '1:33-1:40: Unexpected fragment `#papers`, expected one that exists: no element of the page at a.example has the id `papers`'
      ],
      good: '- [Title](https://a.example/list)\n'
    }
  ],
  *check({links, verdicts, text}) {
    for (const {url, urlSpan} of links) {
      const fragment = verdicts?.get(url)?.fragment
      if (!fragment || fragment.found) continue
      const hash = text.slice(urlSpan.start, urlSpan.end).indexOf('#')
      yield {
        place: hash < 0 ? urlSpan : {start: urlSpan.start + hash, end: urlSpan.end},
        message: `Unexpected fragment \`${url.slice(url.indexOf('#'))}\`, expected one that exists: ${fragment.because}`
      }
    }
  }
})
