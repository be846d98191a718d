import remarkParse from 'remark-parse'
import remarkStringify from 'remark-stringify'
import {unified} from 'unified'
import {describe, expect, test} from 'vitest'
import {rules} from '../rules/index.ts'
import {house} from '../rules/presets/house.ts'
import recommended from '../rules/presets/recommended.ts'
import {enabledRules} from '../src/enabled.ts'
import {fix} from '../src/fix.ts'
import {lint, withVerdicts} from '../src/lint.ts'
import {disguises} from './helpers/disguises.ts'

const options = {
  rules: enabledRules({}, {rules, house}),
  known: new Set([...rules.map(({rule}) => rule.id), ...house.map(({id}) => id)])
}
const said = (text: string) =>
  lint(text.replace(/^\uFEFF/, ''), 'list.md', options).findings.map(
    ({finding}) => `${finding.line} ${finding.rule}: ${finding.message}`
  )
const rulesSaid = (text: string) => said(text).map(one => one.replace(/:.*$/s, ''))

const url = 'https://www.usenix.org/conference/osdi23/presentation/li-zhouhan'
const good = `[OSDI'23][UCB] [AlpaServe](${url})`
const wrong = `[OSDI'22][UCB] [AlpaServe](${url})`
const other = "[OSDI'21][UMich] [Oort](https://www.usenix.org/conference/osdi21/presentation/lai)"
const line = '<!-- awesome-lint-disable-line venue-url-mismatch: accepted in 2022 -->'
const next = '<!-- awesome-lint-disable-next-line venue-url-mismatch: accepted in 2022 -->'

describe.each(disguises)('a suppression comment %s', (_, wear) => {
  test('is missed where there is none', () =>
    expect(rulesSaid(wear(`${wrong}  \n${other}\n`))).toEqual(['1 venue-url-mismatch']))

  test.each([
    ['at the end of a line, before the two spaces of its break', `${wrong} ${line}  \n${other}\n`],
    ['at the end of the last line', `${other}  \n${wrong} ${line}`],
    ['in a list item', `- ${wrong} ${line}\n- ${other}\n`],
    ['in a quote', `> ${wrong} ${line}  \n> ${other}\n`],
    ['on the line before', `${next}\n${wrong}  \n${other}\n`],
    ['before a blank line', `${next}\n\n${wrong}  \n${other}\n`],
    ['inside of an item', `- ${other}\n\n  ${next}\n- ${wrong}\n`],
    ['between items', `- ${other}\n${next}\n- ${wrong}\n`],
    [
      'around blocks',
      `<!-- awesome-lint-disable venue-url-mismatch: old tags -->\n\n${wrong}\n\n<!-- awesome-lint-enable venue-url-mismatch -->\n\n${other}\n`
    ],
    ['to the end of the file', `<!-- awesome-lint-disable venue-url-mismatch -->\n\n${wrong}`],
    ['of all rules', `${wrong} <!-- awesome-lint-disable-line -->  \n${other}\n`],
    ['of remark, on', `<!--lint disable venue-url-mismatch-->\n\n${wrong}\n\n<!--lint enable venue-url-mismatch-->\n`],
    ['of remark, for the next block', `<!--lint ignore venue-url-mismatch-->\n\n${other}  \n${wrong}\n`],
    [
      'of remark, with the source of the rule',
      `<!-- lint ignore awesome-paper-lint:venue-url-mismatch -->\n\n${wrong}\n`
    ]
  ])('%s silences the rule', (_, text) => expect(said(wear(text))).toEqual([]))

  test('with several rules silences each', () => {
    const bad = wrong.replace('UCB', 'Standford')
    expect(rulesSaid(wear(`${bad}  \n`))).toEqual(['1 venue-url-mismatch', '1 affiliation-spelling'])
    expect(
      said(wear(`${bad} <!-- awesome-lint-disable-line venue-url-mismatch, affiliation-spelling: both meant -->  \n`))
    ).toEqual([])
    expect(said(wear(`${bad} <!-- awesome-lint-disable-line venue-url-mismatch affiliation-spelling -->  \n`))).toEqual(
      []
    )
  })

  test('of one rule leaves the others', () =>
    expect(rulesSaid(wear(`${wrong.replace('UCB', 'Standford')} ${line}  \n`))).toEqual(['1 affiliation-spelling']))

  test('leaves the other lines', () =>
    expect(
      rulesSaid(
        wear(`${wrong} ${line}  \n${wrong.replace('li-zhouhan', 'other').replace('AlpaServe', 'Another one')}  \n`)
      )
    ).toEqual(['2 venue-url-mismatch']))

  test('after the end of a stretch the rule speaks again', () =>
    expect(
      rulesSaid(
        wear(
          `<!-- awesome-lint-disable venue-url-mismatch -->\n\n${wrong}\n\n<!-- awesome-lint-enable venue-url-mismatch -->\n\n## Again\n\n${wrong}\n`
        )
      )
    ).toEqual(['9 venue-url-mismatch']))

  test('is read in a table', () => {
    const table = (end: string) =>
      `| Tag | Paper |\n| --- | --- |\n| x | [Title of it](https://doi.org/10.1145/10.1145/3575693.3575721)${end} |\n`
    const [first] = rulesSaid(wear(table('')))
    if (first === undefined) return
    expect(said(wear(table(' <!-- awesome-lint-disable-line malformed-identifier: so printed -->')))).toEqual([])
  })

  test('holds its entry together: a link without end, and an entry without break', () => {
    expect(
      rulesSaid(wear(`[OSDI'21][UMich] [Oort](https://www.usenix.org/conference/osdi21/presentation/lai  \n`))
    ).toEqual(['1 unclosed-link'])
    expect(
      said(
        wear(
          `[OSDI'21][UMich] [Oort](https://www.usenix.org/conference/osdi21/presentation/lai <!-- awesome-lint-disable-line unclosed-link: shown as it is -->  \n`
        )
      )
    ).toEqual([])
    expect(rulesSaid(wear(`${other} <!-- awesome-lint-disable-line entry-format -->\n${good}\n`))).toContain(
      '1 merged-entries'
    )
    expect(
      said(wear(`${other} <!-- awesome-lint-disable-line merged-entries: one line on purpose -->\n${good}\n`))
    ).toEqual([])
  })

  test('does not stand in code', () =>
    expect(rulesSaid(wear(`${wrong} \`${line}\`  \n`))).toEqual(['1 venue-url-mismatch']))

  test('keeps repairs away', () => {
    const text = wear(`${wrong} ${line}  \n`).replace(/^\uFEFF/, '')
    expect(fix(text, 'list.md', options, true).text).toBe(text)
  })
})

