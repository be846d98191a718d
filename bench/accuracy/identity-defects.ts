import {identify} from '../../src/catalog/identifiers.ts'
import type {Entry} from '../../src/list/entry.ts'
import type {List} from '../../src/list/read.ts'
import {at, atBlank, type Defect, inUrl, replaced} from './defect.ts'

const tagOf = ({venue, year}: Entry) => `${venue?.known?.name} ${year?.value}`

/** Number of the ACM proceedings that a paper is in. */
const acmNumber = ({url}: Entry) => /^10\.1145\/(\d+)\./.exec(identify(url.text).doi ?? '')?.[1]

/** An earlier entry of the same venue and year under another title, as one that was copied would be. */
function sibling({entries}: List, entry: Entry): Entry | undefined {
  const before = entries.slice(0, entries.indexOf(entry))
  return before.findLast(one => tagOf(one) === tagOf(entry) && one.url.text !== entry.url.text)
}

/** A tag of a venue and year, at another URL. */
const elsewhere = (
  name: string,
  venueOf: (venue: string) => string,
  digits: string,
  rule = 'venue-year',
  page = 'https://a.example/paper'
): Defect => ({
  name,
  rule,
  fixed: false,
  plant: (list, {venue, year, url}) => {
    if (!venue?.known || !year || venue.span.start > year.span.start || year.span.end > url.span.start) return
    const {text} = list
    const tag =
      venueOf(venue.text) + text.slice(venue.span.end, year.span.start) + (year.text.length === 4 ? '20' : '') + digits
    const rest = text.slice(year.span.end, url.span.start)
    return {
      text: `${text.slice(0, venue.span.start)}${tag}${rest}${page}${text.slice(url.span.end)}`,
      line: at(list, year.span.start)
    }
  }
})

