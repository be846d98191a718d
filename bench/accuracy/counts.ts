/**
 * What the linter reads and says of every list of the corpus, as counts, which are committed and held by a test: a change
 * that nobody meant shows. `npm run counts` writes them anew.
 */
import {createHash} from 'node:crypto'
import {writeFileSync} from 'node:fs'
import {pathToFileURL} from 'node:url'
import {rules} from '../../rules/index.ts'
import {house} from '../../rules/presets/house.ts'
import {enabledRules} from '../../src/enabled.ts'
import {lint} from '../../src/lint.ts'
import {lists} from './corpus.ts'

/** The committed counts: a list, what is counted, how many; what does not occur is left out. */
export const countsFile = new URL('../../test/fixtures/corpus-counts.tsv', import.meta.url)

/** Every rule of ours, also those that no preset turns on. */
const options = {rules: enabledRules({}, {rules, house, only: rules.map(({rule}) => rule.id)})}

/** One list: the fingerprint of its text, what was read in it, and the findings of each rule. */
export function countsOf(name: string, text: string): readonly (readonly [what: string, count: string])[] {
  const {list, findings} = lint(text, name, options)
  const said = new Map<string, number>()
  for (const {finding} of findings) said.set(finding.rule, (said.get(finding.rule) ?? 0) + 1)
  return [
    ['text', createHash('sha256').update(text).digest('hex').slice(0, 12)],
    ['entries', String(list.entries.length)],
    ['links', String(list.links.length)],
    ['broken links', String(list.broken.length)],
    ...[...said].sort(([a], [b]) => (a < b ? -1 : 1)).map(([rule, count]): [string, string] => [rule, String(count)])
  ]
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const rows = lists().flatMap(({name, text}) => countsOf(name, text).map(row => [name, ...row].join('\t')))
  writeFileSync(countsFile, `${['list', 'what', 'count'].join('\t')}\n${rows.join('\n')}\n`)
  console.log(`${rows.length} counts written to test/fixtures/corpus-counts.tsv; read what changed with \`git diff\``)
}
