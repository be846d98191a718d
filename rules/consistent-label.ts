import type {ListLink} from '../src/list/link.ts'
import type {List} from '../src/list/read.ts'
import {roleOfLabel} from '../src/list/roles.ts'
import {defineRule} from '../src/rule.ts'
import {usualSpellings} from '../src/text/usual.ts'

const entry = (label: string, index: number) =>
  `- A System Called Number ${index} [[${label}]](https://arxiv.org/abs/2301.0000${index})\n`
const custom = [0, 1, 2, 3, 4, 5, 6, 7].map(index => entry('paper', index)).join('')

export default defineRule({
  id: 'consistent-label',
  summary: 'Labels such as `[paper]` and `[code]` are written as this list writes them nearly always.',
  why: 'Labels are what programs and eyes look for at the end of a line. Only another use of capitals counts as a slip: `[pdf]` beside `[paper]` may be meant.',
  severity: 'warning',
  preset: 'strict',
  examples: [
    {
      bad: `${custom}${entry('Paper', 8)}`,
      says: ['9:30-9:35: Unexpected label `Paper`, expected `paper` as in 8 other places'],
      good: `${custom}${entry('paper', 8)}`
    }
  ],
  *check(list) {
    const labels = labelsOf(list)
    const usual = usualSpellings(labels.map(({word}) => [word.toLowerCase(), word]))
    for (const {word, place} of labels) {
      const other = usual.get(word.toLowerCase())
      if (other === undefined || other.spelling === word) continue
      yield {
        place,
        message: `Unexpected label \`${word}\`, expected \`${other.spelling}\` as in ${other.count} other places`,
        expected: other.spelling,
        fix: 'safe'
      }
    }
  }
})

/** The labels of all entries' links, without brackets, with the place of the word. */
function labelsOf({entries, text}: List) {
  const labels: {word: string; place: {start: number; end: number}}[] = []
  const add = ({label, kind}: ListLink) => {
    if (kind === 'autolink') return
    const written = text.slice(label.start, label.end)
    const word = /^\W*(\w[\w +-]{0,20}\w)\W*$/.exec(written)
    if (!word || !roleOfLabel(word[1]!)) return
    const start = label.start + written.indexOf(word[1]!)
    labels.push({word: word[1]!, place: {start, end: start + word[1]!.length}})
  }
  for (const {link, links, title} of entries) {
    if (link && link.label.start !== title.span.start) add(link)
    for (const one of links) add(one)
  }
  return labels
}