/** Faults in venues, years, identifiers, URLs and comments: what the rules that came later find. */
export const identityDefects: readonly Defect[] = [
  {
    name: 'two letters of the venue swapped',
    rule: 'known-venue',
    fixed: true,
    plant: (list, {venue}) => {
      if (!venue?.known || venue.text.length < 4 || venue.text[1] === venue.text[2]) return
      const [first, second, third] = venue.text
      return replaced(list, venue.span.start, venue.span.end, first! + third! + second! + venue.text.slice(3))
    }
  },
  elsewhere('a year to come, on a page that proves nothing', venue => venue, '39'),
  elsewhere('a year without SOSP, on a page that proves nothing', () => 'SOSP', '22'),
  elsewhere('a preprint dated before its id', () => 'arXiv', '22', 'preprint-date', 'https://arxiv.org/abs/2305.10601'),
  inUrl(
    'URL made of another title',
    'title-url-mismatch',
    /^.*$/,
    `https://www.semanticscholar.org/paper/Zymurgy-for-Beginners-Quarterly/${'0123456789'.repeat(4)}`,
    false
  ),
  inUrl('bracket before the URL', 'unclosed-link', /^/, '{', false),
  {
    name: 'URL of another paper of the same conference',
    rule: 'shared-url',
    or: 'duplicate-entry',
    fixed: false,
    plant: (list, entry) => {
      const other = sibling(list, entry)
      return other && replaced(list, entry.url.span.start, entry.url.span.end, other.url.text)
    }
  },
  {
    name: 'tag unlike the others of an ACM volume nobody knows',
    rule: 'venue-url-mismatch',
    fixed: false,
    plant: (list, entry) => {
      const number = acmNumber(entry)
      const group = list.entries.filter(one => acmNumber(one) === number && tagOf(one) === tagOf(entry))
      if (number === undefined || !entry.year || group.length < 3) return
      const {start, end} = entry.year.span
      const wrong = String(Number(entry.year.text) - 1).padStart(2, '0')
      const {text, line} = replaced(list, start, end, wrong)
      return {text: text.replaceAll(`10.1145/${number}.`, '10.1145/9912345.'), line}
    }
  },
  inUrl('DOI with its prefix twice', 'malformed-identifier', /10\.1145\//, '10.1145/10.1145/'),
  inUrl(
    '`technical-sessions` in a year without',
    'malformed-identifier',
    /(?<=conference\/(?:osdi|nsdi|atc|fast)(?:18|19|2\d)\/)presentation/,
    'technical-sessions/presentation'
  ),
  {
    name: 'host with letters that look alike',
    rule: 'suspicious-link',
    fixed: false,
    plant: (list, {url}) => {
      const looks = url.text
        .replace('usenix.org', 'usenlx.org')
        .replace('acm.org', 'acrn.org')
        .replace('arxiv.org', 'arx\u0456v.org')
      return looks === url.text ? undefined : replaced(list, url.span.start, url.span.end, looks)
    }
  },
  inUrl('credentials in the URL', 'suspicious-link', /^https:\/\//, 'https://user:secret@'),
  {
    name: 'blank without width in the title',
    rule: 'suspicious-link',
    fixed: true,
    plant: atBlank('\u200B')
  },
  {
    name: 'URL left out',
    rule: 'empty-link',
    fixed: false,
    plant: (list, {url}) => replaced(list, url.span.start, url.span.end, '')
  },
  {
    name: 'text of the link left out',
    rule: 'empty-link',
    fixed: false,
    plant: (list, {link}) => link && replaced(list, link.label.start, link.label.end, '')
  },
  {
    name: 'suppression of nothing',
    rule: 'unused-suppression',
    fixed: true,
    plant: (list, {span}) =>
      replaced(list, span.end, span.end, ' <!-- awesome-lint-disable-line entry-format: it was once wrong -->')
  },
  {
    name: 'suppression misspelt',
    rule: 'unused-suppression',
    fixed: false,
    plant: (list, {span}) => replaced(list, span.end, span.end, ' <!-- awesome-lint-disable-lien entry-format -->')
  },
  {
    name: 'blank at the end of a heading or item',
    rule: 'trailing-spaces',
    only: true,
    fixed: true,
    plant: (list, {span}) => {
      const {end} = list.lines.span(at(list, span.start))
      return end === span.end ? replaced(list, end, end, ' ') : undefined
    }
  },
  {
    name: 'an entry out of order in a sorted list',
    rule: 'entry-order',
    only: true,
    fixed: false,
    prepare: sortedByYear,
    plant: (list, entry) => {
      if (entry.container !== 'line' && entry.container !== 'item') return
      const same = list.entries.filter(one => one.section === entry.section)
      const last = same.at(-1)!
      // The newest to the end, so that it alone has to move.
      if (!entry.year || !last.year || entry !== same[0] || entry.year.value <= last.year.value) return
      const line = list.lines.span(at(list, entry.span.start))
      const next = list.lines.span(at(list, entry.span.start) + 1)
      const own = list.text.slice(line.start, next.start)
      const end = list.lines.span(at(list, last.span.start)).end
      const ending = /\r?\n$/.exec(own)![0]
      const text =
        list.text.slice(0, line.start) +
        list.text.slice(next.start, end) +
        ending +
        own.trimEnd() +
        list.text.slice(end)
      return {text, line: at(list, last.span.start)}
    }
  }
]

/** The entries under each heading, newest first. */
function sortedByYear(text: string): string {
  const ending = text.includes('\r\n') ? '\r\n' : '\n'
  return text
    .split(/^(?=#### )/m)
    .map(section => {
      const lines = section.split(/\r?\n/)
      const places = lines.flatMap((line, index) => (/^(?:- |\d+\. )?\[\w/.test(line) ? [index] : []))
      const year = (line: string) => Number(/'(\d\d)\]/.exec(line)?.[1])
      const sorted = places.map(index => lines[index]!).sort((a, b) => year(b) - year(a))
      for (const [index, place] of places.entries()) lines[place] = sorted[index]!
      return lines.join(ending)
    })
    .join('')
}
