import {closest} from '../text/closest.ts'
import type {Span} from '../text/span.ts'

/** What a suppression comment does. `ignore` is remark's: it speaks of the block after it. */
export type Verb = 'disable-line' | 'disable-next-line' | 'disable' | 'enable' | 'ignore'

/** A suppression comment, read. */
export interface Directive {
  readonly verb: Verb
  /** The whole comment. */
  readonly span: Span
  /** The rules it names; none means all. */
  readonly rules: readonly {readonly id: string; readonly span: Span}[]
  /** What the author gives as the reason. */
  readonly reason?: string
  /** True for `awesome-lint-…`; `lint …` may speak to other tools too. */
  readonly ours: boolean
}

/** A comment that is meant to suppress and does not, or that readers would see. */
export interface MalformedComment {
  readonly span: Span
  /** What is wrong, after "Unexpected ". */
  readonly unexpected: string
  readonly expected: string
  /** The comment as it should be, where that is known. */
  readonly fix?: string
}

/** What one comment says. */
export interface ReadComment {
  readonly directive?: Directive
  readonly malformed?: MalformedComment
}

const ourVerbs = ['disable-next-line', 'disable-line', 'disable', 'enable'] as const
const remarkVerbs = ['disable', 'enable', 'ignore'] as const

/** Cheap test whether a list can hold any such comment. */
export const mayHoldSuppression = (text: string) => /<!--\s*(?:awesome-|lint\s)/.test(text)

/** Read a comment from `<!--` to `-->` that begins at an offset; nothing for a comment about something else. */
export function readComment(comment: string, start: number): ReadComment {
  const span = {start, end: start + comment.length}
  const body = comment.slice(4).replace(/-->$/, '')
  if (!/^\s*(?:awesome-(?:paper-)?lint|lint(?=\s))/.test(body)) return {}
  const ours = /^\s*awesome-lint-(disable-next-line|disable-line|disable|enable)(?=[\s:]|$)/.exec(body)
  const remarks = /^\s*lint\s+(disable|enable|ignore)(?=\s|$)/.exec(body)
  const head = ours ?? remarks
  if (!comment.endsWith('-->') || comment.length < 7) {
    const unexpected = `comment \`${clip(comment)}\` that never ends`
    return head || nearVerb(body) ? {malformed: {span, unexpected, expected: '`-->` after it'}} : {}
  }
  if (!head) return misspelt(body, comment, span)
  const from = start + 4 + head[0].length
  const rest = body.slice(head[0].length)
  const colon = ours ? /:(?=\s|$)/.exec(rest) : null
  const dashes = ours && !colon ? /\s--+\s/.exec(rest) : null
  const cut = colon ?? dashes
  const names = cut ? rest.slice(0, cut.index) : rest
  const reason = cut && rest.slice(cut.index + cut[0].length).trim()
  const rules = [...names.matchAll(/[^\s,]+/g)].map(({0: name, index}) => {
    // `remark-lint:no-tabs` names the rule with its package, as remark allows.
    const id = name.slice(name.lastIndexOf(':', name.length - 2) + 1)
    const at = from + index + name.length - id.length
    return {id, span: {start: at, end: at + id.length}}
  })
  const directive = {verb: head[1] as Verb, span, rules, ...(reason && {reason}), ours: ours !== null}
  // CommonMark allows `--` by now, GitHub does not and prints the comment.
  const printed = /--|-$|^-?>/.test(body)
  if (!printed) return {directive}
  const repaired = dashes && `<!-- ${body.trim().replace(/\s+--+\s+/, ': ')} -->`
  const fixable = repaired && !/--/.test(repaired.slice(4, -3))
  const malformed = {
    span,
    unexpected: `\`--\` inside comment \`${clip(comment)}\`, which GitHub prints`,
    expected: dashes ? '`: ` before the reason' : 'a single hyphen',
    ...(fixable && {fix: repaired})
  }
  return {directive, malformed}
}

/** A comment that begins like one of ours or remark's and goes on otherwise; prose that merely mentions a linter is none. */
function misspelt(body: string, comment: string, span: Span): ReadComment {
  const near = nearVerb(body)
  // remark stops with an error at a lone word that it does not know.
  if (!near && !/^\s*lint\s+[a-z-]+\s*$/.test(body)) return {}
  const expected = near ? `\`${near.meant}\`` : '`lint disable`, `lint enable` or `lint ignore`'
  const malformed = {span, unexpected: `comment \`${clip(comment)}\``, expected}
  return {malformed: near ? {...malformed, fix: `<!--${body.replace(near.written, near.meant)}-->`} : malformed}
}

/** The first words of a comment where they are a slip of one of the verbs, and what they mean. */
function nearVerb(body: string): {written: string; meant: string} | undefined {
  const [ours, word] =
    /^\s*awesome-(?:paper-)?lint[-\s_:]+([a-z]+(?:[-_][a-z]+)*(?: next)?(?:[ -]line)?)(?=[\s:]|$)/i.exec(body) ?? []
  const [remarks, other] = /^\s*lint\s+([a-z-]+)(?=\s|$)/.exec(body) ?? []
  const meant = word ? closest(word.replace(/[\s_]/g, '-'), ourVerbs) : other && closest(other, remarkVerbs)
  if (!meant) return
  return ours
    ? {written: ours.trim(), meant: `awesome-lint-${meant}`}
    : {written: remarks!.trim(), meant: `lint ${meant}`}
}

const clip = (comment: string) => {
  const [line] = comment.split(/[\r\n]/)
  return line!.length > 60 ? `${line!.slice(0, 59)}…` : line!
}
