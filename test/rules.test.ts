import {readdirSync} from 'node:fs'
import {unified} from 'unified'
import {removePosition} from 'unist-util-remove-position'
import {VFile} from 'vfile'
import {describe, expect, test} from 'vitest'
import {rules} from '../rules/index.ts'
import {applyLateFixes, fix} from '../src/fix.ts'
import {type Linted, lint, withFiles, withVerdicts} from '../src/lint.ts'
import {parse} from '../src/list/parse.ts'
import {disguises} from './helpers/disguises.ts'
import {only, shown} from './helpers/said.ts'

const plain = (text: string) => text.replace(/^\uFEFF/, '')

test('every file of rules/ is in the list of rules, under its own name', () => {
  const files = readdirSync(new URL('../rules', import.meta.url)).filter(
    name => name.endsWith('.ts') && name !== 'index.ts'
  )
  expect(rules.map(({rule}) => `${rule.id}.ts`).sort()).toEqual(files.sort())
})

describe.each(rules.map(rule => [rule.rule.id, rule] as const))('%s', (_, rule) => {
  const {examples} = rule.rule

  test('has at least one example', () => expect(examples.length).toBeGreaterThan(0))

  describe.each(disguises)('%s', (_, wear) => {
    test.each(examples.map((example, index) => [index + 1, example] as const))(
      'example %i: it speaks in these words, is silent on the remedy, and its fix is the remedy',
      (_, {bad, says, good, options, settings, verdicts, files}) => {
        const lintWith = {rules: [only(rule, options)], settings: settings ?? {}}
        const judged = (linted: Linted) =>
          withVerdicts(
            withFiles(linted, 'list.md', lintWith, new Map(Object.entries(files ?? {}))),
            'list.md',
            lintWith,
            new Map(Object.entries(verdicts ?? {}))
          )
        const heard = (text: string) => judged(lint(plain(text), 'list.md', lintWith)).findings.map(shown)
        const fixed = (text: string) => {
          const first = fix(plain(text), 'list.md', lintWith, true)
          return verdicts || files ? judged(applyLateFixes(judged(first), 'list.md', lintWith, true)) : first
        }
        expect(heard(wear(bad))).toEqual(says)
        expect(heard(wear(good))).toEqual([])
        const once = fixed(wear(bad))
        if (once.findings.length === 0) expect(once.list.text).toBe(plain(wear(good)))
        expect(fixed(once.list.text).list.text).toBe(once.list.text)
        expect(fixed(wear(good)).list.text).toBe(plain(wear(good)))
      }
    )
  })

  test.each(examples)('it is silent on a tree without positions', ({bad, options, settings}) => {
    const tree = parse(bad)
    removePosition(tree, {force: true})
    const file = new VFile(bad)
    unified()
      .data('settings', {awesomePaperLint: settings ?? {}} as never)
      .use(rule as never, ['error', options] as never)
      .runSync(tree, file)
    expect(file.messages).toEqual([])
  })
})
