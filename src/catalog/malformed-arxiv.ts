import type {Address} from './address.ts'
import type {Malformed} from './malformed.ts'

/** The hosts that know ids and nothing else under `/abs/` and `/pdf/`. */
const hosts: ReadonlySet<string> = new Set(['arxiv.org', 'export.arxiv.org'])

/** An arXiv id that was never given out, by arXiv's own scheme (info.arxiv.org, "Understanding the arXiv identifier"). */
export function malformedArxiv(url: string, {host, path}: Address): Malformed | undefined {
  if (!hosts.has(host)) return undefined
  const [, page, written] = /^\/(abs|pdf|html)\/+(.+)$/.exec(path) ?? []
  if (!page || !written) return undefined
  const at = url.indexOf(written, url.indexOf(`/${page}/`))
  if (at < 0) return undefined
  const doubled = /^(?:https?:\/+)?(?:www\.)?arxiv\.org\/(?:abs|pdf|html)\/+(?=\d{4}\.|[a-z-]+\/)/i.exec(written)
  if (doubled)
    return {says: 'The host of arXiv stands twice', span: {start: at, end: at + doubled[0].length}, expected: ''}
  const [, id, ending] = /^(.+?)(\.pdf)?\/*$/i.exec(written)!
  const impossible = newStyle(id!) ?? oldStyle(id!)
  if (impossible) return {says: impossible, span: {start: at, end: at + id!.length}}
  if (page === 'abs' && ending && /^\d{4}\.\d{4,5}(?:v\d+)?$/.test(id!)) {
    const start = at + id!.length
    return {
      says: 'The abs pages of arXiv have no `.pdf` at the end',
      span: {start, end: start + ending.length},
      expected: ''
    }
  }
  return undefined
}

/** What is impossible in an id of the style that began with April 2007, `YYMM.NNNN` and from 2015 on `YYMM.NNNNN`. */
function newStyle(id: string): string | undefined {
  const [, yymm, number] = /^(\d+)\.(\d+)(?:v\d+)?$/.exec(id) ?? (/^\d+$/.test(id) ? [id, id, ''] : [])
  if (yymm === undefined || number === undefined) return undefined
  if (yymm.length !== 4 || number.length === 0) return 'An arXiv id has four digits, a dot and four or five digits'
  const month = Number(yymm.slice(2))
  if (month < 1 || month > 12) return `An arXiv id begins with a year and a month, and \`${yymm.slice(2)}\` is no month`
  if (Number(yymm) < 704) return 'arXiv ids of this style begin with April 2007, `0704`'
  const digits = Number(yymm) >= 1501 ? 5 : 4
  if (number.length === digits) return /^0+$/.test(number) ? 'The numbers of arXiv ids begin with 1' : undefined
  return digits === 5
    ? 'arXiv ids from 2015 on have five digits after the dot'
    : 'arXiv ids before 2015 have four digits after the dot'
}

/** What is impossible in an id of the style up to March 2007, `archive/YYMMNNN`. */
function oldStyle(id: string): string | undefined {
  const [, digits] = /^[a-z]+(?:-[a-z]+)?(?:\.[A-Z]{2})?\/(\d+)(?:v\d+)?$/.exec(id) ?? []
  if (digits === undefined) return undefined
  if (digits.length !== 7) return 'An arXiv id of the old style has seven digits after its archive'
  const month = Number(digits.slice(2, 4))
  return month < 1 || month > 12
    ? `An arXiv id begins with a year and a month, and \`${digits.slice(2, 4)}\` is no month`
    : undefined
}
