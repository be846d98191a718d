import {type Custom, containerNames} from './list/customs.ts'
import type {List} from './list/read.ts'

/** The part of a list that has a custom of its own, in words: `the table in section "Benchmarks"`. */
export function partName({part, path, start}: Custom, {entries, lines}: Pick<List, 'entries' | 'lines'>): string {
  const name = path.at(-1)
  if (part === 'kind') return containerNames[entries.find(({span}) => span.start === start)?.container ?? 'line']
  const section = name === undefined ? '' : ` "${name}"`
  return part === 'section'
    ? `section${section}`
    : `the table at line ${lines.lineAt(start)}${name === undefined ? '' : ` in section${section}`}`
}

/**
 * Sentences about the format of a list: why a given one is not held against it, and, where it is `asked`, which one was
 * inferred for it and for its parts, or that none dominates.
 */
export function formatNotes(list: List, asked: boolean): string[] {
  const {entries, candidates, fits, format, customs, settings} = list
  if (settings.entry !== undefined)
    return fits
      ? []
      : [
          `${entries.length} of ${candidates} lines with links fit the format ${format.notation}, too few to report deviations; set \`entry\` in .awesome-lint.yml to the format of this list`
        ]
  if (!asked) return []
  const parts = customs.map(
    custom => `${custom.entries} entries of ${partName(custom, list)} are held to the format ${custom.format.notation}`
  )
  const whole = format.notation
    ? `entries are held to the format ${format.notation}, which most of the ${entries.length} have`
    : `no shape dominates the ${entries.length} ${entries.length === 1 ? 'entry' : 'entries'}, so ${parts.length > 0 ? 'only those of some parts are' : 'none is'} held to a format`
  return [whole, ...parts]
}
