import {type Linted, type LintOptions, type Located, lint, speaksOfTheWorld} from './lint.ts'
import {applyEdits, compatible, type Edit} from './text/edits.ts'

/** The text after all repairs, and what the rules say of it. */
export interface Fixed extends Linted {
  readonly text: string
  /** Number of repairs applied, over all passes. */
  readonly applied: number
}

/** As in ESLint: enough for repairs that make room for others, few enough to end where two rules disagree. */
const passes = 10

/** A repair, and how much worse the lines that it touched got. */
interface Repair extends Edit {
  readonly rule: string
}

/**
 * Repair a list: apply repairs that do not overlap, lint the result, and again until nothing changes.
 * A repair is refused when the lines it touched then have an error they had not before; it does not hold up the others.
 *
 * @param unsafe apply repairs that are very likely, not certainly, right.
 * @param wanted the findings to repair, of those there are; all by default.
 */
export function fix(
  text: string,
  path: string,
  options: LintOptions,
  unsafe: boolean,
  wanted: (linted: Linted) => readonly Located[] = ({findings}) => findings
): Fixed {
  let current = lint(text, path, options)
  let applied = 0
  const refused = new Set<string>()
  for (let pass = 0; pass < passes; pass++) {
    const repairs = compatible(wanted(current).flatMap(located => repair(located, unsafe, refused, current.list.text)))
    if (repairs.length === 0) break
    const {next, kept} = attempt(current, repairs, path, options)
    if (next.list.text === current.list.text) {
      for (const one of repairs) refused.add(key(one, current.list.text))
      continue
    }
    // What was left out is tried again: another repair of this pass may have been to blame.
    applied += kept
    current = next
  }
  return {...current, text: current.list.text, applied}
}

/**
 * Apply the repairs that files and verdicts on links suggest, all at once, and lint the result. What the list had learnt of
 * both has to be told again.
 *
 * @param unsafe as for {@link fix}
 */
export function applyLateFixes(
  linted: Linted,
  path: string,
  options: LintOptions,
  unsafe: boolean,
  findings: readonly Located[] = linted.findings
): Linted {
  const late = new Set(options.rules.filter(speaksOfTheWorld).map(({id}) => id))
  const edits = compatible(
    findings.flatMap(({finding, span}) =>
      late.has(finding.rule) && finding.fix && (finding.fix.safe || unsafe) ? [{...span, text: finding.fix.text}] : []
    )
  )
  return edits.length === 0 ? linted : lint(applyEdits(linted.list.text, edits), path, options)
}

function repair({finding, span}: Located, unsafe: boolean, refused: ReadonlySet<string>, text: string): Repair[] {
  if (!finding.fix || !(finding.fix.safe || unsafe)) return []
  const edit = {...span, text: finding.fix.text, rule: finding.rule}
  return refused.has(key(edit, text)) || text.slice(span.start, span.end) === edit.text ? [] : [edit]
}

/** A refused repair is known by what it would change, so that it stays refused when others move it. */
const key = ({rule, start, end, text: replacement}: Repair, text: string) =>
  JSON.stringify([rule, text.slice(Math.max(0, start - 40), end), replacement])

/** Apply repairs, without those that make their lines worse. */
function attempt(current: Linted, repairs: readonly Repair[], path: string, options: LintOptions) {
  let kept = [...repairs]
  for (;;) {
    const next = kept.length === 0 ? current : lint(applyEdits(current.list.text, kept), path, options)
    const worse = kept.length === 0 ? [] : blamed(current, next, kept)
    if (worse.length === 0) return {next, kept: kept.length}
    kept = kept.filter(one => !worse.includes(one))
  }
}

/** The repairs that make their lines worse, else those that take a link from another line. */
function blamed(before: Linted, after: Linted, repairs: readonly Repair[]): readonly Repair[] {
  const worse = worsened(before, after, repairs)
  return worse.length > 0 ? worse : robbing(before, after, repairs)
}

/**
 * The repairs after which a link that stands on none of their lines is none any more: they turn what follows into code or
 * html. Nearly always it is the last one above the link.
 */
function robbing({list: before}: Linted, {list: after}: Linted, repairs: readonly Repair[]): Repair[] {
  const there = new Map(after.links.map(({urlSpan, url}) => [urlSpan.start, url]))
  const found = new Set<Repair>()
  let next = 0
  let shift = 0
  for (const {span, urlSpan, url} of [...before.links].sort((a, b) => a.urlSpan.start - b.urlSpan.start)) {
    for (; next < repairs.length && repairs[next]!.start <= urlSpan.start; next++)
      shift += repairs[next]!.text.length - (repairs[next]!.end - repairs[next]!.start)
    if (there.get(urlSpan.start + shift) === url) continue
    const first = before.lines.lineAt(Math.min(span.start, urlSpan.start))
    const last = before.lines.lineAt(Math.max(span.end, urlSpan.end))
    const isNear = (repair: Repair | undefined) =>
      repair && before.lines.lineAt(repair.start) <= last && before.lines.lineAt(repair.end) >= first
    if (!isNear(repairs[next - 1]) && !isNear(repairs[next])) found.add(repairs[Math.max(0, next - 1)]!)
  }
  return [...found]
}

/** The repairs whose lines have more errors of some rule than before. */
function worsened(before: Linted, after: Linted, repairs: readonly Repair[]): Repair[] {
  const old = errorsByLine(before)
  const fresh = errorsByLine(after)
  let shift = 0
  return repairs.filter(({start, end, text}) => {
    const from = {start: before.list.lines.lineAt(start), end: before.list.lines.lineAt(end)}
    const to = {
      start: after.list.lines.lineAt(start + shift),
      end: after.list.lines.lineAt(start + shift + text.length)
    }
    shift += text.length - (end - start)
    const had = collect(old, from)
    return [...collect(fresh, to)].some(([rule, count]) => count > (had.get(rule) ?? 0))
  })
}

type Counts = Map<number, Map<string, number>>

function errorsByLine({findings}: Linted): Counts {
  const lines: Counts = new Map()
  for (const {finding} of findings) {
    if (finding.severity !== 'error') continue
    let rules = lines.get(finding.line)
    if (!rules) {
      rules = new Map()
      lines.set(finding.line, rules)
    }
    rules.set(finding.rule, (rules.get(finding.rule) ?? 0) + 1)
  }
  return lines
}

function collect(lines: Counts, {start, end}: {start: number; end: number}): Map<string, number> {
  const sum = new Map<string, number>()
  for (let line = start; line <= end; line++) {
    for (const [rule, count] of lines.get(line) ?? []) sum.set(rule, (sum.get(rule) ?? 0) + count)
  }
  return sum
}
