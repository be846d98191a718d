import type {Address} from '../address.ts'
import {identify} from '../identify.ts'
import {readUsenix} from '../usenix.ts'
import {venueRows} from '../venue-table.ts'
import {proveAnthology} from './anthology.ts'
import type {Proof} from './proof.ts'

type Prove = (address: Address, url: string) => Proof | undefined

/** A host whose paths give the year of one venue: the first group of the pattern is the year. */
function yearly(venue: string, pattern: RegExp, what: string, confidence: Proof['confidence'] = 'high'): Prove {
  return ({path}) => {
    const match = pattern.exec(path)
    if (!match) return undefined
    const by = `the ${what} \`${match[0].replace(/^\/|\/$/g, '')}\``
    return {
      venue,
      years: [Number(match[1])],
      by,
      confidence,
      ...(/\/workshop/i.test(path) && {workshop: `${venue} Workshop`})
    }
  }
}

/** The first of several readings that says something. */
function either(...readings: readonly Prove[]): Prove {
  return (address, url) => {
    for (const read of readings) {
      const proof = read(address, url)
      if (proof) return proof
    }
    return undefined
  }
}

const neurips = either(
  yearly('NeurIPS', /^\/(?:paper(?:_files\/paper)?|Conferences|virtual)\/((?:19[89]|20\d)\d)(?:\/|$)/, 'NeurIPS path'),
  // Old ids, `/paper/4824-imagenet-classification...`, have no year in them.
  ({path}) =>
    /^\/paper\/\d+-/.test(path)
      ? {venue: 'NeurIPS', years: [], by: 'the NeurIPS proceedings', confidence: 'high'}
      : undefined
)

const mlsys = yearly('MLSys', /^\/(?:paper(?:_files\/paper)?|Conferences|virtual)\/(20\d\d)(?:\/|$)/, 'MLSys path')
const anthology: Prove = ({path}) => {
  const id =
    /^\/(?:anthology\/|papers\/(?:[A-Z]\/[A-Z]\d\d\/)?)?([A-Za-z]\d{2}-\d{4}|\d{4}\.[a-z\d.-]+?\.\d+)(?:v\d)?(?:\.pdf|\.bib)?\/?$/.exec(
      path
    )?.[1]
  return id ? proveAnthology(id) : undefined
}

const arxiv: Prove = (_, url) => {
  const id = identify(url).arxiv
  const digits = id && /(?:^|\/)(\d{2})\d{2}/.exec(id)?.[1]
  if (!digits) return undefined
  const year = Number(digits) > 90 ? 1900 + Number(digits) : 2000 + Number(digits)
  return {venue: 'arXiv', years: [year], by: `the arXiv id ${id}`, confidence: 'high'}
}

let volumes: ReadonlyMap<string, readonly [venue: string, year: number]> | undefined

/** A volume of the Proceedings of Machine Learning Research, which many conferences and workshops share. */
const pmlr: Prove = ({path}) => {
  volumes ??= new Map(
    venueRows().flatMap(({name, pmlr}) =>
      Object.entries(pmlr ?? {}).map(([volume, year]) => [volume, [name, year]] as const)
    )
  )
  const volume = /^\/v(\d+)(?:\/|$)/.exec(path)?.[1]
  const found = volume === undefined ? undefined : volumes.get(volume)
  return found && {venue: found[0], years: [found[1]], by: `PMLR volume ${volume}`, confidence: 'high'}
}

/** `content/CVPR2023/`, `content_cvpr_2018/`, and with a W or `_workshops` the workshops. */
const cvf: Prove = ({path}) => {
  const match = /^\/(?:content[/_])?(cvpr|iccv|eccv|wacv|accv)(w)?_?(20\d\d)(w|_workshops)?(?:\/|$|\.)/i.exec(path)
  if (!match) return undefined
  const venue = match[1]!.toUpperCase()
  const workshop = match[2] || match[4] ? {workshop: `${venue}W`} : {}
  return {
    venue,
    years: [Number(match[3])],
    by: `the CVF path \`${match[0].slice(1).replace(/[/.]$/, '')}\``,
    confidence: 'high',
    ...workshop
  }
}

/** PVLDB volume N is presented at VLDB 2007+N; older papers lie under the year of the conference. */
const vldb: Prove = ({path}) => {
  const volume = Number(/^\/pvldb\/(?:vol)?(\d{1,2})(?:[/_-]|$)/.exec(path)?.[1])
  if (volume > 0) return {venue: 'VLDB', years: [2007 + volume], by: `PVLDB volume ${volume}`, confidence: 'high'}
  const year = /^\/(?:conf\/)?((?:19|20)\d\d)\//.exec(path)?.[1]
  return year
    ? {venue: 'VLDB', years: [Number(year)], by: `the vldb.org path \`${year}\``, confidence: 'high'}
    : undefined
}

