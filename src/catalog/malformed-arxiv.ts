import type {Address} from './address.ts'
import type {Malformed} from './malformed.ts'

/** The hosts that know ids and nothing else under `/abs/` and `/pdf/`. */
const hosts: ReadonlySet<string> = new Set(['arxiv.org', 'export.arxiv.org'])

/** An arXiv id that was never given out, by arXiv's own scheme (info.arxiv.org, "Understanding the arXiv identifier"; `arxiv/identifier` in arXiv/arxiv-base). */
export function malformedArxiv(url: string, {host, path}: Address): Malformed | undefined {
  if (!hosts.has(host)) return undefined
  const [, page, written] = /^\/(abs|pdf|html)\/+(.+)$/.exec(path) ?? []
  if (!page || !written) return undefined
  const at = url.indexOf(written, url.indexOf(`/${page}/`))
  if (at < 0) return undefined
  const doubled = /^(?:https?:\/+)?(?:www\.)?arxiv\.org\/(?:abs|pdf|html)\/+(?=\d{4}\.|[a-z-]+\/)/i.exec(written)
  if (doubled)
    return {says: 'The host of arXiv stands twice', span: {start: at, end: at + doubled[0].length}, expected: ''}
  const tail = /^(?:\d{4}\.\d{4,5}|[a-z-]+\/\d{7})(?:v\d+)?\.pdf(?=[^/])/i.exec(written)?.[0].length
  if (tail !== undefined)
    return {
      says: 'After the `.pdf` of an arXiv URL nothing may stand',
      span: {start: at + tail, end: at + written.length},
      expected: ''
    }
  // arXiv itself drops an ending: `/abs/1310.1531.pdf` is odd, and works.
  const id = written.replace(/(?:\.pdf|\.ps)?\/*$/i, '')
  const span = {start: at, end: at + id.length}
  const says = newStyle(id) ?? oldStyle(id) ?? lettersAfter(id)
  if (!says) return undefined
  // The one repair that arXiv makes too: it reads 1412.06980 as 1412.6980.
  const padded = /^(\d{4})\.0(\d{4})((?:v\d+)?)$/.exec(id)
  const repairable = padded !== null && isMonth(padded[1]!) && Number(padded[1]) >= 704 && Number(padded[1]) < 1501
  return repairable ? {says, span, expected: `${padded[1]}.${padded[2]}${padded[3]}`} : {says, span}
}

function isMonth(yymm: string): boolean {
  const month = Number(yymm.slice(2))
  return month >= 1 && month <= 12
}

/** What is impossible in an id of the style that began with April 2007, `YYMM.NNNN` and from 2015 on `YYMM.NNNNN`. */
function newStyle(id: string): string | undefined {
  const [, yymm, number] = /^(\d+)\.(\d+)(?:v\d+)?$/.exec(id) ?? (/^\d+$/.test(id) ? [id, id, ''] : [])
  if (yymm === undefined || number === undefined) return undefined
  if (yymm.length !== 4 || number.length === 0) return 'An arXiv id has four digits, a dot and four or five digits'
  if (!isMonth(yymm)) return `An arXiv id begins with a year and a month, and \`${yymm.slice(2)}\` is no month`
  if (Number(yymm) < 704) return 'arXiv ids of this style begin with April 2007, `0704`'
  const digits = Number(yymm) >= 1501 ? 5 : 4
  if (number.length === digits) return /^0+$/.test(number) ? 'The numbers of arXiv ids begin with 1' : undefined
  return digits === 5
    ? 'arXiv ids from 2015 on have five digits after the dot'
    : 'arXiv ids before 2015 have four digits after the dot'
}

/** `2006.08509l`: after the number only a version may stand. */
function lettersAfter(id: string): string | undefined {
  return /^\d{4}\.\d{4,5}[a-uw-z]+$/i.test(id) ? 'After the number of an arXiv id only a version may stand' : undefined
}

/** What is impossible in an id of the style up to March 2007, `archive/YYMMNNN`. */
function oldStyle(id: string): string | undefined {
  const [, digits] = /^[a-z]+(?:-[a-z]+)?(?:\.[A-Z]{2})?\/(\d+)(?:v\d+)?$/.exec(id) ?? []
  if (digits === undefined) return undefined
  if (digits.length !== 7) return 'An arXiv id of the old style has seven digits after its archive'
  const yymm = digits.slice(0, 4)
  if (!isMonth(yymm)) return `An arXiv id begins with a year and a month, and \`${yymm.slice(2)}\` is no month`
  return Number(yymm) > 703 && Number(yymm) < 9101
    ? 'arXiv ids of the old style end with March 2007, `0703`'
    : undefined
}
