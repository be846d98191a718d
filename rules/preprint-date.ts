import {identify} from '../src/catalog/identifiers.ts'
import type {Entry} from '../src/list/entry.ts'
import {defineRule} from '../src/rule.ts'
import type {Span} from '../src/text/span.ts'

const row = (date: string, id: string) => `- [${date}] [Title of ${id}](https://arxiv.org/abs/${id})\n`
const tag = (yy: string) => `- [arXiv'${yy}] [Title](https://arxiv.org/abs/2404.00373)\n`

export default defineRule({
  id: 'preprint-date',
  summary: 'No preprint is dated before arXiv gave it its id.',
  why: 'An arXiv id begins with the year and month in which the paper was posted, so `2305.18290` cannot be of May 2022 and is no `arXiv’22`. In January people go on writing last year. Dates that lie a little before the id are left alone, for some papers were on another page first; only where a list gives nearly every paper the month of its id is each of them held to it.',
  severity: 'error',
  examples: [
    {
      bad: row('2022/05', '2305.18290') + row('2024/04', '2404.07972'),
      says: [
        '1:4-1:11: Unexpected date `2022/05` of arXiv:2305.18290, which was posted in May 2023, expected that month or later'
      ],
      good: row('2023/05', '2305.18290') + row('2024/04', '2404.07972')
    },
    {
      bad: tag('23'),
      says: ['1:10-1:12: Unexpected year `23` of arXiv:2404.00373, which was posted in April 2024, expected `24`'],
      good: tag('24')
    }
  ],
  *check({entries, text}) {
    const dated = entries.flatMap(entry => datedPreprint(entry) ?? [])
    const exact = dated.filter(({late}) => Math.abs(late) <= 1).length
    const custom = dated.length >= enough && exact >= dated.length * nearlyAll
    for (const {date, late, id, posted} of dated) {
      // A whole year early is the year mistyped; a few months may be a page before arXiv’s.
      if (!(late < 0 && isWholeYears(late)) && !(custom && (late < -1 || isWholeYears(late)))) continue
      const expected = late < 0 && !custom ? 'that month or later' : 'that month'
      yield {
        place: date.span,
        message: `Unexpected date \`${date.text}\` of arXiv:${id}, which was posted in ${monthOf(posted)}, expected ${expected}${custom ? ` as in ${exact} of ${dated.length} entries` : ''}`
      }
    }
    for (const entry of entries) {
      const {venue, year, date} = entry
      const posted = postedIn(entry)
      if (!year || date || venue?.known?.kind !== 'preprint' || !posted) continue
      const yearPosted = Math.floor(posted.month / 12)
      // What is posted in the first days of January was written under last year’s date.
      if (year.value >= yearPosted || (posted.month % 12 === 0 && year.value === yearPosted - 1)) continue
      const expected = String(yearPosted).slice(-lengthOf(year.span, text))
      yield {
        place: year.span,
        message: `Unexpected year \`${year.text}\` of arXiv:${posted.id}, which was posted in ${monthOf(posted.month)}, expected \`${expected}\``,
        expected
      }
    }
  }
})

/** As many dated preprints tell a list's custom. */
const enough = 20
/** The part of them that must have the month of their id. */
const nearlyAll = 0.97

/** Whether dates lie whole years apart, give or take a month. */
const isWholeYears = (gap: number) => Math.abs(gap) > 10 && Math.abs(gap - Math.round(gap / 12) * 12) <= 1

const lengthOf = ({start, end}: Span, text: string) => text.slice(start, end).length

/** Months are counted from the year 0: `year * 12 + month`, January being 0. */
function datedPreprint(entry: Entry) {
  const posted = postedIn(entry)
  const [, year, month] = /^((?:19|20)\d\d)\D?(\d{1,2})(?!\d(?!\d))/.exec(entry.date?.text ?? '') ?? []
  if (!posted || !year || !entry.date || Number(month) < 1 || Number(month) > 12) return undefined
  const at = Number(year) * 12 + Number(month) - 1
  return {date: entry.date, id: posted.id, posted: posted.month, late: at - posted.month}
}

/** When the paper that an entry links to was posted, by its arXiv id. */
function postedIn({url}: Entry): {readonly id: string; readonly month: number} | undefined {
  const id = identify(url.text).arxiv
  const [, year, month] = /^(\d\d)(\d\d)\./.exec(id ?? '') ?? []
  return id && year ? {id, month: (2000 + Number(year)) * 12 + Number(month) - 1} : undefined
}

const months = 'January February March April May June July August September October November December'.split(' ')
const monthOf = (count: number) => `${months[count % 12]} ${Math.floor(count / 12)}`
