import fc from 'fast-check'
import {expect} from 'vitest'
import {exportEntries} from '../../src/export.ts'
import type {Finding, Linted} from '../../src/lint.ts'
import type {Span} from '../../src/text/span.ts'
import {everyRule, lintOf, mustLint, recommended} from './linting.ts'
import {markdown} from './markdown.ts'
import {holds, type Property} from './property.ts'
import {runs} from './runs.ts'

/** Line and column of an offset, counted the slow way. */
function placeOf(text: string, offset: number): [line: number, column: number] {
  const lines = text.slice(0, offset).split(/\r\n|\r|\n/)
  // Between the two halves of a line ending it is still the line before.
  const split = text[offset - 1] === '\r' && text[offset] === '\n'
  return split ? [lines.length - 1, lines.at(-2)!.length + 2] : [lines.length, lines.at(-1)!.length + 1]
}

const cutsPair = (text: string, offset: number) =>
  /[\ud800-\udbff]/.test(text[offset - 1] ?? '') && /[\udc00-\udfff]/.test(text[offset] ?? '')

function expectInside({start, end}: Span, text: string, what: string): void {
  if (!(Number.isInteger(start) && 0 <= start && start <= end && end <= text.length))
    throw new Error(`${what}: ${start} to ${end} of ${text.length}`)
  if (cutsPair(text, start) || cutsPair(text, end))
    throw new Error(`${what}: ${start} to ${end} cuts a character in two`)
}

function expectTrue({list, findings}: Linted): void {
  const {text} = list
  for (const {finding, span} of findings) {
    const what = `${finding.rule} (${finding.message})`
    expectInside(span, text, what)
    const {line, column, endLine, endColumn} = finding
    expect([line, column], what).toEqual(placeOf(text, span.start))
    expect([endLine, endColumn], what).toEqual(placeOf(text, span.end))
    expect(finding.message.trim(), what).not.toBe('')
    if (finding.cause) expectPlace(finding.cause, text, what)
  }
  for (const entry of list.entries) {
    expectInside(entry.span, text, 'entry')
    for (const field of [
      entry.title,
      entry.url,
      entry.venue,
      entry.year,
      entry.authors,
      ...entry.affiliations,
      ...entry.links
    ]) {
      if (field) expectInside(field.span, text, `field ${field.text}`)
    }
  }
  for (const {span, urlSpan} of list.links) {
    expectInside(span, text, 'link')
    expectInside(urlSpan, text, 'address')
  }
}

function expectPlace(
  {line, column, endLine, endColumn}: Omit<Finding, 'rule' | 'severity' | 'message'>,
  text: string,
  what: string
) {
  const lines = text.split(/\r\n|\r|\n/)
  const inside = (line: number, column: number) =>
    line >= 1 && column >= 1 && column <= (lines[line - 1]?.length ?? -1) + 2
  expect(inside(line, column) && inside(endLine, endColumn), `${what}: cause at ${line}:${column}`).toBe(true)
  expect(line < endLine || (line === endLine && column <= endColumn), what).toBe(true)
}

export const lintProperties: readonly Property[] = [
  holds(
    'a long run of one character or scrap is read as soon as any other text',
    80,
    fc.tuple(fc.constantFrom(...runs), fc.integer({min: 1000, max: 3000})),
    ([[, text], length]) => {
      mustLint(text(length), everyRule)
    }
  ),
  holds('no text makes a rule throw, hang or point outside of it', 60, markdown, text => {
    const linted = mustLint(text, everyRule)
    if (linted) expectTrue(linted)
  }),
  holds('the preset alone neither', 40, markdown, text => {
    const linted = mustLint(text, recommended)
    if (!linted) return
    expectTrue(linted)
    JSON.stringify(exportEntries(linted.list, 'list.md'))
  }),
  holds('linting a text twice says the same twice', 15, markdown, text => {
    const [one, two] = [lintOf(text, everyRule), lintOf(text, everyRule)]
    expect(two?.findings).toEqual(one?.findings)
  }),
  holds(
    'a comment at the top silences all that follows',
    20,
    fc.tuple(markdown, fc.constantFrom('<!-- awesome-lint-disable -->', '<!--lint disable-->')),
    ([text, comment]) => {
      const linted = lintOf(`${comment}\n\n${text}`, everyRule)
      // Front matter is none any more, and what ends a range speaks again.
      if (!linted || /lint[-\s]+enable/.test(text)) return
      const loud = linted.findings.filter(({finding: {rule}}) => rule !== 'unused-suppression')
      expect(loud.map(({finding}) => `${finding.line}: ${finding.rule}: ${finding.message}`)).toEqual([])
    }
  )
]