/** JMLR volume N is of 1999+N; the first ones ran into the next year. */
const jmlr: Prove = ({path}) => {
  const volume = Number(/^\/papers\/v(?:olume)?(\d{1,2})\//.exec(path)?.[1])
  if (!(volume > 0)) return undefined
  const years = volume < 6 ? [1999 + volume, 2000 + volume] : [1999 + volume]
  return {venue: 'JMLR', years, by: `JMLR volume ${volume}`, confidence: 'high'}
}

const usenix: Prove = address => {
  const read = readUsenix(address)
  if (!read?.venue) return undefined
  const ended = read.venue === 'ATC' && read.year > 2025
  const note = ended ? {note: 'USENIX held its last ATC in 2025; ACM SIGOPS holds it from 2026'} : {}
  return {
    venue: read.venue,
    years: [read.year],
    by: `the usenix.org path \`${read.event}\``,
    confidence: 'high',
    ...note
  }
}

const sigops: Prove = ({path}) => {
  const [, name, year] = /^\/(?:s\/)?conferences\/(sosp|hotos|atc)\/(\d{4})\//.exec(path) ?? []
  if (!name) return undefined
  const venue = {sosp: 'SOSP', hotos: 'HotOS', atc: 'ATC'}[name]!
  return {venue, years: [Number(year)], by: `the sigops.org path \`${name}/${year}\``, confidence: 'high'}
}

const sigcomm: Prove = ({path}) => {
  const [, name, year] = /^\/(sigcomm|hotnets|imc)\/(\d{4})\//.exec(path) ?? []
  if (!name) return undefined
  const venue = {sigcomm: 'SIGCOMM', hotnets: 'HotNets', imc: 'IMC'}[name]!
  // The pages of a SIGCOMM hold its workshops too: their paths say so.
  const workshop = /\/workshop/i.test(path) ? {workshop: `${venue} Workshop`} : {}
  return {
    venue,
    years: [Number(year)],
    by: `the sigcomm.org path \`${name}/${year}\``,
    confidence: 'medium',
    ...workshop
  }
}

const ijcai: Prove = ({path}) => {
  const digits = /^\/proceedings\/(\d{4}|\d{2})(?:\/|$|-)/i.exec(path)?.[1]
  if (!digits) return undefined
  const year = digits.length === 2 ? (Number(digits) > 60 ? 1900 : 2000) + Number(digits) : Number(digits)
  return {
    venue: 'IJCAI',
    years: year === 2020 ? [2020, 2021] : [year],
    by: `the ijcai.org path \`${digits}\``,
    confidence: 'high'
  }
}

const aaai: Prove = ({path}) =>
  /^\/(?:index\.php\/)?AAAI\/article\/(?:view|download)\//.test(path)
    ? {venue: 'AAAI', years: [], by: 'the AAAI proceedings', confidence: 'high'}
    : undefined

/** What the pages of a host prove, by host without `www.`; a host that is not here proves nothing but a DOI. */
export const proofsByHost: Readonly<Record<string, Prove>> = {
  'usenix.org': usenix,
  'static.usenix.org': usenix,
  'db.usenix.org': usenix,
  'proceedings.neurips.cc': neurips,
  'papers.neurips.cc': neurips,
  'papers.nips.cc': neurips,
  'datasets-benchmarks-proceedings.neurips.cc': neurips,
  'neurips.cc': neurips,
  'nips.cc': neurips,
  'proceedings.mlsys.org': mlsys,
  'mlsys.org': mlsys,
  'proceedings.mlr.press': pmlr,
  'icml.cc': yearly('ICML', /^\/(?:Conferences|virtual)\/(20\d\d)(?:\/|$)/, 'icml.cc path', 'medium'),
  'iclr.cc': yearly('ICLR', /^\/(?:Conferences|virtual)\/(20\d\d)(?:\/|$)/, 'iclr.cc path', 'medium'),
  'proceedings.iclr.cc': yearly('ICLR', /^\/paper_files\/paper\/(20\d\d)\//, 'ICLR path'),
  'openaccess.thecvf.com': cvf,
  'ecva.net': yearly('ECCV', /^\/papers\/eccv_(20\d\d)\//, 'ECVA path'),
  'aclanthology.org': anthology,
  'aclanthology.info': anthology,
  'aclweb.org': anthology,
  'vldb.org': vldb,
  'jmlr.org': jmlr,
  'ijcai.org': ijcai,
  'ojs.aaai.org': aaai,
  'cidrdb.org': yearly('CIDR', /^\/cidr(20\d\d)\//, 'cidrdb.org path'),
  'ndss-symposium.org': yearly('NDSS', /^\/ndss(20\d\d)(?:\/|$)/, 'ndss-symposium.org path'),
  'asplos-conference.org': yearly('ASPLOS', /^\/asplos(20\d\d)\//, 'asplos-conference.org path'),
  'acmsocc.org': yearly('SoCC', /^\/(20\d\d)\//, 'acmsocc.org path'),
  'hotstorage.org': yearly('HotStorage', /^\/(20\d\d)\//, 'hotstorage.org path'),
  'sigops.org': sigops,
  'conferences.sigcomm.org': sigcomm,
  'eprint.iacr.org': yearly('ePrint', /^\/((?:19|20)\d\d)\/\d+/, 'ePrint path'),
  'arxiv.org': arxiv,
  'export.arxiv.org': arxiv,
  'ar5iv.org': arxiv,
  'ar5iv.labs.arxiv.org': arxiv,
  'alphaxiv.org': arxiv,
  'browse.arxiv.org': arxiv
}
