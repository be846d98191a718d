import {describe, expect, test} from 'vitest'
import entryFormat from '../../rules/entry-format.ts'
import {lint} from '../../src/lint.ts'

const options = {rules: [{id: 'entry-format', plugin: entryFormat as never, severity: 'error' as const}]}
const words = ['Elastic', 'Sparse', 'Federated', 'Robust', 'Causal', 'Neural', 'Quantum', 'Stable', 'Lazy', 'Greedy']
const title = (index: number) =>
  `${words[index % 10]} Training of ${words[(index * 7 + 3) % 10]} Models on Graph ${index}`
const url = (index: number) => `https://arxiv.org/abs/2301.${String(10000 + index)}`
const numbers = Array.from({length: 14}, (_, index) => index)

const tagged = numbers.map(index => `- [ICML'${10 + index}] [${title(index)}](${url(index)})\n`).join('')
const listed = numbers
  .map(index => `- ${title(index + 20)}, Ana Bo et al., CVPR 20${10 + index} [[pdf]](${url(index + 20)})\n`)
  .join('')
const titled = numbers.map(index => `- [${title(index + 40)}](${url(index + 40)})\n`).join('')
const mixed = (extra = '') => `# List\n\n## Old\n\n${listed}\n## New\n\n${tagged}${extra}\n## Older\n\n${titled}\n`

describe('a list of several generations of formats', () => {
  test('has no format as a whole, and one for each section', () => {
    const {list} = lint(mixed(), 'list.md', {rules: []})
    expect(list.format.notation).toBe('')
    expect(list.customs.map(({part, path, entries, format}) => [part, path.at(-1), entries, format.notation])).toEqual([
      ['section', 'Old', 14, '{title}, {authors}, {venue} {yyyy} [[{label}]]({url})'],
      ['section', 'New', 14, "[{venue}'{yy}] [{title}]({url})"],
      ['section', 'Older', 14, '[{title}]({url})']
    ])
  })

  test('holds an entry to the custom of its section, and says so', () => {
    const {findings} = lint(mixed(`- [ICML 24] [${title(60)}](${url(60)})\n`), 'list.md', options)
    expect(findings.map(({finding: {line, message, fix}}) => [line, message, fix?.text])).toEqual([
      [36, "Unexpected tag `ICML 24`, expected `ICML'24` of section `New`", "ICML'24"]
    ])
  })

  test('does not say that an entry lacks what only its section has', () => {
    expect(lint(mixed(`- [${title(60)}](${url(60)})\n`), 'list.md', options).findings).toEqual([])
  })
})

test('a table of other columns has a format of its own beside that of the list', () => {
  const rows = (count: number, row: (index: number) => string) =>
    Array.from({length: count}, (_, index) => row(index)).join('')
  const text = `# List

## Papers

| Title | Venue | Link |
| --- | --- | --- |
${rows(40, index => `| ${title(index)} | ICML | [pdf](${url(index)}) |\n`)}
## Data

| Name | Paper | Year |
| --- | --- | --- |
${rows(12, index => `| **Set${index}** | [${title(index + 50)}](${url(index + 50)}) | 2021 |\n`)}`
  const {list} = lint(text, 'list.md', {rules: []})
  expect(list.format.notation).toBe('| {title} | {venue} | [{*}]({url})')
  expect(list.customs.map(({part, format, entries}) => [part, format.notation, entries])).toEqual([
    ['table', '| **{short}** | [{title}]({url}) | {yyyy}', 12]
  ])
})
