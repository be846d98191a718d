import type {ListLink} from '../src/list/link.ts'
import type {List} from '../src/list/read.ts'
import {roleOfLabel} from '../src/list/roles.ts'
import {defineRule} from '../src/rule.ts'

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
    const words = new Map<string, Map<string, number>>()
    for (const {word} of labels) {
      const counts = words.get(word.toLowerCase()) ?? new Map<string, number>()
      counts.set(word, (counts.get(word) ?? 0) + 1)
      words.set(word.toLowerCase(), counts)
    }
    for (const {word, place} of labels) {
      const counts = [...words.get(word.toLowerCase())!].sort((a, b) => b[1] - a[1])
      const [usual, count] = counts[0]!
      const all = counts.reduce((sum, [, times]) => sum + times, 0)
      if (usual === word || count < least || (all - count) * exceptions > count) continue
      yield {
        place,
        message: `Unexpected label \`${word}\`, expected \`${usual}\` as in ${count} other places`,
        expected: usual,
        fix: 'safe'
      }
    }
  }
})

/** Fewer places than this are no custom, and more than one exception to so many are another one. */
const least = 8
const exceptions = 8

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
