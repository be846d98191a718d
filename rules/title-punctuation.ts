import type {Field} from '../src/list/entry.ts'
import type {List} from '../src/list/read.ts'
import {defineRule, type Problem} from '../src/rule.ts'

const entry = (title: string) =>
  `[OSDI'20][UCB] [${title}](https://www.usenix.org/conference/osdi20/presentation/zheng)\n`

export default defineRule({
  id: 'title-punctuation',
  summary:
    'Titles are punctuated as papers are: a colon and one space after a short name, single spaces, nothing stray at the end.',
  why: 'Titles are pasted from file names, PDFs and input methods, which leave `SLAQ_Quality-Driven`, full-width colons and doubled spaces behind; readers who search for the title do not find it.',
  severity: 'warning',
  examples: [
    {
      bad: entry('SLAQ_Quality-Driven Scheduling for Learning'),
      says: ['1:21-1:22: Unexpected `_` after `SLAQ` in title, expected `: `'],
      good: entry('SLAQ: Quality-Driven Scheduling for Learning')
    },
    {
      bad: entry('Ansor：Generating Programs'),
      says: ['1:22-1:23: Unexpected full-width `：` in title, expected `: `'],
      good: entry('Ansor: Generating Programs')
    },
    {
      bad: entry('Ansor: Generating  Programs'),
      says: ['1:34-1:36: Unexpected 2 spaces in title, expected one'],
      good: entry('Ansor: Generating Programs')
    },
    {
      bad: entry('Ansor:Generating Tensor Programs'),
      says: ['1:22-1:23: Unexpected `:` without space in title, expected `: `'],
      good: entry('Ansor: Generating Tensor Programs')
    },
    {
      bad: entry('Ansor: Generating Programs,'),
      says: ['1:43-1:44: Unexpected `,` at the end of title, expected none'],
      good: entry('Ansor: Generating Programs')
    }
  ],
  *check(list) {
    const titles = list.entries.map(({title}) => title)
    // A list that ends its titles with a full stop does so nearly always.
    const stops = titles.filter(({span}) => list.text[span.end - 1] === '.' || list.text[span.end] === '.').length
    for (const title of titles)
      if (title.span.end - title.span.start <= longest) yield* faults(list, title, stops * 5 > titles.length)
  }
})

/** What is longer is a summary that took the place of a title. */
const longest = 300

const source = ({text}: List, {span}: Field) => text.slice(span.start, span.end)

function* faults(list: List, title: Field, stopIsCustom: boolean): Generator<Problem> {
  const text = source(list, title)
  const place = (index: number, length: number) => ({
    start: title.span.start + index,
    end: title.span.start + index + length
  })

  const underscore = /^([A-Z][A-Za-z0-9.+-]*)_(?=[A-Z][\w-]*[\s,])/.exec(text)
  if (underscore) {
    yield {
      place: place(underscore[1]!.length, 1),
      message: `Unexpected \`_\` after \`${underscore[1]}\` in title, expected \`: \``,
      expected: ': '
    }
  }
  // Between CJK characters the full-width mark is right.
  for (const {0: mark, index} of text.matchAll(/(?<=[\x21-\x7e]\s?)：\s*(?=[\x20-\x7e])/g)) {
    yield {
      place: place(index, mark.length),
      message: 'Unexpected full-width `：` in title, expected `: `',
      expected: ': '
    }
  }
  for (const {0: spaces, index} of text.matchAll(/(?<=\S)[ \t]{2,}(?=\S)/g)) {
    yield {
      place: place(index, spaces.length),
      message: `Unexpected ${spaces.length} spaces in title, expected one`,
      expected: ' ',
      fix: 'safe'
    }
  }
  const glued = /^([A-Z][\w.+-]*[a-zA-Z0-9]):(?=[A-Z][a-z]+[\s-])/.exec(text)
  if (glued) {
    yield {
      place: place(glued[1]!.length, 1),
      message: 'Unexpected `:` without space in title, expected `: `',
      expected: ': '
    }
  }
  const end = /(?<![.…]|\b(?:al|etc|Inc|vs|Jr|No)|\b[A-Z])(?:[,;，]|\.)$/.exec(text)
  // Before a closing quotation mark the full stop belongs to the quotation, as in citations.
  const quoted = /^[*_]*["”'’]/.test(list.text.slice(title.span.end, title.span.end + 4))
  if (end && !(end[0] === '.' && (stopIsCustom || quoted))) {
    yield {
      place: place(end.index, end[0].length),
      message: `Unexpected \`${end[0]}\` at the end of title, expected none`,
      expected: '',
      ...(end[0] !== '.' && {fix: 'safe'})
    }
  }
}
