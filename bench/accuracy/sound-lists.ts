import {readFileSync} from 'node:fs'

const read = (path: string) => readFileSync(new URL(`../../test/fixtures/${path}`, import.meta.url), 'utf8')

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
  return text
    .replace(/^\[.*$/gm, line => `${marker(index++)}${line.trimEnd()}`)
    .replace(/\n{2,}(?=[-\d])/g, '\n\n')
    .replace(/(?<=\S) $/gm, '')
}

const seed = read('seed/fixed-unsafe.md')

/** Lists without a fault: the repaired seed, as others would write it, and three of real papers in other formats. */
export const soundLists: readonly (readonly [name: string, text: string])[] = [
  ['as it is', seed],
  ['shuffled within sections', shuffledSections(seed)],
  ['bullets', asItems(() => '- ')(seed)],
  ['numbered', asItems(index => `${index + 1}. `)(seed)],
  ['CRLF', seed.replaceAll('\n', '\r\n')],
  ['bullets with labels', read('planting/bullets.md')],
  ['table', read('planting/table.md')],
  ['blocks of lines', read('planting/blocks.md')]
]
