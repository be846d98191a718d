import {linkProblems} from '../src/list/verdicts.ts'
import {defineRule} from '../src/rule.ts'

export default defineRule({
  id: 'dead-link',
  summary: 'Every link leads to something.',
  why: 'A dead link is called so on evidence only: the page is gone twice over, the name does not exist, the registry does not know the identifier. What cannot be verified (a wall against robots, a server out of order) is listed apart and never an error.',
  severity: 'error',
  links: true,
  examples: [
    {
      bad: '- [Title](https://a.example/gone)\n',
      verdicts: {'https://a.example/gone': {kind: 'dead', because: 'status 404, twice'}},
      says: ['1:11-1:33: Unexpected dead link `https://a.example/gone`: status 404, twice'],
      good: '- [Title](https://a.example/here)\n'
    }
  ],
  *check(list) {
    for (const {link, verdict} of linkProblems(list, 'dead')) {
      yield {place: link.urlSpan, message: `Unexpected dead link \`${link.url}\`: ${verdict.because}`}
    }
  }
})
