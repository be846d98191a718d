import {acmProceedings} from '../acm.ts'
import {venueRows} from '../venue-table.ts'
import {proveAnthology} from './anthology.ts'
import type {Proof} from './proof.ts'

/** What a DOI proves. ACM's from the table of proceedings, IEEE's and others' because name and year stand in them. */
export function proveDoi(doi: string): Proof | undefined {
  const registrant = doi.slice(0, doi.indexOf('/'))
  const prove = registrants.get(registrant)
  return prove?.(doi.slice(registrant.length + 1))
}

const registrants: ReadonlyMap<string, (suffix: string) => Proof | undefined> = new Map(
  Object.entries({
    '10.1145': proveAcm,
    '10.1109': proveIeee,
    '10.24963': suffix => {
      const year = /^ijcai\.(\d{4})\//.exec(suffix)?.[1]
      // IJCAI 2020 was put off to January 2021.
      return year
        ? proof('IJCAI', year === '2020' ? [2020, 2021] : [Number(year)], `DOI 10.24963/ijcai.${year}`, 'high')
        : undefined
    },
    '10.1609': suffix => {
      const volume = /^aaai\.v(\d{2})i\d+\./.exec(suffix)?.[1]
      return volume ? proof('AAAI', [1986 + Number(volume)], `AAAI volume ${volume}`, 'high') : undefined
    },
    '10.14778': suffix => (/^\d+\.\d+$/.test(suffix) ? proof('VLDB', [], 'the PVLDB DOI', 'high') : undefined),
    '10.18653': suffix => proveAnthology(suffix.replace(/^v1\//, '').toUpperCase()),
    '10.14722': suffix => {
      const year = /^ndss\.(\d{4})\./.exec(suffix)?.[1]
      return year ? proof('NDSS', [Number(year)], `DOI 10.14722/ndss.${year}`, 'high') : undefined
    }
  })
)

function proof(venue: string, years: readonly number[], by: string, confidence: Proof['confidence']): Proof {
  return {venue, years, by, confidence}
}

/** `NUMBER.ARTICLE`, or a whole proceedings `NUMBER`; one number alone is an article of a journal unless it is in the table. */
function proveAcm(suffix: string): Proof | undefined {
  const [, number] = /^(\d{5,8})\.\d+(?:\.\d+)?$/.exec(suffix) ?? []
  const found = number === undefined ? undefined : acmProceedings(number)
  if (!found) return undefined
  const {venue, years, confidence, kind} = found
  const by = `ACM proceedings 10.1145/${number}`
  if (kind === 'workshop' && venue.includes('@'))
    return {venue: venue.split('@')[1]!, years, by, confidence, workshop: venue}
  if (kind === 'workshop' || kind === 'companion') return {venue, years, by, confidence, workshop: `${venue} ${kind}`}
  return {venue, years, by, confidence}
}

/** A name in IEEE's DOIs. */
interface IeeeName {
  readonly venue: string
  readonly journal: boolean
}

let ieee: ReadonlyMap<string, IeeeName> | undefined

/** `SP40001.2021.00001` of conferences, `TPDS.2022.3149787` of journals; `CVPRW` and `SCW` are workshops. */
function proveIeee(suffix: string): Proof | undefined {
  ieee ??= new Map<string, IeeeName>(
    venueRows().flatMap(({name, ieee: conference = [], ieeeJournal: journal = []}) => [
      ...conference.map(written => [written.toLowerCase(), {venue: name, journal: false}] as const),
      ...journal.map(written => [written.toLowerCase(), {venue: name, journal: true}] as const)
    ])
  )
  const [, written, year] = /^([a-z]+?)(?:\d{3,6}(?:-\d)?)?\.((?:19|20)\d{2})\.\d+$/.exec(suffix) ?? []
  if (!written) return undefined
  const by = `DOI 10.1109/${suffix.slice(0, suffix.lastIndexOf('.')).toUpperCase()}`
  const number = Number(year)
  const found = ieee.get(written)
  // A journal's DOI carries the year of acceptance, a year or so before that of the issue.
  if (found?.journal) return proof(found.venue, [number - 1, number, number + 1, number + 2], by, 'medium')
  if (found) return proof(found.venue, [number], by, 'medium')
  const main = written.endsWith('w') ? ieee.get(written.slice(0, -1)) : undefined
  return main && !main.journal ? {...proof(main.venue, [number], by, 'medium'), workshop: `${main.venue}W`} : undefined
}
