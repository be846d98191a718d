import {closest} from '../text/closest.ts'
import {FormatError} from './format-error.ts'
import {isPatternNotation, type Pattern, parsePattern} from './pattern.ts'

/** What an entry consists of; each may stand once in a format. */
const fieldNames = ['venue', 'yy', 'yyyy', 'affiliation', 'authors', 'title', 'url'] as const
export type FieldName = (typeof fieldNames)[number]

/** One piece of a format: text to be found as it stands, a field, or a link whose label is text or the title. */
export type Part =
  | {readonly kind: 'literal'; readonly text: string}
  | {readonly kind: 'field'; readonly name: Exclude<FieldName, 'url'>}
  | {readonly kind: 'link'; readonly label: string; readonly titled: boolean}

/** How a list writes an entry. */
export interface Format {
  /** The notation it was made from: `[{venue}'{yy}][{affiliation}] [{title}]({url})`. */
  readonly notation: string
  readonly parts: readonly Part[]
  /** The same as units, for formats that need optional parts, further links or columns, and for inferred ones. */
  readonly pattern?: Pattern
}

export {FormatError} from './format-error.ts'

const compiled = new Map<string, Format>()

/**
 * Read the notation of the `entry` option: text as it stands in an entry, with fields in braces.
 *
 * @throws {FormatError} when a field is unknown or stands twice, a brace is left open, or title or url are missing.
 */
export function parseFormat(notation: string): Format {
  const known = compiled.get(notation)
  if (known) return known
  const format = isPatternNotation(notation)
    ? {notation, parts: [], pattern: parsePattern(notation)}
    : {notation, parts: parts(notation)}
  compiled.set(notation, format)
  return format
}

function parts(notation: string): Part[] {
  const seen = new Set<string>()
  const result: Part[] = []
  const text = (value: string) => {
    const last = result.at(-1)
    if (last?.kind === 'literal') result[result.length - 1] = {kind: 'literal', text: last.text + value}
    else if (value) result.push({kind: 'literal', text: value})
  }
  const token = /\[([^[\]{}]*|\{title\})\]\(\{url\}\)|\{([^{}]*)\}|[{}]|[^[{}]+|\[/gy
  for (const match of notation.matchAll(token)) {
    const [whole, label, name] = match
    if (label !== undefined) {
      note('url')
      if (label === '{title}') note('title')
      result.push({kind: 'link', label: label === '{title}' ? '' : label, titled: label === '{title}'})
    } else if (name !== undefined) {
      note(name)
      if (name === 'url') throw new FormatError(`field {url} belongs in a link: [{title}]({url}) or [paper]({url})`)
      result.push({kind: 'field', name: name as Exclude<FieldName, 'url'>})
    } else if (whole === '{' || whole === '}')
      throw new FormatError(`brace \`${whole}\` at column ${match.index + 1} has no partner`)
    else text(whole)
  }
  for (const name of ['title', 'url']) if (!seen.has(name)) throw new FormatError(`field {${name}} is missing`)
  if (seen.has('yy') && seen.has('yyyy')) throw new FormatError('fields {yy} and {yyyy} exclude each other')
  return result

  function note(name: string) {
    if (!(fieldNames as readonly string[]).includes(name)) {
      const hint = closest(name, fieldNames)
      throw new FormatError(
        `unknown field {${name}}${hint ? `, did you mean {${hint}}?` : `, expected one of ${fieldNames.map(field => `{${field}}`).join(' ')}`}`
      )
    }
    if (seen.has(name)) throw new FormatError(`field {${name}} stands twice`)
    seen.add(name)
  }
}
