import {distance} from 'fastest-levenshtein'
import type {ListLink} from '../src/list/link.ts'
import type {List} from '../src/list/read.ts'
import {relativeLink} from '../src/list/relative.ts'
import {endsAny} from '../src/list/silenced.ts'
import type {Suppression, SuppressionUse} from '../src/list/suppressions.ts'
import {defineRule, type Problem} from '../src/rule.ts'
import {closest} from '../src/text/closest.ts'
import type {Span} from '../src/text/span.ts'
import {touching} from '../src/text/touching.ts'

const entry = "[OSDI'21][UMich] [Oort](https://www.usenix.org/conference/osdi21/presentation/lai)"

export default defineRule({
  id: 'unused-suppression',
  summary: 'Comments that silence rules are spelt right, and there is something to silence.',
  why: 'A comment such as `<!-- awesome-lint-disable-line dead-link: mirror is gone for good -->` outlives the fault it was written for and hides the next one. One that is misspelt does nothing at all. A rule that did not run, or a link that could not be judged, leaves the comment alone. GitHub prints comments that hold `--`.',
  severity: 'warning',
  judgesSuppressions: true,
  examples: [
    {
      bad: `${entry} <!-- awesome-lint-disable-nextline dead-link: why -->  \n`,
      says: [
        '1:84-1:137: Unexpected comment `<!-- awesome-lint-disable-nextline dead-link: why -->`, expected `awesome-lint-disable-next-line`'
      ],
      good: `${entry} <!-- awesome-lint-disable-next-line dead-link: why -->  \n`
    },
    {
      bad: `${entry} <!-- awesome-lint-disable-line dead-link -- gone for good -->  \n`,
      says: [
        '1:84-1:145: Unexpected `--` inside comment `<!-- awesome-lint-disable-line dead-link -- gone for good -…`, which GitHub prints, expected `: ` before the reason'
      ],
      good: `${entry} <!-- awesome-lint-disable-line dead-link: gone for good -->  \n`
    },
    {
      bad: `${entry} <!-- awesome-lint-enable dead-link -->  \n`,
      says: ['1:83-1:122: Unexpected end of a suppression of `dead-link`, expected one that is open'],
      good: `${entry}  \n`
    }
  ],
  *check(list) {
    const {suppressions, use} = list
    for (const {span, unexpected, expected, fix} of suppressions.malformed) {
      yield {
        place: span,
        message: `Unexpected ${unexpected}, expected ${expected}`,
        ...(fix !== undefined && {expected: fix})
      }
    }
    if (!use) return
    // What is malformed is to be repaired first: one thing said of one comment.
    const malformed = new Set(suppressions.malformed.map(({span}) => span.start))
    const open: OpenLinks = {
      undecided: touching(
        list.links.filter(({url}) => list.verdicts?.get(url)?.kind !== 'alive'),
        ({span}) => span
      ),
      unknown: touching(
        list.links.filter(link => !isKnown(list, link)),
        ({span}) => span
      )
    }
    for (const directive of suppressions.directives) {
      if (!malformed.has(directive.span.start)) yield* judge(list, use, directive, open)
    }
  }
})

/** Finds one of the links that could not be judged, or of those to files that were not looked up, in what a comment covers. */
interface OpenLinks {
  readonly undecided: (covers: Span) => ListLink | undefined
  readonly unknown: (covers: Span) => ListLink | undefined
}

function* judge(list: List, use: SuppressionUse, directive: Suppression, open: OpenLinks): Generator<Problem> {
  const {rules, verb, span} = directive
  const misspelt = rules.filter(({id}) => isMisspelt(id, use, directive.ours))
  for (const {id, span: place} of misspelt) {
    const meant = closest(id, use.known!)
    yield {
      place,
      message: `Unexpected rule \`${id}\` in a comment, expected ${meant ? `\`${meant}\`` : 'the name of a rule'}`,
      ...(meant && {expected: meant})
    }
  }
  if (verb === 'enable') {
    const idle = rules.filter(({id}) => !endsAny(list.suppressions, directive, id))
    const all = rules.length === 0 ? !endsAny(list.suppressions, directive) : idle.length === rules.length
    if (all && misspelt.length === 0)
      yield useless(list, directive, `end of a suppression of ${named(directive)}`, 'one that is open')
    return
  }
  const silenced = use.silenced.get(span.start)
  if (rules.length === 0) {
    if (!silenced && [...use.ran.values()].includes('links') && !open.undecided(directive.covers))
      yield useless(list, directive, 'suppression of all rules', 'something to suppress')
    return
  }
  const idle = rules.filter(({id}) => !silenced?.has(id) && wasAsked(id, use, directive, open))
  if (idle.length === rules.length && idle.length > 0) {
    yield useless(list, directive, `suppression of ${named(directive)}`, 'something to suppress')
    return
  }
  for (const {id, span: place} of idle) {
    yield {
      place: withSeparator(place, list.text),
      message: `Unexpected suppression of \`${id}\`, expected something to suppress`,
      expected: ''
    }
  }
}

/** Comments in remark's syntax may name the rules of other tools, so that only a slip of the pen is one. */
function isMisspelt(id: string, {known}: SuppressionUse, ours: boolean): boolean {
  if (!known || known.has(id)) return false
  return ours || [...known].some(rule => distance(rule, id) <= 2)
}

/** The rule ran, and where it speaks of links, all links that the comment covers could be judged. */
function wasAsked(id: string, {ran}: SuppressionUse, {covers}: Suppression, open: OpenLinks): boolean {
  const kind = ran.get(id)
  if (kind === 'files') return !open.unknown(covers)
  return kind === 'list' || (kind === 'links' && !open.undecided(covers))
}

/** Of the file that a link names it is known whether it is there. */
function isKnown({files}: List, link: ListLink): boolean {
  const path = relativeLink(link)?.path
  return path === undefined || files?.has(path) === true
}

const named = ({rules}: Suppression) => (rules.length === 0 ? 'any rule' : rules.map(({id}) => `\`${id}\``).join(', '))

/** A comment that can go, with the blanks before it, or with its line if nothing else stands there. */
function useless({text, lines}: List, {span}: Suppression, unexpected: string, expected: string): Problem {
  const line = lines.span(lines.lineAt(span.start))
  const opens = text.slice(line.start, span.start).trim() === ''
  const alone = opens && /^[ \t]*(?:\r?\n|$)/.exec(text.slice(span.end))
  const message = `Unexpected ${unexpected}, expected ${expected}`
  // A comment in front makes html of the rest of its line, which would turn into an entry without it.
  if (opens && !alone) return {place: span, message}
  const start = alone ? line.start : span.start - /[ \t]*$/.exec(text.slice(line.start, span.start))![0].length
  const end = alone ? span.end + alone[0].length : span.end
  return {place: {start, end}, message, expected: ''}
}

/** A name among several, with what separates it from the next, or else from the one before. */
function withSeparator({start, end}: Span, text: string): Span {
  const after = /^[\s,]+(?=[^\s:,-])/.exec(text.slice(end))
  if (after) return {start, end: end + after[0].length}
  return {start: start - /[\s,]*$/.exec(text.slice(0, start))![0].length, end}
}
