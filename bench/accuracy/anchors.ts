// npx tsx bench/accuracy/anchors.ts [SEED] [COUNT]: every anchor of the corpus that `broken-anchor` reports, and as many of them as wanted,
// drawn with a seed, with the link's label and what the list has that is like it: for a human to judge (docs/accuracy-anchors.md).
import brokenAnchor from '../../rules/broken-anchor.ts'
import {lint} from '../../src/lint.ts'
import {lists, seeded} from './corpus.ts'

const [seed = 7, count = 30] = process.argv.slice(2).map(Number)
const lintWith = {rules: [{id: 'broken-anchor', plugin: brokenAnchor as never, severity: 'warning' as const}]}
let anchors = 0
const found = lists().flatMap(({name, text}) => {
  const {findings, list} = lint(text, name, lintWith)
  anchors += list.links.filter(({url}) => url.startsWith('#')).length
  return findings.map(({finding, span}) => {
    const link = list.links.find(({urlSpan}) => urlSpan.start === span.start)!
    const words = link.text.toLowerCase().match(/[\p{L}\d]{3,}/gu) ?? []
    const like = list.headings.filter(({bare}) => words.some(word => bare.toLowerCase().includes(word)))
    return {name, line: finding.line, message: finding.message, label: link.text, like: like.map(({bare}) => bare)}
  })
})
const random = seeded(seed)
const drawn = found
  .map(one => ({one, key: random()}))
  .sort((a, b) => a.key - b.key)
  .slice(0, count)
  .map(({one}) => one)
console.log(`${anchors} anchors, ${found.length} reported, ${drawn.length} drawn with seed ${seed}`)
for (const {name, line, message, label, like} of drawn)
  console.log(
    `${name}:${line}\n  ${message}\n  label: ${label}\n  headings alike: ${like.slice(0, 6).join(' | ') || 'none'}`
  )
