import remarkLintEmphasisMarker from 'remark-lint-emphasis-marker'
import remarkLintFinalNewline from 'remark-lint-final-newline'
import remarkLintHardBreakSpaces from 'remark-lint-hard-break-spaces'
import remarkLintNoConsecutiveBlankLines from 'remark-lint-no-consecutive-blank-lines'
import remarkLintNoDuplicateHeadingsInSection from 'remark-lint-no-duplicate-headings-in-section'
import remarkLintNoHeadingContentIndent from 'remark-lint-no-heading-content-indent'
import remarkLintNoHeadingIndent from 'remark-lint-no-heading-indent'
import remarkLintNoTabs from 'remark-lint-no-tabs'
import remarkLintStrongMarker from 'remark-lint-strong-marker'
import remarkLintUnorderedListMarkerStyle from 'remark-lint-unordered-list-marker-style'
import type {EnabledRule} from '../../src/lint.ts'

/** A rule of remark-lint itself, as the preset `strict` brings it. */
export interface HouseRule {
  /** The rule's own id, under which it is configured and reported. */
  readonly id: string
  readonly plugin: EnabledRule['plugin']
  readonly options?: unknown
}

/**
 * House style from remark-lint's own rules: those that agree with lists of papers. Rules about references, line length
 * and list indentation do not, see `docs/architecture.md`.
 */
export const house: readonly HouseRule[] = [
  {id: 'emphasis-marker', plugin: remarkLintEmphasisMarker, options: 'consistent'},
  {id: 'final-newline', plugin: remarkLintFinalNewline},
  {id: 'hard-break-spaces', plugin: remarkLintHardBreakSpaces},
  {id: 'no-consecutive-blank-lines', plugin: remarkLintNoConsecutiveBlankLines},
  {id: 'no-duplicate-headings-in-section', plugin: remarkLintNoDuplicateHeadingsInSection},
  {id: 'no-heading-content-indent', plugin: remarkLintNoHeadingContentIndent},
  {id: 'no-heading-indent', plugin: remarkLintNoHeadingIndent},
  {id: 'no-tabs', plugin: remarkLintNoTabs},
  {id: 'strong-marker', plugin: remarkLintStrongMarker, options: 'consistent'},
  {id: 'unordered-list-marker-style', plugin: remarkLintUnorderedListMarkerStyle, options: 'consistent'}
]
