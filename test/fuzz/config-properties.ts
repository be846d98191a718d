import fc from 'fast-check'
import {expect} from 'vitest'
import {stringify} from 'yaml'
import {rules} from '../../rules/index.ts'
import {house} from '../../rules/presets/house.ts'
import {parseArguments} from '../../src/cli/arguments.ts'
import {flags} from '../../src/cli/flags.ts'
import type {Config} from '../../src/config.ts'
import {checkConfig} from '../../src/config-check.ts'
import {parseYaml} from '../../src/config-text.ts'
import {enabledRules} from '../../src/enabled.ts'
import {compacted} from '../../src/links/compaction.ts'
import {journalHeader, journalLine, readJournal} from '../../src/links/journal.ts'
import {lint} from '../../src/lint.ts'
import {FormatError, parseFormat} from '../../src/list/format.ts'
import {terminal} from '../../src/report/escape.ts'
import {maskCredentials, withoutCredentials} from '../../src/text/redact.ts'
import {UsageError} from '../../src/usage-error.ts'
import {hostileText} from './hostile.ts'
import {markdown} from './markdown.ts'
import {holds, type Property} from './property.ts'

/** What some work returns, or nothing where it says in one sentence why it cannot be done. @throws anything else. */
function unlessRefused<T>(work: () => T, kind: new (message: string) => Error = UsageError): T | undefined {
  try {
    return work()
  } catch (error) {
    if (!(error instanceof kind)) throw error
    expect(error.message.trim()).not.toBe('')
    expect(terminal(error.message)).not.toMatch(/[\n\u001b]/)
    return
  }
}

const key = fc.constantFrom(
  ...[
    'files',
    'entry',
    'preset',
    'rules',
    'venues',
    'affiliations',
    'links',
    'name',
    'aliases',
    'timeout',
    'headers',
    'accept',
    'exclude',
    '$schema'
  ],
  ...['__proto__', 'constructor', 'toString', 'known-venue', 'entry-order', 'a.example', '', '/', '~1', '<<']
)
const scalar = fc.oneof(
  fc.constantFrom(
    'off',
    'warn',
    'error',
    'strict',
    '10s',
    '[{title}]({url})',
    "[{venue}'{yy}] [{title}]({url})",
    '*.md',
    '${HOME}',
    null,
    true,
    0,
    -1,
    Number.POSITIVE_INFINITY
  ),
  hostileText,
  fc.double()
)
const {value} = fc.letrec<{value: unknown}>(tie => ({
  value: fc.oneof(
    {depthSize: 'small', withCrossShrink: true},
    scalar,
    fc.array(tie('value'), {maxLength: 3}),
    fc.array(fc.tuple(key, tie('value')), {maxLength: 4}).map(pairs => Object.fromEntries(pairs))
  )
}))
const yaml = fc.oneof(
  value.map(one => stringify(one)),
  value.map(one => JSON.stringify(one) ?? ''),
  fc
    .array(
      fc.oneof(
        fc.constantFrom(
          'a: ',
          '- ',
          '&a ',
          '*a',
          '!!js/function ',
          '!!binary ',
          '<<: ',
          '{',
          '}',
          '[',
          ']',
          '|',
          '>',
          '"',
          '\n',
          '  ',
          '# ',
          '? ',
          '---\n',
          '%TAG ',
          'rules:\n  '
        ),
        hostileText
      ),
      {maxLength: 12}
    )
    .map(all => all.join(''))
)

const notation = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        '{title}',
        '{url}',
        '{venue}',
        '{yy}',
        '{yyyy}',
        '{authors}',
        '{affiliation}',
        '{',
        '}',
        '[',
        ']',
        '(',
        ')',
        '?',
        '|',
        ' ',
        '-',
        '\\',
        '*'
      ),
      hostileText
    ),
    {maxLength: 10}
  )
  .map(all => all.join(''))

