import fc from 'fast-check'
import {oddity} from './hostile.ts'

const words =
  'Pollux Scheduling of for Deep Learning: A Survey (Extended) in the Wild? C++ $O(n)$ don’t & fast, e.g. NLP* via [Short] <T> a_b `code` 10% – GPU “Large”'.split(
    ' '
  )

/** A title as people write them, and now and then as nobody would. */
export const title: fc.Arbitrary<string> = fc
  .array(
    fc.oneof(
      {weight: 12, arbitrary: fc.constantFrom(...words)},
      oddity,
      fc.constantFrom('[x]', '(y)', '**b**', '_i_', '!', '\\[', '&amp;', '<br>', 'https://t.example/', 'a@b.example')
    ),
    {minLength: 1, maxLength: 7}
  )
  .map(parts => parts.join(' '))

const venues =
  "OSDI NSDI NeurIPS NIPS ICML SOSP ATC EuroSys MLSys arXiv VLDB SIGCOMM ISCA CVPR ACL EMNLP OSDl Nuerips XYZ Nature PPoPP'".split(
    ' '
  )
/** The short name of a venue, known or not. */
export const venue = fc.constantFrom(...venues)
/** A year of four digits. */
export const year = fc.integer({min: 1989, max: 2027}).map(String)
const affiliation = fc.constantFrom('CMU', 'Stanford', 'Standford', 'UMich&ByteDance', 'MSR', 'Tsinghua', 'X Y', '')
const authors = fc.constantFrom('A. Bo, C. Du', 'Ana Bo and Cai Du', 'Bo et al.', '')
const hosts =
  'a.example arxiv.org dl.acm.org doi.org www.usenix.org openreview.net github.com ieeexplore.ieee.org proceedings.mlr.press aclanthology.org аrxiv.org xn--rxiv-53d.org'.split(
    ' '
  )
const paths = [
  '/abs/2301.10140',
  '/pdf/2301.10140v2.pdf',
  '/abs/2301.1014O',
  '/conference/osdi21/presentation/qiao',
  '/system/files/osdi21-qiao.pdf',
  '/doi/10.1145/3341301.3359646',
  '/10.1145/3341301.3359646',
  '/10.1145/10.1145/3341301',
  '/forum?id=abc_-1',
  '/owner/repo',
  '/p?utm_source=x&a=b',
  '/a(b)c',
  '/a b',
  '/%zz',
  '',
  '/ü',
  '/x#y'
]

/** An address as lists hold them: whole, cut, with blanks, of another scheme. */
export const address: fc.Arbitrary<string> = fc.oneof(
  {
    weight: 9,
    arbitrary: fc
      .tuple(
        fc.constantFrom('https://', 'https://', 'http://', '//', 'https:/', 'htp://', 'HTTPS://', 'https://u:p@'),
        fc.constantFrom(...hosts),
        fc.constantFrom(...paths)
      )
      .map(parts => parts.join(''))
  },
  fc.tuple(fc.constantFrom('https://a.example/', 'https://'), oddity).map(parts => parts.join('')),
  fc.constantFrom(
    '',
    '#anchor',
    '#',
    './README.md',
    'mailto:a@b.example',
    'javascript:alert(1)',
    '<https://a.example/>'
  )
)

/** The parts of one entry. */
export interface Parts {
  readonly title: string
  readonly url: string
  readonly code: string
  readonly venue: string
  readonly year: string
  readonly affiliation: string
  readonly authors: string
}

export const parts: fc.Arbitrary<Parts> = fc.record({
  title,
  url: address,
  code: address,
  venue,
  year,
  affiliation,
  authors
})

/** The ways in which lists write an entry; each is one line. */
export const shapes: readonly ((parts: Parts) => string)[] = [
  p => `[${p.venue}'${p.year.slice(2)}][${p.affiliation}] [${p.title}](${p.url})  `,
  p => `[${p.venue}'${p.year.slice(2)}] [${p.title}](${p.url})  `,
  p => `- [${p.title}](${p.url}) - ${p.authors} (${p.venue} ${p.year})`,
  p => `* **${p.title}** ${p.venue} ${p.year} [[paper]](${p.url}) [[code]](${p.code})`,
  p => `- ${p.title}. ${p.authors}. *${p.venue}*, ${p.year}. [paper](${p.url}) | [code](${p.code})`,
  p => `1. [${p.title}](${p.url}), ${p.venue}, ${p.year}`,
  p => `| ${p.venue} | ${p.year} | [${p.title}](${p.url}) | [code](${p.code}) |`,
  p => `+ (${p.venue}-${p.year}) ${p.title} ${p.url}`,
  p => `- [${p.title}][ref] (${p.year})`,
  p => `- "${p.title}", ${p.authors}, ${p.venue}'${p.year.slice(2)} <${p.url}>`,
  p => `<li><a href="${p.url}">${p.title}</a> ${p.venue} ${p.year}</li>`
]
