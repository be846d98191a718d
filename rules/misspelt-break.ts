import {defineRule} from '../src/rule.ts'

const row = (index: number, tag = '<br>') =>
  `| ![Star](https://a.example/${index}.svg) ${tag} [A System Called Number ${index}](https://a.example/${index}) | OSDI |\n`
const table = `| Title | Venue |\n| --- | --- |\n${row(1)}${row(2)}${row(3)}`

export default defineRule({
  id: 'misspelt-break',
  summary: 'The tag of a line break is `<br>`.',
  why: '`< br>` and `<br\\>` are no html, so that readers see them; a tag that html does not know, such as `<be>`, is dropped, and the break with it. A word in angle brackets is taken for a break only where the list has breaks, and where it is one wrong key away from `br`. `</br>` is left alone: browsers break there too.',
  severity: 'warning',
  examples: [
    {
      bad: `${table}${row(4, '<be>')}`,
      says: ['6:36-6:40: Unexpected tag `<be>`, which html does not know, expected `<br>`'],
      good: `${table}${row(4)}`
    },
    {
      bad: 'One line< br>another line<br\\>and `< br>` in code\n',
      says: [
        '1:9-1:14: Unexpected text `< br>`, expected the tag `<br>`',
        '1:26-1:31: Unexpected text `<br\\>`, expected the tag `<br>`'
      ],
      good: 'One line<br>another line<br>and `< br>` in code\n'
    }
  ],
  *check({misspeltBreaks, text}) {
    for (const {place, shown} of misspeltBreaks) {
      const written = text.slice(place.start, place.end)
      yield {
        place,
        message: shown
          ? `Unexpected text \`${written}\`, expected the tag \`<br>\``
          : `Unexpected tag \`${written}\`, which html does not know, expected \`<br>\``,
        expected: '<br>',
        fix: shown ? 'safe' : 'unsafe'
      }
    }
  }
})