const argument = fc.oneof(
  fc.constantFrom(
    ...flags.flatMap(({name, alias}) => [`--${name}`, `--${name}=`, `--no-${name}`, ...(alias ? [`-${alias}`] : [])])
  ),
  fc.constantFrom(
    '-',
    '--',
    '---',
    'explain',
    'export',
    'README.md',
    '--__proto__',
    '--__proto__.x=1',
    '--constructor',
    '-ofx',
    '1',
    '10s',
    'json',
    '--a.b.c=1'
  ),
  hostileText
)

const urls = fc.array(fc.webUrl({withQueryParameters: true}), {minLength: 1, maxLength: 6})
const seen = [
  {
    kind: 'answered',
    source: 'a.example',
    at: 1,
    asked: 'link',
    method: 'GET',
    status: 200,
    hops: [],
    url: 'https://a.example/',
    signs: []
  }
] as never

export const configProperties: readonly Property[] = [
  holds('any YAML or JSON is a configuration or is refused in one sentence', 150, yaml, text => {
    const read = unlessRefused(() => parseYaml(text, '.awesome-lint.yml'))
    unlessRefused(() => checkConfig(read ?? {}, '.awesome-lint.yml'))
    expect(Object.getOwnPropertyNames(Object.prototype)).not.toContain('polluted')
  }),
  holds('what is a configuration can be linted with', 40, fc.tuple(value, markdown), ([one, text]) => {
    const config = unlessRefused(() => checkConfig(one, '.awesome-lint.yml')) as Config | undefined
    if (!config) return
    const {entry, venues, affiliations} = config
    const settings = {...(entry !== undefined && {entry}), ...(venues && {venues}), ...(affiliations && {affiliations})}
    unlessRefused(() => lint(text, 'list.md', {rules: enabledRules(config, {rules, house}), settings}))
  }),
  holds('any notation is a format, or is refused with the reason', 100, notation, text => {
    const format = unlessRefused(() => parseFormat(text), FormatError)
    if (format)
      lint('# A\n\n- [A](https://a.example/) - B, OSDI 2021\n', 'list.md', {rules: [], settings: {entry: text}})
  }),
  holds('any command line is understood, or refused in one sentence', 150, fc.array(argument, {maxLength: 5}), argv => {
    unlessRefused(() => parseArguments(argv))
    expect(({} as {x?: unknown}).x).toBe(undefined)
  }),
  holds(
    'a journal cut off at any byte, twice compacted, keeps every whole line',
    60,
    fc.tuple(urls, fc.nat(), fc.nat()),
    ([links, cut, again]) => {
      const whole = Buffer.from(`${journalHeader}\n${links.map((link, at) => journalLine(link, {at, seen})).join('')}`)
      const text = whole.subarray(0, cut % (whole.length + 1)).toString('utf8')
      const small = compacted(compacted(text))
      const cutAgain = Buffer.from(small)
        .subarray(0, again % (Buffer.byteLength(small) + 1))
        .toString('utf8')
      for (const one of [text, small, cutAgain]) {
        const journal = readJournal(`${one}${journalLine('https://new.example/', {at: 9, seen})}`)
        if ('otherVersion' in journal) throw new Error(journal.otherVersion)
        expect(journal.records('https://new.example/')).not.toEqual([])
        for (const link of links)
          if (one === text && text.includes(journalLine(link, {at: links.indexOf(link), seen})))
            expect(journal.records(link)).not.toEqual([])
      }
    }
  ),
  holds(
    'no password of an address is left, and masking keeps every column',
    100,
    fc.tuple(hostileText, fc.stringMatching(/^[\w.!-]{1,12}$/), hostileText),
    ([before, secret, after]) => {
      const text = `${before} https://user:${secret}@host.example/${after}`
      expect(withoutCredentials(text)).not.toContain(`:${secret}@host`)
      expect(maskCredentials(text)).not.toContain(`:${secret}@host`)
      expect(maskCredentials(text)).toHaveLength(text.length)
    }
  )
]
