import fc from 'fast-check'
import {expect} from 'vitest'
import {exportEntries} from '../../src/export.ts'
import type {Linted} from '../../src/lint.ts'
import {everyRule, fixOf, lintOf, mustFix, recommended} from './linting.ts'
import {markdown} from './markdown.ts'
import {holds, type Property} from './property.ts'

const linesOf = (text: string) => text.split(/(?<=\r\n|\r(?!\n)|\n)/)

/** The lines of a pass that some repair speaks of. */
function spokenOf({findings}: Linted): Set<number> {
  const lines = new Set<number>()
  for (const {finding} of findings) {
    if (!finding.fix) continue
    for (let line = finding.line; line <= finding.endLine; line++) lines.add(line)
  }
  return lines
}

/** The texts of all passes, the last one being the result. */
function passesOf(text: string, unsafe: boolean, options = everyRule) {
  const passes: Linted[] = []
  const fixed = fixOf(text, options, unsafe, pass => passes.push(pass))
  if (!fixed) return
  return {fixed, passes: [...passes, fixed]}
}

/** True when some items stand in others, in their order. */
function standIn<T>(some: readonly T[], others: readonly T[]): T | undefined {
  let at = 0
  for (const one of some) {
    while (at < others.length && others[at] !== one) at++
    if (at === others.length) return one
    at++
  }
  return undefined
}

/** Entries on lines that no repair speaks of, as they are exported. */
function quietEntries(linted: Linted): string[] {
  const spoken = spokenOf(linted)
  const {entries, lines} = linted.list
  const quiet = entries.map(({span, title, url}) => {
    const [first, last] = [Math.min(span.start, title.span.start, url.span.start), Math.max(span.end, url.span.end)]
    for (let line = lines.lineAt(first); line <= lines.lineAt(last); line++) if (spoken.has(line)) return false
    return true
  })
  return exportEntries(linted.list, 'list.md')
    .filter((_, index) => quiet[index])
    .map(({title, url}) => JSON.stringify([title, url]))
}

const errorsOf = ({findings}: Linted) => findings.filter(({finding}) => finding.severity === 'error').length

const how = fc.tuple(markdown, fc.boolean())

export const fixProperties: readonly Property[] = [
  holds('no text makes a repair throw or hang', 20, how, ([text, unsafe]) => {
    mustFix(text, everyRule, unsafe)
  }),
  holds('repairing what is repaired changes nothing', 40, how, ([text, unsafe]) => {
    const fixed = fixOf(text, everyRule, unsafe)
    if (fixed) expect(fixOf(fixed.text, everyRule, unsafe)?.text).toBe(fixed.text)
  }),
  holds('a line that no repair speaks of stays as it is, pass by pass', 40, how, ([text, unsafe]) => {
    const {passes} = passesOf(text, unsafe) ?? {passes: []}
    for (const [index, pass] of passes.slice(0, -1).entries()) {
      const spoken = spokenOf(pass)
      const quiet = linesOf(pass.list.text).filter((_, line) => !spoken.has(line + 1))
      expect(standIn(quiet, linesOf(passes[index + 1]!.list.text))).toBe(undefined)
    }
  }),
  holds('an entry that no repair speaks of keeps its title and its address', 40, how, ([text, unsafe]) => {
    const {passes} = passesOf(text, unsafe, recommended) ?? {passes: []}
    for (const [index, pass] of passes.slice(0, -1).entries()) {
      const next = exportEntries(passes[index + 1]!.list, 'list.md').map(({title, url}) => JSON.stringify([title, url]))
      expect(standIn(quietEntries(pass), next)).toBe(undefined)
    }
  }),
  holds('a repair keeps the line endings and the end of the file', 40, how, ([text, unsafe]) => {
    const after = fixOf(text, recommended, unsafe)?.text
    if (after === undefined) return
    for (const kind of [/\r\n/, /(?<!\r)\n/, /\r(?!\n)/])
      if (!kind.test(text)) expect(kind.test(after), `${kind} came in`).toBe(false)
    expect(/[\r\n]$/.test(after) || after === '').toBe(/[\r\n]$/.test(text) || text === '')
  }),
  holds('repairs leave no more errors than there were', 40, how, ([text, unsafe]) => {
    const before = lintOf(text, recommended)
    const fixed = fixOf(text, recommended, unsafe)
    if (before && fixed) expect(errorsOf(fixed)).toBeLessThanOrEqual(errorsOf(before))
  })
]
