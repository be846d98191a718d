import {linkProblems} from '../src/list/verdicts.ts'
import {defineRule} from '../src/rule.ts'

export default defineRule({
  id: 'dead-link',
  summary: 'Every link leads to something.',
  why: 'A dead link is called so on evidence only: the page is gone twice over, the name does not exist, the registry does not know the identifier. What cannot be verified (a wall against robots, a server out of order) is listed apart and never an error.',
  severity: 'error',
  links: true,
  examples: [],
  *check(list) {
    for (const {link, verdict} of linkProblems(list, 'dead')) {
      yield {place: link.urlSpan, message: `Unexpected dead link \`${link.url}\`: ${verdict.because}`}
    }
  }
})
