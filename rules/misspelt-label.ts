import {findVenue} from '../src/catalog/venues.ts'
import type {ListLink} from '../src/list/link.ts'
import {roleOfAddress, roleOfLabel} from '../src/list/roles.ts'
import {defineRule} from '../src/rule.ts'
import {isOneSlip} from '../src/text/slip.ts'

const entry = (label: string, index: number) =>
  `- A System Called Number ${index} [[${label}]](https://arxiv.org/pdf/2301.0000${index})\n`
const custom = Array.from({length: 10}, (_, index) => entry('pdf', index)).join('')

export default defineRule({
  id: 'misspelt-label',
  summary: 'Labels such as `[pdf]` and `[project]` are spelt as everywhere in the list.',
  why: '`[porject]` is a slip that nobody sees while writing, and that programs which look for `[project]` stumble over. It is reported only where the word is one slip away from a label that the list has many times, is hardly used itself, and is no name: not that of a venue, nor a part of the address it leads to.',
  severity: 'warning',
  examples: [
    {
      bad: `${custom}- Blockwise Parallel Transformer [[paf]](https://arxiv.org/pdf/2305.19370)\n`,
      says: ['11:36-11:39: Unexpected label `paf`, expected `pdf` as in 10 other places'],
      good: `${custom}- Blockwise Parallel Transformer [[pdf]](https://arxiv.org/pdf/2305.19370)\n`
    }
  ],
  *check({links, text, settings}) {
    const words = links.flatMap(link => wordOf(link, text) ?? [])
    const uses = new Map<string, number>()
    for (const {word} of words) uses.set(word, (uses.get(word) ?? 0) + 1)
    const usual = [...uses].filter(([word, count]) => count >= least && roleOfLabel(word) !== undefined)
    if (usual.length === 0) return
    const spellings = new Map<string, number>()
    for (const {word, written} of words)
      if (uses.get(word)! >= least) spellings.set(written, (spellings.get(written) ?? 0) + 1)
    for (const {word, written, place, link} of words) {
      const count = uses.get(word)!
      if (count > most || roleOfLabel(word) || link.url.toLowerCase().includes(word)) continue
      const role = roleOfAddress(link.url)
      // Among three letters another word is near: the address must agree.
      const meant = usual.filter(
        ([other]) => isOneSlip(word, other) && (role === roleOfLabel(other) || (role === undefined && word.length > 3))
      )
      if (meant.length !== 1 || findVenue(word, settings.venues ?? [])) continue
      const [other, times] = meant[0]!
      const alike = [...spellings].filter(
        ([one]) => one.toLowerCase() === other && isCapital(one) === isCapital(written)
      )
      const expected = alike.sort((a, b) => b[1] - a[1])[0]?.[0] ?? other
      yield {
        place,
        message: `Unexpected label \`${written}\`, expected \`${expected}\` as in ${times} other places`,
        expected
      }
    }
  }
})

/** A label that stands this often is a custom, and one that stands more often than that is no slip. */
const least = 10
const most = 2

const isCapital = (word: string) => /^[A-Z]/.test(word)

/** A label of one word, without brackets and marks, in lower case. */
function wordOf(link: ListLink, text: string) {
  if (link.kind !== 'link' && link.kind !== 'recovered') return
  const {start, end} = link.label
  if (end - start > 30) return
  const label = text.slice(start, end)
  const written = /[A-Za-z]{3,}/.exec(label)
  if (!written || /[\p{L}\p{N}]/u.test(label.replace(written[0], ''))) return
  const at = start + written.index
  return {word: written[0].toLowerCase(), written: written[0], place: {start: at, end: at + written[0].length}, link}
}