describe('a suppression comment that does nothing', () => {
  test.each([
    [
      'unused',
      `${good} ${line}  \n`,
      ['1 unused-suppression: Unexpected suppression of `venue-url-mismatch`, expected something to suppress']
    ],
    [
      'partly unused',
      `${wrong} <!-- awesome-lint-disable-line venue-url-mismatch entry-format -->  \n`,
      ['1 unused-suppression: Unexpected suppression of `entry-format`, expected something to suppress']
    ],
    [
      'misspelt',
      `${good} <!-- awesome-lint-disable-line venue-url-missmatch -->  \n`,
      ['1 unused-suppression: Unexpected rule `venue-url-missmatch` in a comment, expected `venue-url-mismatch`']
    ],
    ['of a rule that is off', `${good} <!-- awesome-lint-disable-line no-tabs -->  \n`, []],
    ['of links, in a run that did not check them', `${good} <!-- awesome-lint-disable-line dead-link -->  \n`, []],
    ['of everything, where links were not checked', `${good} <!-- awesome-lint-disable-line -->  \n`, []],
    ['for another tool', `<!--lint disable double-link awesome-heading-->\n\n${good}\n`, []],
    [
      'one letter off, in remark’s words',
      `<!--lint disable dead-lnk-->\n\n${good}\n`,
      ['1 unused-suppression: Unexpected rule `dead-lnk` in a comment, expected `dead-link`']
    ],
    [
      'malformed, in remark’s words',
      `<!--lint oops-->\n\n${good}\n`,
      [
        '1 unused-suppression: Unexpected comment `<!--lint oops-->`, expected `lint disable`, `lint enable` or `lint ignore`'
      ]
    ],
    [
      'never closed',
      `${good}\n\n<!-- awesome-lint-disable dead-link\n\nmore\n`,
      [
        '3 unused-suppression: Unexpected comment `<!-- awesome-lint-disable dead-link` that never ends, expected `-->` after it'
      ]
    ],
    [
      'with blanks for hyphens',
      `${good} <!-- awesome-lint disable line entry-format -->  \n`,
      [
        '1 unused-suppression: Unexpected comment `<!-- awesome-lint disable line entry-format -->`, expected `awesome-lint-disable-line`'
      ]
    ],
    ['that is prose', `<!-- awesome-lint is a tool -->\n<!-- lint this later -->\n<!-- lint -->\n\n${good}\n`, []]
  ])('%s', (_, text, expected) => expect(said(text)).toEqual(expected))

  test('can be silenced by name', () =>
    expect(said(`${good} <!-- awesome-lint-disable-line venue-url-mismatch unused-suppression -->  \n`)).toEqual([]))

  test('is taken away by fixes', () => {
    expect(fix(`${good} ${line}  \n${other}\n`, 'list.md', options, true).text).toBe(`${good}  \n${other}\n`)
    expect(fix(`# List\n\n${next}\n${good}\n`, 'list.md', options, true).text).toBe(`# List\n\n${good}\n`)
    expect(
      fix(
        `${wrong} <!-- awesome-lint-disable-line entry-format, venue-url-mismatch: why -->  \n`,
        'list.md',
        options,
        true
      ).text
    ).toBe(`${wrong} <!-- awesome-lint-disable-line venue-url-mismatch: why -->  \n`)
  })
})

