import type {LinkVerdict} from '../src/list/read.ts'
import {linkProblems} from '../src/list/verdicts.ts'
import {defineRule} from '../src/rule.ts'

export default defineRule({
  id: 'dead-link',
  summary: 'Every link leads to something.',
  why: 'A dead link is called so on evidence only: the page is gone twice over, the name does not exist, the registry does not know the identifier. What cannot be verified (a wall against robots, a server out of order) is listed apart and never an error. Proposed is another spelling of the link that was seen to be alive; with `--archive`, the newest snapshot of the Wayback Machine is named too.',
  severity: 'error',
  links: true,
  examples: [
    {
      bad: '- [Title](https://a.example/gone)\n',
      verdicts: {'https://a.example/gone': {kind: 'dead', because: 'status 404, twice'}},
      says: ['1:11-1:33: Unexpected dead link `https://a.example/gone`: status 404, twice'],
      good: '- [Title](https://a.example/here)\n'
    },
    {
      bad: '- [Title](http://b.example/paper)\n',
      verdicts: {
        'http://b.example/paper': {
          kind: 'dead',
          because: 'status 404, twice',
          instead: 'https://b.example/paper',
          archived: 'https://web.archive.org/web/20240301120000/http://b.example/paper'
        }
      },
      says: [
        '1:11-1:33: Unexpected dead link `http://b.example/paper`, expected `https://b.example/paper`, which is alive: status 404, twice; archived on 2024-03-01: https://web.archive.org/web/20240301120000/http://b.example/paper'
      ],
      good: '- [Title](https://b.example/paper)\n'
    }
  ],
  *check(list) {
    for (const {link, verdict} of linkProblems(list, 'dead')) {
      const {because, instead} = verdict
      const expected = instead === undefined ? '' : `, expected \`${instead}\`, which is alive`
      yield {
        place: link.urlSpan,
        message: `Unexpected dead link \`${link.url}\`${expected}: ${because}${snapshot(verdict)}`,
        ...(instead !== undefined && {expected: instead})
      }
    }
  }
})

/** The snapshot with its day, which stands in its address. */
function snapshot({archived}: LinkVerdict): string {
  const [, year, month, day] = /\/web\/(\d{4})(\d\d)(\d\d)/.exec(archived ?? '') ?? []
  return archived === undefined ? '' : `; archived on ${year}-${month}-${day}: ${archived}`
}
