import {linkProblems} from '../src/list/verdicts.ts'
import {defineRule} from '../src/rule.ts'

export default defineRule({
  id: 'moved-link',
  summary: 'Links lead where their pages are now.',
  why: 'A server that answers 301 or 308 at every hop says for good where the page has gone; such redirects are dropped some day, and then the link is dead. Temporary redirects and a mere slash at the end are never reported.',
  severity: 'warning',
  links: true,
  examples: [
    {
      bad: '- [Title](http://a.example/old)\n',
      verdicts: {'http://a.example/old': {kind: 'moved', because: 'status 301', to: 'https://a.example/new'}},
      says: ['1:11-1:31: Unexpected moved link `http://a.example/old`, expected `https://a.example/new`: status 301'],
      good: '- [Title](https://a.example/new)\n'
    }
  ],
  *check(list) {
    for (const {link, verdict} of linkProblems(list, 'moved')) {
      if (!verdict.to) continue
      yield {
        place: link.urlSpan,
        message: `Unexpected moved link \`${link.url}\`, expected \`${verdict.to}\`: ${verdict.because}`,
        expected: verdict.to
      }
    }
  }
})
