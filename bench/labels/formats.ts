/** The format that is inferred for each list of the corpus: `npx tsx bench/labels/formats.ts`. */
import {partName} from '../../src/format-note.ts'
import {lint} from '../../src/lint.ts'
import {listNames, listText} from './labels.ts'

console.log('| list | entries | of candidates | inferred format |')
console.log('| --- | ---: | ---: | --- |')
for (const name of listNames()) {
  const {list} = lint(listText(name), name, {rules: []})
  const format = list.format.notation ? `\`\`${list.format.notation.replaceAll('|', '\\|')}\`\`` : 'none dominates'
  console.log(`| ${name} | ${list.entries.length} | ${list.candidates} | ${format} |`)
  for (const custom of list.customs)
    console.log(
      `| … ${partName(custom, list)} | ${custom.entries} | | \`\`${custom.format.notation.replaceAll('|', '\\|')}\`\` |`
    )
}
