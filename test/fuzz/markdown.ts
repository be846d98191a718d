import {readFileSync} from 'node:fs'
import fc from 'fast-check'
import {rules} from '../../rules/index.ts'
import {decodedBytes, hostileText, oddity} from './hostile.ts'
import {type Parts, parts, shapes} from './papers.ts'

const seed = readFileSync(new URL('../fixtures/seed/awesome-dl-training-system.md', import.meta.url), 'utf8')
const seedLines = seed.split('\n')
const examples = rules.flatMap(({rule}) => rule.examples.flatMap(({bad, good}) => [bad, good]))

const ending = fc.constantFrom('\n', '\n', '\r\n', '\r')

/** Markup that changes what stands around it. */
const markup = [
  '[',
  ']',
  '](',
  '(',
  ')',
  '![',
  '<',
  '>',
  '<!--',
  '-->',
  '`',
  '```',
  '~~~',
  '**',
  '*',
  '_',
  '|',
  '\\',
  '&',
  '#',
  '## ',
  '- ',
  '1. ',
  '> ',
  '  \n',
  '\n',
  '\n\n',
  '\r',
  '\r\n',
  '\t',
  '    ',
  '---',
  '|---|---|',
  '[a]: https://a.example/',
  '[^1]',
  '[^1]: note',
  '<details>',
  '</details>',
  '<br>',
  '<a name="x">',
  '<li>',
  '$$',
  ':',
  "'",
  "'21",
  '[]',
  '[]()',
  '](https://',
  'https://a.example/x',
  'www.a.example',
  'a@b.example',
  '<!-- awesome-lint-disable -->',
  '<!-- awesome-lint-enable -->',
  '<!-- awesome-lint-disable-line -->',
  '<!-- awesome-lint-disable-line entry-format: why -->',
  '<!-- awesome-lint-disable-next-line unclosed-link -->',
  '<!--lint disable-->',
  '<!--lint ignore no-tabs-->',
  '<!--lint oops-->',
  '<!-- awesome-lint-disabel x -->'
]
const scrap: fc.Arbitrary<string> = fc.oneof({weight: 3, arbitrary: fc.constantFrom(...markup)}, oddity)

/** Scraps of markup and words, one after the other. */
const soup = fc
  .array(fc.oneof({weight: 3, arbitrary: scrap}, fc.constantFrom('a', 'OSDI', '2021', ' ', 'Paper', "[OSDI'21]")), {
    maxLength: 40
  })
  .map(all => all.join(''))

/** Two markers, many deep. */
const nest = fc
  .tuple(
    fc.constantFrom(...markup),
    fc.constantFrom('', ...markup),
    fc.integer({min: 1, max: 400}),
    fc.constantFrom('', 'a', '(b)')
  )
  .map(([open, close, depth, middle]) => open.repeat(depth) + middle + close.repeat(depth))

/** Damage to one line of a list. */
type Slip = (line: string) => string
const slip: fc.Arbitrary<Slip> = fc
  .tuple(fc.double({min: 0, max: 1, noNaN: true}), fc.nat({max: 3}), fc.oneof(fc.constant(''), scrap))
  .map(([where, gone, put]) => line => {
    const at = Math.floor(where * line.length)
    return line.slice(0, at) + put + line.slice(at + gone)
  })
const slips = fc.oneof({weight: 5, arbitrary: fc.constant([])}, fc.array(slip, {minLength: 1, maxLength: 3}))

const table = ['| Venue | Year | Title | Code |', '|---|---|---|---|']
const lineOf = fc.tuple(parts, slips)

/** A section: a heading and entries that mostly look alike, some with slips. */
const section = (shape: (parts: Parts) => string) =>
  fc
    .tuple(
      fc.constantFrom(
        '## Training',
        '### 2021',
        "## OSDI'21",
        '#Bad',
        '**Bold**',
        '<summary>2022</summary>',
        'Setext\n---',
        '## [A](#a)'
      ),
      fc.array(lineOf, {maxLength: 9}),
      fc.constantFrom('', ...shapes.map((_, index) => String(index))),
      slips
    )
    .map(([heading, lines, other, damage]) => {
      const written = lines.map(([one, slips], index) => {
        const how = other !== '' && index % 4 === 3 ? shapes[Number(other)]! : shape
        return slips.reduce((line, slip) => slip(line), how(one))
      })
      const head = shape === shapes[6] ? table : []
      return [damage.reduce<string>((line, slip) => slip(line), heading), '', ...head, ...written, ''].join('\n')
    })

/** A list of papers in one of the formats that there are. */
const list = fc
  .constantFrom(...shapes)
  .chain(shape =>
    fc
      .tuple(
        fc.constantFrom('# Awesome\n\n', '', '---\na: b\n---\n\n', '# A <!-- omit -->\n\n- [T](#training)\n\n'),
        fc.array(section(shape), {minLength: 1, maxLength: 3})
      )
      .map(([head, sections]) => head + sections.join('\n'))
  )

/** Some lines of the seed list or of the rules' examples, with damage. */
const mutated = fc
  .tuple(
    fc.oneof(
      fc
        .tuple(fc.nat({max: seedLines.length - 1}), fc.integer({min: 1, max: 30}))
        .map(([from, count]) => seedLines.slice(from, from + count)),
      fc.constantFrom(...examples).map(example => example.split('\n'))
    ),
    fc.array(fc.tuple(fc.nat(), fc.constantFrom('slip', 'drop', 'twice', 'join', 'move'), slip), {maxLength: 6})
  )
  .map(([lines, damage]) => {
    const all = [...lines]
    for (const [index, kind, slip] of damage) {
      if (all.length === 0) break
      const at = index % all.length
      if (kind === 'slip') all[at] = slip(all[at]!)
      else if (kind === 'drop') all.splice(at, 1)
      else if (kind === 'twice') all.splice(at, 0, all[at]!)
      else if (kind === 'join') all.splice(at, 2, all.slice(at, at + 2).join(''))
      else all.push(...all.splice(at, 1))
    }
    return all.join('\n')
  })

const plain: fc.Arbitrary<string> = fc.oneof(
  {weight: 5, arbitrary: list},
  {weight: 5, arbitrary: mutated},
  {weight: 3, arbitrary: soup},
  {weight: 1, arbitrary: nest},
  {weight: 1, arbitrary: hostileText},
  {weight: 1, arbitrary: decodedBytes},
  {weight: 1, arbitrary: fc.tuple(list, soup, mutated).map(all => all.join('\n'))}
)

/** Markdown: plausible, damaged or mad; with any line ending, with and without the last. No byte order mark in front. */
export const markdown: fc.Arbitrary<string> = fc
  .tuple(plain, ending, fc.boolean())
  .map(([text, end, last]) =>
    (last ? `${text}\n` : text).replace(/\r\n?|\n/g, line => (line === '\n' ? end : line)).replace(/^\uFEFF+/, '')
  )
