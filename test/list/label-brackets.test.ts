import {expect, test} from 'vitest'
import entryFormat from '../../rules/entry-format.ts'
import {only, said} from '../helpers/said.ts'

const entry = (index: number, links: string) =>
  `- A System Called Number ${index} [[paper](https://a.example/${index})]${links}\n`
const custom = Array.from({length: 30}, (_, index) => entry(index, ` [[code](https://b.example/${index})]`)).join('')
const brackets = (text: string) => said(text, [only(entryFormat)]).filter(message => message.includes('brackets'))

test('a label that the list has often is reported in other brackets', () => {
  expect(brackets(custom + entry(30, ' [code](https://b.example/30)'))).toEqual([
    expect.stringContaining('Unexpected brackets `[code](…)`, expected `[[code](…)]`')
  ])
})

test.each([
  [
    'a word of a sentence',
    '\n- Unified, easy-to-use APIs, detailed [documentation](https://c.example/) and [examples](https://c.example/e).'
  ],
  ['a badge', ' [![code](https://c.example/badge.svg)](https://b.example/30)'],
  ['a name', ', see [LANTERN 2021](https://b.example/30)']
])('%s is not held to the brackets of labels', (_, links) => {
  expect(brackets(custom + entry(30, links))).toEqual([])
})
