import GithubSlugger from 'github-slugger'
import {findVenue} from '../../src/catalog/venues.ts'
import type {Entry} from '../../src/list/entry.ts'
import type {List} from '../../src/list/read.ts'
import {at, type Defect, type Planted, replaced} from './defect.ts'

/** A table of contents under the title, where the list has none. */
function withContents(text: string): string {
  const ending = text.includes('\r\n') ? '\r\n' : '\n'
  if (text.includes('](#')) return text
  const slugger = new GithubSlugger()
  const headings = [...text.matchAll(/^#{2,6} +([^\r\n]*?) *\r?$/gm)].map(([, heading]) => heading!)
  const links = headings.map(heading => `- [${heading}](#${slugger.slug(heading)})`)
  return text.replace(/^# .*\r?\n/, title => `${title}${ending}${links.join(ending)}${ending}${ending}`)
}

/** The anchor in the table of contents that leads to the heading of an entry, for the first entry of each. */
function anchorTo(list: List, entry: Entry) {
  const {heading} = entry.section
  if (!heading || list.entries.find(one => one.section.heading === heading) !== entry) return
  const slug = new GithubSlugger().slug(heading.bare)
  return list.links.find(({url}) => url === `#${slug}`)
}

const anchor = (name: string, change: (slug: string) => string, fixed = true): Defect => ({
  name,
  rule: 'broken-anchor',
  fixed,
  prepare: withContents,
  plant: (list, entry) => {
    const link = anchorTo(list, entry)
    const wrong = link && `#${change(link.url.slice(1))}`
    return wrong && wrong !== link.url ? replaced(list, link.urlSpan.start, link.urlSpan.end, wrong) : undefined
  }
})

/** A slip of the pen in the name of a venue that makes no other venue of it. */
const slip = (name: string, change: (venue: string) => string): Defect => ({
  name,
  rule: 'known-venue',
  fixed: true,
  plant: (list, {venue}) => {
    if (!venue?.known || venue.text.length < 5) return
    const wrong = change(venue.text)
    return findVenue(wrong, []) || wrong === venue.text
      ? undefined
      : replaced(list, venue.span.start, venue.span.end, wrong)
  }
})

const comment = (name: string, text: string, fixed: boolean): Defect => ({
  name,
  rule: 'unused-suppression',
  fixed,
  plant: (list, {span}) => replaced(list, span.end, span.end, ` <!-- ${text} -->`)
})

/** A fault in the row of dashes of a table, planted once for each, at its first entry; it is told so many lines further. */
const inTable = (name: string, change: (dashes: string, ending: string) => string, further = 0): Defect => ({
  name,
  rule: 'broken-table',
  fixed: true,
  plant: (list, {span, container}) => {
    const {start} = list.lines.span(list.lines.lineAt(span.start))
    const above = container === 'row' ? /(?:^|\n)(\|[ |:-]+\|)(\r?\n)$/.exec(list.text.slice(0, start)) : null
    if (!above) return
    const [, dashes, ending] = above as unknown as [string, string, string]
    const from = start - dashes.length - ending.length
    const {text} = replaced(list, from, start, change(dashes, ending))
    return {text, line: list.lines.lineAt(from) + further}
  }
})

/** Another spelling of what this list spells one way nearly always. */
function unusual(list: List, {start, end}: {start: number; end: number}, other: string): Planted | undefined {
  const written = list.text.slice(start, end)
  return other === written ? undefined : replaced(list, start, end, other)
}

const capital = (text: string) => text[0]!.toUpperCase() + text.slice(1).toLowerCase()

/** Faults in what holds a list together: anchors, headings, spellings, tags of lists with years of four digits. */
export const listDefects: readonly Defect[] = [
  anchor('anchor with a letter missing', slug => (slug.length > 5 ? slug.slice(0, 3) + slug.slice(4) : slug)),
  anchor('anchor with underscores', slug => slug.replaceAll('-', '_')),
  anchor('anchor of a heading that is gone', () => 'things-that-were', false),
  {
    name: 'heading renamed, and its anchor not',
    rule: 'broken-anchor',
    fixed: false,
    prepare: withContents,
    plant: (list, entry) => {
      const link = anchorTo(list, entry)
      const heading = entry.section.heading
      if (!link || !heading) return
      const {text} = replaced(list, heading.span.end, heading.span.end, ' and everything near it')
      return {text, line: at(list, link.span.start)}
    }
  },
  {
    name: 'heading two ranks deeper than the one before',
    rule: 'heading-increment',
    fixed: false,
    plant: (list, entry) => {
      const {heading} = entry.section
      if (!heading || heading.depth > 4 || list.entries.find(one => one.section.heading === heading) !== entry) return
      return replaced(list, heading.span.start, heading.span.start, '##')
    }
  },
  slip('letter of the venue left out', venue => venue.slice(0, 2) + venue.slice(3)),
  slip('letter of the venue twice', venue => venue.slice(0, 3) + venue.slice(2)),
  slip('wrong letter in the venue', venue => `${venue.slice(0, 3)}q${venue.slice(4)}`),
  {
    name: 'venue in other capitals',
    rule: 'consistent-venue-spelling',
    fixed: true,
    plant: (list, {venue}) => {
      const same = list.entries.filter(one => one.venue?.text === venue?.text)
      return venue && same.length > 8 ? unusual(list, venue.span, capital(venue.text)) : undefined
    }
  },
  {
    name: 'label in other capitals',
    rule: 'consistent-label',
    only: true,
    fixed: true,
    plant: (list, {link}) => {
      const same = list.links.filter(one => one.text === link?.text)
      if (!link || same.length < 20) return
      return unusual(list, link.label, link.text === capital(link.text) ? link.text.toLowerCase() : capital(link.text))
    }
  },
  {
    name: 'letters of a label swapped',
    rule: 'misspelt-label',
    fixed: true,
    plant: (list, {link}) => {
      const word = link?.text.toLowerCase() ?? ''
      if (!link || !/^(?:paper|code|project|link)$/.test(word)) return
      if (list.links.filter(one => one.text.toLowerCase() === word).length < 11) return
      const {start} = list.text.slice(link.label.start, link.label.end) === link.text ? link.label : {start: -1}
      const [a, b] = [link.text[1]!, link.text[2]!]
      return start < 0 ? undefined : replaced(list, start + 1, start + 3, b + a)
    }
  },
  {
    name: 'mail address without `mailto:`',
    rule: 'malformed-email',
    fixed: true,
    prepare: text => `${text.trimEnd()}\n\nTell [us](mailto:list@a.example) what is missing.\n`,
    plant: (list, entry) => {
      const link = list.links.find(({url}) => url === 'mailto:list@a.example')
      return link && entry === list.entries[0]
        ? replaced(list, link.urlSpan.start, link.urlSpan.end, 'list@a.example')
        : undefined
    }
  },
  comment('rule misspelt in a suppression', 'awesome-lint-disable-line shared-ulr: they are one', false),
  comment('`--` in a suppression', 'awesome-lint-disable-line shared-url -- they are one', false),
  {
    name: 'tag in other brackets',
    rule: 'entry-format',
    places: 2,
    fixed: true,
    plant: (list, {tag}) => {
      const around = tag && list.text.slice(tag.start - 1, tag.end + 1)
      return tag && around?.startsWith('[') && around.endsWith(']')
        ? replaced(list, tag.start - 1, tag.end + 1, `(${around.slice(1, -1)})`)
        : undefined
    }
  },
  ...(
    [
      ['year glued to the venue', (venue, year) => `${venue}${year}`],
      ['comma before the year', (venue, year) => `${venue}, ${year}`],
      ['apostrophe and two digits for the year', (venue, year) => `${venue}'${year.slice(2)}`],
      ['two digits for the year', (venue, year) => `${venue} ${year.slice(2)}`]
    ] as const satisfies readonly (readonly [string, (venue: string, year: string) => string])[]
  ).map(
    ([name, change]): Defect => ({
      name,
      rule: 'entry-format',
      fixed: true,
      plant: (list, {tag, venue, year}) =>
        tag && /^\w+ \d{4}$/.test(list.text.slice(tag.start, tag.end))
          ? replaced(list, tag.start, tag.end, change(venue!.text, year!.text))
          : undefined
    })
  ),
  {
    name: 'separator of two cells left out',
    rule: 'entry-format',
    fixed: true,
    plant: (list, {venue, year, container}) =>
      venue && year && container === 'row' ? replaced(list, venue.span.end, year.span.start, ' ') : undefined
  },
  inTable('bar twice in the row of dashes', (dashes, ending) => dashes.replace(/(?<=-\s?)\|/, '||') + ending),
  inTable('cell left out of the row of dashes', (dashes, ending) => dashes.replace(/\|[^|]*\|$/, '|') + ending),
  inTable('row of dashes left out', () => '', -1),
  inTable('blank line after the row of dashes', (dashes, ending) => dashes + ending + ending, 1),
  ...(
    [
      ['blank in a tag of a line break', '< br>'],
      ['backslash in a tag of a line break', '<br\\>'],
      ['wrong letter in a tag of a line break', '<be>']
    ] as const
  ).map(
    ([name, tag]): Defect => ({
      name,
      rule: 'misspelt-break',
      fixed: true,
      // A break behind every title, as some tables have.
      prepare: text => text.replace(/^(\| \[[^|\n]*\]\([^|\n]*\)) \|/gm, '$1 <br> |'),
      plant: (list, {title, container}) => {
        const start = container === 'row' ? list.text.indexOf('<br>', title.span.end) : -1
        return start < 0 || list.lines.lineAt(start) !== list.lines.lineAt(title.span.end)
          ? undefined
          : replaced(list, start, start + 4, tag)
      }
    })
  ),
  {
    name: 'full-width bar',
    rule: 'broken-table',
    fixed: true,
    plant: (list, {venue, container}) => {
      const bar = venue && container === 'row' ? list.text.indexOf('|', venue.span.end) : -1
      return bar < 0 ? undefined : replaced(list, bar, bar + 1, '｜')
    }
  },
  {
    name: 'label in other brackets',
    rule: 'entry-format',
    places: 2,
    fixed: true,
    plant: (list, {link}) => {
      const {start, end} = link?.span ?? {start: 0, end: 0}
      if (!link || list.text[start - 1] !== '[' || list.text[end] !== ']') return
      const address = list.text.slice(link.label.end + 1, end)
      return replaced(list, start - 1, end + 1, `[[${link.text}]]${address}`)
    }
  },
  {
    name: 'brackets around a label lost one',
    rule: 'entry-format',
    fixed: true,
    plant: (list, {link}) =>
      link && /^\[\[/.test(list.text.slice(link.span.start - 1, link.span.end)) && list.text[link.span.end] === ']'
        ? replaced(list, link.span.end, link.span.end + 1, '')
        : undefined
  }
]