describe('findings about links', () => {
  const judged = (text: string, kind: string) =>
    withVerdicts(
      lint(text, 'list.md', options),
      'list.md',
      options,
      new Map([[url, {kind, because: 'status 404, twice'}]])
    ).findings.map(({finding}) => finding.rule)
  const comment = `${good} <!-- awesome-lint-disable-line dead-link: the author promised -->  \n`

  test('obey', () => {
    expect(judged(`${good}  \n`, 'dead')).toEqual(['dead-link'])
    expect(judged(comment, 'dead')).toEqual([])
  })
  test('are missed where the link is alive, and not where nobody can know', () => {
    expect(judged(comment, 'alive')).toEqual(['unused-suppression'])
    expect(judged(comment, 'blocked')).toEqual([])
    expect(judged(comment, 'skipped')).toEqual([])
  })
})

test('house rules of remark-lint obey', () => {
  const strict = {...options, rules: enabledRules({preset: 'strict'}, {rules, house})}
  const heard = (text: string) => lint(text, 'list.md', strict).findings.map(({finding}) => finding.rule)
  expect(heard(`- one\n* two\n`)).toContain('unordered-list-marker-style')
  expect(heard(`<!-- awesome-lint-disable unordered-list-marker-style -->\n\n- one\n\n* two\n`)).toEqual([])
  expect(heard(`*one* and _two_ <!-- awesome-lint-disable-line emphasis-marker -->\n`)).toEqual([])
})

test('a stretch holds what is said of the place where it ends, such as the blank lines before', () => {
  const strict = {...options, rules: enabledRules({preset: 'strict'}, {rules, house})}
  const heard = (text: string) => lint(text, 'list.md', strict).findings.map(({finding}) => finding.rule)
  const end = '<!-- awesome-lint-enable no-consecutive-blank-lines -->'
  expect(heard(`Text\n\n\n\n${end}\n`)).toContain('no-consecutive-blank-lines')
  expect(heard(`<!-- awesome-lint-disable no-consecutive-blank-lines -->\n\n\n\n${end}\n`)).toEqual([])
  expect(heard(`<!-- awesome-lint-disable no-consecutive-blank-lines -->\n\n\n\nText\n\n${end}\n\n\n\nText\n`)).toEqual(
    ['no-consecutive-blank-lines']
  )
})

test('rules obey as plugins of remark, and the preset tells what was unused', () => {
  const heard = (text: string) =>
    unified()
      .use(remarkParse)
      .use(remarkStringify)
      .use(recommended as never)
      .processSync(text)
      .messages.map(({ruleId, line: at}) => `${at} ${ruleId}`)
  expect(heard(`${wrong}  \n`)).toEqual(['1 venue-url-mismatch'])
  expect(heard(`${wrong} ${line}  \n`)).toEqual([])
  expect(heard(`${good} ${line}  \n`)).toEqual(['1 unused-suppression'])
})

test('an unused comment in front of a line is reported and left: without it the line would be an entry', () => {
  const text = `<!-- awesome-lint-enable -->${good}  \n${other}\n`
  expect(rulesSaid(text)).toEqual(['1 unused-suppression'])
  expect(fix(text, 'list.md', options, true).list.text).toBe(text)
})
