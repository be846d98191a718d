/**
 * Plants each kind of fault at each entry of the repaired seed list, one at a time, in several disguises, and counts
 * what is found with the right rule, line and fix, and what is said besides. `npx tsx bench/accuracy/planting.ts [--variant=NAME] [--verbose]`
 */
import {readFileSync} from 'node:fs'
import {rules} from '../../rules/index.ts'
import {house} from '../../rules/presets/house.ts'
import {enabledRules} from '../../src/enabled.ts'
import {fix} from '../../src/fix.ts'
import {lint} from '../../src/lint.ts'
import {applyEdits, compatible} from '../../src/text/edits.ts'
import {defects} from './defects.ts'
import {identityDefects} from './identity-defects.ts'

const recommended = {rules: enabledRules({}, {rules, house})}
const sound = readFileSync(new URL('../../test/fixtures/seed/fixed-unsafe.md', import.meta.url), 'utf8')

/** Deterministic, so that a table can be repeated. */
function shuffledSections(text: string): string {
  let state = 20261123
  const random = () => {
    state = (state * 1103515245 + 12345) % 2147483648
    return state / 2147483648
  }
  return text
    .split(/^(?=#### )/m)
    .map(section => {
      const lines = section.split('\n')
      const places = lines.flatMap((line, index) => (line.startsWith('[') ? [index] : []))
      const entries = places.map(index => `${lines[index]!.trimEnd()}  `).sort(() => random() - 0.5)
      for (const [index, place] of places.entries()) lines[place] = entries[index]!
      return lines.join('\n')
    })
    .join('')
}

const asItems = (marker: (index: number) => string) => (text: string) => {
  let index = 0
  return text.replace(/^\[.*$/gm, line => `${marker(index++)}${line.trimEnd()}`).replace(/\n{2,}(?=[-\d])/g, '\n\n')
}

/** The repaired list as others would write it. */
export const variants: readonly (readonly [name: string, wear: (text: string) => string])[] = [
  ['as it is', text => text],
  ['shuffled within sections', shuffledSections],
  ['bullets', asItems(() => '- ')],
  ['numbered', asItems(index => `${index + 1}. `)],
  ['CRLF', text => text.replaceAll('\n', '\r\n')]
]

const rows: string[] = []
const verbose = process.argv.includes('--verbose')
const chosen = process.argv.find(argument => argument.startsWith('--variant='))?.slice('--variant='.length)
for (const [name, wear] of variants.filter(([name]) => chosen === undefined || name === chosen)) {
  for (const defect of [...defects, ...identityDefects]) {
    const options = defect.only ? {rules: enabledRules({}, {rules, house, only: [defect.rule]})} : recommended
    const base = defect.prepare ? defect.prepare(wear(sound)) : wear(sound)
    const before = lint(base, 'list.md', options)
    const known = new Set(before.findings.map(({finding}) => `${finding.rule} ${finding.message}`))
    let planted = 0
    let found = 0
    let besides = 0
    let repaired = 0
    for (const entry of before.list.entries) {
      const made = defect.plant(before.list, entry)
      if (!made) continue
      planted++
      const {findings} = lint(made.text, 'list.md', options)
      const fresh = findings.filter(({finding}) => !known.has(`${finding.rule} ${finding.message}`))
      const hits = fresh.filter(({finding}) => finding.rule === defect.rule && finding.line === made.line)
      if (hits.length === 1) found++
      if (fresh.length > 1) besides++
      // One repair is applied by hand, which is quick; where that is not enough, the whole loop runs.
      const edits = compatible(
        hits.flatMap(({finding, span}) => (finding.fix ? [{...span, text: finding.fix.text}] : []))
      )
      const once = applyEdits(made.text, edits)
      const after = !defect.fixed || once === base ? once : fix(made.text, 'list.md', options, true).text
      if (!defect.fixed || after === base) repaired++
      if (verbose && (hits.length !== 1 || fresh.length > 1 || (defect.fixed && after !== base))) {
        console.error(
          name,
          '|',
          defect.name,
          '| line',
          made.line,
          '|',
          fresh.map(({finding}) => `${finding.rule}@${finding.line}: ${finding.message}`).join(' ;; ') || 'silent'
        )
      }
    }
    if (planted > 0)
      rows.push(
        `| ${name} | ${defect.name} | \`${defect.rule}\` | ${planted} | ${found} | ${defect.fixed ? repaired : '–'} | ${besides} |`
      )
  }
}
console.log(
  [
    '| list | fault planted | rule | planted | found: rule and line | repaired to the letter | said something else too |',
    '|---|---|---|--:|--:|--:|--:|',
    ...rows
  ].join('\n')
)
