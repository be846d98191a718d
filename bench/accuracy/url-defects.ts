import {identify} from '../../src/catalog/identifiers.ts'
import type {Entry} from '../../src/list/entry.ts'
import type {List} from '../../src/list/read.ts'
import {at, type Defect, hasAcmCustom, inUrl, provesTag, replaced, splice} from './defect.ts'

/** Another form of the URL of a paper, made of its identifiers. */
const otherForm = (
  name: string,
  rule: string,
  form: (entry: Entry, list: List) => string | undefined,
  fixed = true
): Defect => ({
  name,
  rule,
  fixed,
  plant: (list, entry) => {
    const url = form(entry, list)
    return url === undefined ? undefined : replaced(list, entry.url.span.start, entry.url.span.end, url)
  }
})
const doiOf = ({url}: Entry) => identify(url.text).doi
const arxivOf = ({url}: Entry) => identify(url.text).arxiv
const ofAcm = (make: (number: string) => string) => (entry: Entry, list: List) => {
  const doi = doiOf(entry)
  return doi?.startsWith('10.1145/') && hasAcmCustom(list) ? make(doi.slice(8)) : undefined
}
const withDoi = (make: (doi: string) => string) => (entry: Entry) => {
  const doi = doiOf(entry)
  return doi && make(doi)
}
const withArxiv = (make: (id: string) => string) => (entry: Entry) => {
  const id = arxivOf(entry)
  return id && make(id)
}

const character = (name: string, where: 'title' | 'url', mark: string): Defect => ({
  name,
  rule: 'suspicious-link',
  fixed: true,
  plant: (list, {[where]: {span}}) => {
    const middle = Math.floor((span.start + span.end) / 2)
    return /^\w\w$/.test(list.text.slice(middle - 1, middle + 1)) ? replaced(list, middle, middle, mark) : undefined
  }
})

/** An entry and its copy below it, as far as it goes on. */
function again(list: List, {span, container}: Entry, change: (copy: string) => string) {
  const ending = list.text.includes('\r\n') ? '\r\n' : '\n'
  const copy = change(list.text.slice(span.start, span.end))
  const line = list.lines.span(at(list, span.start))
  const indent = list.text.slice(line.start, span.start)
  // What follows the entry on its last line belongs to it: the break, or the rest of a table row.
  const {end} = list.lines.span(at(list, span.end))
  const rest = list.text.slice(span.end, end).trimEnd()
  const gap = container === 'block' ? ending : container === 'line' ? '  ' : ''
  const second = `${indent}${copy}${rest}${gap}${ending}`
  const lines = list.text.slice(span.start, span.end).split('\n').length + (container === 'block' ? 1 : 0)
  return {text: splice(list.text, line.start, line.start, second), line: at(list, span.start) + lines}
}

/** Faults in the URL of a paper, and the same paper twice. */
export const urlDefects: readonly Defect[] = [
  otherForm(
    '/doi/pdf/ instead of /doi/',
    'canonical-url',
    ofAcm(number => `https://dl.acm.org/doi/pdf/10.1145/${number}`)
  ),
  otherForm(
    'old page of the ACM',
    'canonical-url',
    ofAcm(number => `https://dl.acm.org/citation.cfm?id=${number}`)
  ),
  otherForm(
    'dx.doi.org',
    'canonical-url',
    withDoi(doi => `https://dx.doi.org/${doi}`),
    false
  ),
  inUrl('token of a session', 'canonical-url', /acm\.org\/doi\/\S+$/, '$&?casa_token=wN0bF3pXvVkAAAAA:Zr5t'),
  otherForm(
    'proxy of a university',
    'canonical-url',
    withDoi(doi => `https://dl-acm-org.proxy.example.edu/doi/${doi}`)
  ),
  otherForm(
    'PDF where the list has pages of arXiv',
    'canonical-url',
    withArxiv(id => `https://arxiv.org/pdf/${id}.pdf`)
  ),
  otherForm(
    'version of arXiv',
    'canonical-url',
    withArxiv(id => `https://arxiv.org/abs/${id}v2`)
  ),
  otherForm(
    'host of arXiv twice',
    'malformed-identifier',
    withArxiv(id => `https://arxiv.org/abs/https://arxiv.org/abs/${id}`)
  ),
  inUrl('arXiv id of a month 13', 'malformed-identifier', /(?<=abs\/\d\d)\d\d(?=\.)/, '13', false),
  inUrl('arXiv id a digit short', 'malformed-identifier', /(?<=abs\/\d{4}\.\d+)\d$/, '', false),
  inUrl('letter after an arXiv id', 'malformed-identifier', /(?<=abs\/\d{4}\.\d+)$/, 'l', false),
  inUrl('arXiv id without its dot', 'malformed-identifier', /(?<=abs\/\d{4})\./, '', false),
  otherForm(
    'resolver of DOIs twice',
    'malformed-identifier',
    withDoi(doi => `https://doi.org/https://doi.org/${doi}`),
    false
  ),
  inUrl('DOI without its suffix', 'malformed-identifier', /(?<=10\.1145)\/\S+$/, '', false),
  inUrl(
    'path of USENIX without `technical-sessions` in a year with',
    'malformed-identifier',
    /(?<=conference\/(?:osdi|nsdi|atc|fast)1[2-7]\/)technical-sessions\/presentation/,
    'presentation'
  ),
  character('mark that turns the direction, in the title', 'title', '\u202E'),
  character('soft hyphen in the URL', 'url', '\u00AD'),
  character('byte order mark in the URL', 'url', '\uFEFF'),
  {
    name: 'the same paper again under its heading',
    rule: 'duplicate-entry',
    fixed: false,
    plant: (list, entry) => again(list, entry, copy => copy)
  },
  {
    name: 'the same paper again, at the other form of its URL',
    rule: 'duplicate-entry',
    fixed: false,
    plant: (list, entry) => {
      const [doi, arxiv] = [doiOf(entry), arxivOf(entry)]
      const other = doi ? `https://doi.org/${doi}` : arxiv && `https://doi.org/10.48550/arXiv.${arxiv}`
      if (!other) return
      return again(list, entry, copy => copy.replaceAll(entry.url.text, other))
    }
  },
  {
    name: 'the same title again, at another URL',
    rule: 'duplicate-entry',
    fixed: false,
    plant: (list, entry) =>
      entry.title.text.length < 30
        ? undefined
        : again(list, entry, copy => copy.replaceAll(entry.url.text, 'https://papers.example.org/preprint.pdf'))
  },
  {
    name: 'URL of the entry above',
    rule: 'shared-url',
    or: 'duplicate-entry',
    fixed: false,
    plant: (list, entry) => {
      const above = list.entries[list.entries.indexOf(entry) - 1]
      // A URL that proves a venue and a year is at odds with the tag as well.
      return above?.section.heading === entry.section.heading && above && !provesTag(above.url.text)
        ? replaced(list, entry.url.span.start, entry.url.span.end, above.url.text)
        : undefined
    }
  }
]
