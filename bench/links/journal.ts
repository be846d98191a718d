// npx tsx bench/links/journal.ts: opens a journal of 100,000 observations as a run does (file, lines, then the past of each of 2,000
// links of a list), best of ten. Prints one line.
import {mkdtempSync, rmSync, statSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {isWorthCompacting} from '../../src/links/compaction.ts'
import {journalHeader, journalLine, readJournal} from '../../src/links/journal.ts'
import {journalFile} from '../../src/world/journal-file.ts'

const folder = mkdtempSync(join(tmpdir(), 'awesome-lint-journal-'))
const path = join(folder, 'links.journal')
const linkOf = (index: number) => `https://proceedings.example.org/conference/2026/presentation/paper-${index % 12_500}`
const lines = Array.from({length: 100_000}, (_, index) =>
  journalLine(linkOf(index), {
    at: 1_790_000_000_000 + index * 1_000,
    seen: [
      {
        kind: 'answered',
        asked: 'link',
        source: 'proceedings.example.org',
        at: 1_790_000_000_000 + index * 1_000,
        method: 'GET',
        status: 200,
        hops: [{url: linkOf(index).replace('https', 'http'), status: 301}],
        url: linkOf(index),
        signs: [],
        words: 'a1b2c3d4'.repeat(12)
      }
    ]
  })
)
writeFileSync(path, `${journalHeader}\n${lines.join('')}`)
const open = async () => {
  const started = performance.now()
  const text = await journalFile(path, '').read()
  const journal = readJournal(text)
  if ('otherVersion' in journal) throw new Error('another version')
  const opened = performance.now()
  for (let index = 0; index < 2_000; index++) journal.records(linkOf(index))
  const asked = performance.now()
  isWorthCompacting(text)
  return {open: opened - started, past: asked - opened, close: performance.now() - asked, lines: journal.lines}
}
const runs: Awaited<ReturnType<typeof open>>[] = []
for (let run = 0; run < 10; run++) runs.push(await open())
const best = (part: 'open' | 'past' | 'close') => `${Math.round(Math.min(...runs.map(each => each[part])))} ms`
const megabytes = (statSync(path).size / 2 ** 20).toFixed(0)
console.log(
  `${runs[0]!.lines} observations, ${megabytes} MB: open ${best('open')}, the past of 2,000 links ${best('past')}, whether to compact ${best('close')} (best of 10; first open ${Math.round(runs[0]!.open)} ms)`
)
rmSync(folder, {recursive: true})
