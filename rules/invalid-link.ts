import {linkProblems} from '../src/list/verdicts.ts'
import {defineRule} from '../src/rule.ts'

export default defineRule({
  id: 'invalid-link',
  summary: 'Every link is a URL that can be asked.',
  why: 'A URL without host, with credentials or with a scheme other than http and https cannot be checked by anyone, and rarely works for readers.',
  severity: 'error',
  links: true,
  examples: [
    {
      bad: '- [Title](https://me:secret@a.example/)\n',
      verdicts: {'https://me:secret@a.example/': {kind: 'invalid', because: 'it holds credentials'}},
      says: ['1:11-1:39: Unexpected invalid link `https://***@a.example/`: it holds credentials'],
      good: '- [Title](https://a.example/here)\n'
    }
  ],
  *check(list) {
    for (const {link, verdict} of linkProblems(list, 'invalid')) {
      yield {place: link.urlSpan, message: `Unexpected invalid link \`${link.url}\`: ${verdict.because}`}
    }
  }
})
