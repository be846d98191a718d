import {proveUrl} from '../../src/catalog/proof.ts'
import type {Entry} from '../../src/list/entry.ts'
import type {List} from '../../src/list/read.ts'

/** A fault put into one entry of a sound list. */
export interface Planted {
  /** The list with the fault. */
  readonly text: string
  /** 1-based line where the finding belongs. */
  readonly line: number
}

/** A kind of fault: how it is planted, and what must be said of it. */
export interface Defect {
  readonly name: string
  readonly rule: string
  /** Another rule that may say it as rightly, instead. */
  readonly or?: string
  /** In how many places it is reported: a pair of brackets in two; one by default. */
  readonly places?: number
  /** Whether all fixes together must restore the sound list. */
  readonly fixed: boolean
  /** The rule is off in the preset `recommended`: it runs alone. */
  readonly only?: boolean
  /** What the sound list must be like first. */
  readonly prepare?: (text: string) => string
  /** `undefined` where the entry cannot have this fault. */
  readonly plant: (list: List, entry: Entry) => Planted | undefined
}

/** The line of an offset. */
export const at = ({lines}: List, offset: number) => lines.lineAt(offset)
/** A text with a span of it replaced. */
export const splice = (text: string, start: number, end: number, by: string) =>
  text.slice(0, start) + by + text.slice(end)

/** A fault made by replacing a span. */
export const replaced = (list: List, start: number, end: number, by: string): Planted => ({
  text: splice(list.text, start, end, by),
  line: at(list, start)
})

/** Whether a URL proves the conference of a paper: that of a preprint does not. */
export const provesTag = (url: string) => (proveUrl(url)?.venue ?? 'arXiv') !== 'arXiv'

/** Whether a list has papers of the ACM enough for a custom of writing their URLs. */
export const hasAcmCustom = ({text}: List) => text.split('dl.acm.org/doi/10.').length > 3

/** A fault in the URL of the paper, where a pattern matches it. */
export const inUrl = (name: string, rule: string, pattern: RegExp, by: string, fixed = true): Defect => ({
  name,
  rule,
  fixed,
  plant: (list, {url}) =>
    pattern.test(url.text) ? replaced(list, url.span.start, url.span.end, url.text.replace(pattern, by)) : undefined
})

/** Puts something into the title of an entry, at its first blank. */
export const atBlank =
  (by: string): Defect['plant'] =>
  (list, {title}) => {
    const blank = list.text.indexOf(' ', title.span.start)
    return blank > 0 && blank < title.span.end ? replaced(list, blank, blank, by) : undefined
  }
