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
const splice = (text: string, start: number, end: number, by: string) => text.slice(0, start) + by + text.slice(end)

/** A fault made by replacing a span. */
export const replaced = (list: List, start: number, end: number, by: string): Planted => ({
  text: splice(list.text, start, end, by),
  line: at(list, start)
})

const link = (name: string, change: (title: string, url: string) => string, fixed = true): Defect => ({
  name,
  rule: 'unclosed-link',
  fixed,
  plant: (list, {link, title, url}) =>
    link &&
    replaced(list, link.span.start, link.span.end, change(list.text.slice(title.span.start, title.span.end), url.text))
})

const tag = (name: string, change: (venue: string, year: string) => string): Defect => ({
  name,
  rule: 'entry-format',
  fixed: true,
  plant: (list, {tag: span, venue, year}) =>
    span && replaced(list, span.start, span.end, change(venue!.text, year!.text))
})

/** Misspellings that the catalog knows. */
const misspelt: Readonly<Record<string, string>> = {
  Stanford: 'Standford',
  Princeton: 'Princton',
  HKUST: 'HUKST',
  KAIST: 'KASIT',
  NVIDIA: 'NIVDIA',
  Google: 'Gogle',
  Alibaba: 'Alibabab',
  ByteDance: 'ByteDacne'
}

/** The faults of the issues, as people make them. */
export const defects: readonly Defect[] = [
  link('no closing parenthesis', (title, url) => `[${title}](${url}`),
  link('no closing bracket', (title, url) => `[${title}(${url})`),
  link('space inside the URL', (title, url) => `[${title}](${url.slice(0, -7)} ${url.slice(-7)})`),
  link('space between ] and (', (title, url) => `[${title}] (${url})`),
  link('brackets reversed', (title, url) => `(${title})[${url}]`),
  link('no opening bracket', (title, url) => `${title}](${url})`),
  link('no opening parenthesis', (title, url) => `[${title}]${url})`),
  link('full-width brackets', (title, url) => `【${title}】（${url}）`),
  link('full-width closing parenthesis', (title, url) => `[${title}](${url}）`),
  link('misspelt scheme', (title, url) => `[${title}](${url.replace('https', 'httpss')})`),
  link('scheme without colon', (title, url) => `[${title}](${url.replace('https:', 'https')})`),
  link('missing scheme', (title, url) => `[${title}](${url.replace('https://', '')})`),
  link('text for the URL', title => `[${title}](${title})`, false),
  link('placeholder for the URL', title => `[${title}](TBD)`, false),
  tag('tag without apostrophe', (venue, year) => `${venue}${year}`),
  tag('space before the apostrophe', (venue, year) => `${venue} '${year}`),
  tag('typographic apostrophe', (venue, year) => `${venue}’${year}`),
  tag('year of four digits', (venue, year) => `${venue} 20${year}`),
  {
    name: 'tag never closed',
    rule: 'entry-format',
    fixed: true,
    plant: (list, {year}) => year && replaced(list, year.span.end, year.span.end + 1, '')
  },
  {
    name: 'year against the URL',
    rule: 'venue-url-mismatch',
    fixed: true,
    plant: (list, {year}) =>
      year && replaced(list, year.span.start, year.span.end, String(Number(year.text) - 1).padStart(2, '0'))
  },
  {
    name: 'venue against the URL',
    rule: 'venue-url-mismatch',
    fixed: true,
    plant: (list, {venue}) =>
      venue && replaced(list, venue.span.start, venue.span.end, venue.text === 'OSDI' ? 'NSDI' : 'OSDI')
  },
  {
    name: 'misspelt affiliation',
    rule: 'affiliation-spelling',
    fixed: true,
    plant: (list, {affiliations: [first]}) =>
      first && misspelt[first.text]
        ? replaced(list, first.span.start, first.span.end, misspelt[first.text]!)
        : undefined
  },
  ...(['_', '：', ':'] as const).map(
    (mark): Defect => ({
      name: `\`${mark}\` for a colon and a space`,
      rule: 'title-punctuation',
      fixed: true,
      plant: (list, {title}) => {
        const source = list.text.slice(title.span.start, title.span.end)
        const colon = /^[A-Z][A-Za-z0-9.+-]*: (?=[A-Z][a-z]+[\s-])/.exec(source)
        return colon
          ? replaced(list, title.span.start + colon[0].length - 2, title.span.start + colon[0].length, mark)
          : undefined
      }
    })
  ),
  {
    name: 'two spaces in the title',
    rule: 'title-punctuation',
    fixed: true,
    plant: (list, {title}) => {
      const space = list.text.indexOf(' ', title.span.start)
      return space > 0 && space < title.span.end ? replaced(list, space, space, ' ') : undefined
    }
  },
  {
    name: 'comma after the title',
    rule: 'title-punctuation',
    fixed: true,
    plant: (list, {title}) => replaced(list, title.span.end, title.span.end, ',')
  },
  {
    name: '/doi/abs/ instead of /doi/',
    rule: 'canonical-url',
    fixed: true,
    plant: (list, {url}) =>
      url.text.includes('acm.org/doi/10.')
        ? replaced(list, url.span.start, url.span.end, url.text.replace('/doi/', '/doi/abs/'))
        : undefined
  },
  {
    name: 'tracking parameter',
    rule: 'canonical-url',
    fixed: true,
    plant: (list, {url}) => replaced(list, url.span.end, url.span.end, '?utm_source=twitter')
  },
  {
    name: 'http: where the list has https:',
    rule: 'canonical-url',
    fixed: true,
    plant: (list, {url}) => replaced(list, url.span.start, url.span.start + 5, 'http')
  },
  {
    name: 'entry without its break',
    rule: 'merged-entries',
    fixed: true,
    plant: (list, entry) => {
      const next = list.entries[list.entries.indexOf(entry) + 1]
      if (!next || !/^ {2}\r?\n$/.test(list.text.slice(entry.span.end, next.span.start))) return
      return replaced(list, entry.span.end, entry.span.end + 2, '')
    }
  },
  {
    name: 'the same paper again under its heading',
    rule: 'duplicate-entry',
    fixed: false,
    plant: (list, entry) => {
      const ending = list.text.includes('\r\n') ? '\r\n' : '\n'
      const copy = `${list.text.slice(entry.span.start, entry.span.end)}  ${ending}`
      const line = list.lines.span(at(list, entry.span.start))
      return {
        text: splice(list.text, line.start, line.start, list.text.slice(line.start, entry.span.start) + copy),
        line: at(list, entry.span.start) + 1
      }
    }
  }
]
