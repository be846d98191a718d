import {atBlank, type Defect, hasAcmCustom, provesTag, replaced} from './defect.ts'

/** A fault in the link to the paper: its label is the title in some lists, `[paper]` in others. */
const link = (name: string, change: (label: string, url: string) => string, fixed = true): Defect => ({
  name,
  rule: 'unclosed-link',
  // Where the format of the list has a bracket there, it says which one is missing.
  or: 'entry-format',
  fixed,
  plant: (list, {link, url}) =>
    link &&
    replaced(list, link.span.start, link.span.end, change(list.text.slice(link.label.start, link.label.end), url.text))
})

const tag = (name: string, change: (venue: string, year: string) => string): Defect => ({
  name,
  rule: 'entry-format',
  fixed: true,
  plant: (list, {tag: span, venue, year}) =>
    span && /^\w+'\d\d$/.test(list.text.slice(span.start, span.end))
      ? replaced(list, span.start, span.end, change(venue!.text, year!.text))
      : undefined
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
  link('first letter of the scheme twice', (title, url) => `[${title}](h${url})`),
  link('semicolon in the scheme', (title, url) => `[${title}](${url.replace(':', ';')})`),
  link('one slash after the scheme', (title, url) => `[${title}](${url.replace('//', '/')})`),
  link('scheme twice', (title, url) => `[${title}](https://${url})`),
  link('`[text)(url)`', (title, url) => `[${title})(${url})`),
  link('`[text]url`', (title, url) => `[${title}]${url}`),
  link('`[text](`, full-width', (title, url) => `[${title}]（${url})`),
  link('stray parenthesis between label and URL', (title, url) => `[${title}])(${url})`),
  link('brace for the closing bracket', (title, url) => `[${title}}(${url})`),
  link('second destination behind a link', (title, url) => `[${title}](${url})](https://a.example/other)`, false),
  link('the same destination twice', (title, url) => `[${title}](${url})](${url})`),
  link('two opening parentheses', (title, url) => `[${title}]((${url})`),
  link('a link for the URL', (title, url) => `[${title}]([${url}](${url}))`),
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
    plant: (list, {year}) =>
      year && list.text[year.span.end] === ']' ? replaced(list, year.span.end, year.span.end + 1, '') : undefined
  },
  {
    name: 'year against the URL',
    rule: 'venue-url-mismatch',
    fixed: true,
    plant: (list, {year, url}) =>
      year && provesTag(url.text)
        ? replaced(list, year.span.start, year.span.end, String(Number(year.text) - 1).padStart(2, '0'))
        : undefined
  },
  {
    name: 'venue against the URL',
    rule: 'venue-url-mismatch',
    fixed: true,
    plant: (list, {venue, url}) =>
      venue && provesTag(url.text)
        ? replaced(list, venue.span.start, venue.span.end, venue.text === 'OSDI' ? 'NSDI' : 'OSDI')
        : undefined
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
    plant: atBlank(' ')
  },
  {
    name: 'comma after the title',
    rule: 'title-punctuation',
    fixed: true,
    // Elsewhere what follows the title is punctuation of the list.
    plant: (list, {title}) =>
      list.text[title.span.end] === ']' ? replaced(list, title.span.end, title.span.end, ',') : undefined
  },
  {
    name: '/doi/abs/ instead of /doi/',
    rule: 'canonical-url',
    fixed: true,
    plant: (list, {url}) =>
      url.text.includes('acm.org/doi/10.') && hasAcmCustom(list)
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
  }
]
