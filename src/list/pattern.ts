import {closest} from '../text/closest.ts'
import {FormatError} from './format-error.ts'
import {splitGap} from './unit/gap.ts'
import {type Unit, type UnitName, unitNames} from './unit.ts'

/** One unit of a pattern; units that may be missing together have the same number in `group`. */
export interface PatternUnit extends Unit {
  readonly group?: number
}

/** How a list writes its entries. */
export type Pattern = readonly PatternUnit[]

/** True when a format needs more than fields and the text around them. */
export const isPatternNotation = (notation: string) =>
  /\{[?*]|\{(?:short|date|label|links|subtitle)\}|^\s*\|/.test(notation)

/** The pattern in the notation of the `entry` option: optional units stand in `{?` and `}`. */
export function notationOf(pattern: Pattern): string {
  let result = ''
  let group: number | undefined
  for (const unit of pattern) {
    if (unit.group !== group) {
      if (group !== undefined) result += '}'
      if (unit.group !== undefined) result += '{?'
      group = unit.group
    }
    result += `${unit.open}${unit.name === '*' ? '{*}' : `{${unit.name}}`}${unit.close}`
  }
  return group === undefined ? result : `${result}}`
}

/**
 * Read a pattern from its notation.
 *
 * @throws {FormatError} when a field is unknown, a brace has no partner, or the title is missing.
 */
export function parsePattern(notation: string): Pattern {
  const units: PatternUnit[] = []
  let group: number | undefined
  let groups = 0
  let gap = ''
  const settle = (next?: UnitName) => {
    const last = units.at(-1)
    const [close, open] = last ? splitGap(gap, next) : ['', gap]
    if (last) units[units.length - 1] = {...last, close: last.close + close}
    gap = ''
    return open
  }
  let open = ''
  for (const match of notation.matchAll(/\{\?|\{([^{}?]*)\}|[{}]|[^{}]+/g)) {
    const [whole, name] = match
    if (whole === '{?') {
      if (group !== undefined)
        throw new FormatError(`brace \`{?\` at column ${match.index + 1} stands inside of another`)
      open = settle()
      if (open && units.length > 0) units[units.length - 1] = {...units.at(-1)!, close: units.at(-1)!.close + open}
      group = groups++
    } else if (whole === '}') {
      if (group === undefined) throw new FormatError(`brace \`}\` at column ${match.index + 1} has no partner`)
      const last = units.at(-1)
      if (last) units[units.length - 1] = {...last, close: last.close + gap}
      gap = ''
      group = undefined
    } else if (name !== undefined) {
      if (!(unitNames as readonly string[]).includes(name)) {
        const hint = closest(name, unitNames)
        throw new FormatError(`unknown field {${name}}${hint ? `, did you mean {${hint}}?` : ''}`)
      }
      open = settle(name as UnitName)
      units.push({name: name as UnitName, open, close: '', ...(group !== undefined && {group})})
    } else if (whole === '{') throw new FormatError(`brace \`{\` at column ${match.index + 1} has no partner`)
    else gap += whole
  }
  if (group !== undefined) throw new FormatError('brace `{?` has no partner')
  const last = units.at(-1)
  if (last) units[units.length - 1] = {...last, close: last.close + splitGap(gap)[0].trimEnd()}
  if (!units.some(({name}) => name === 'title')) throw new FormatError('field {title} is missing')
  return units
}
