import data from './data/venues.json' with {type: 'json'}
import type {ExtraVenue, Venue} from './venue.ts'

/** A row of `data/venues.json`: a venue whose years are written as ranges, and the names it has in URLs and DOIs. */
export interface VenueRow extends Omit<Venue, 'years' | 'announced'> {
  /** `1967-2023/2 2024-2026`: every second year from 1967 to 2023, then every year. */
  readonly years?: string
  readonly announced?: readonly number[]
  /** Names in the paths of usenix.org, before the two digits of the year: `osdi`. */
  readonly usenix?: readonly string[]
  /** Names in conference DOIs of IEEE: `SP` in 10.1109/SP40001.2021.00001. */
  readonly ieee?: readonly string[]
  /** Names in journal DOIs of IEEE: `TPDS` in 10.1109/TPDS.2022.3149787. */
  readonly ieeeJournal?: readonly string[]
  /** Volumes of the Proceedings of Machine Learning Research and their years. */
  readonly pmlr?: Readonly<Record<string, number>>
}

// The inferred type of the JSON is a union of hundreds of shapes; a test checks every row against this one.
const rows = data as unknown as readonly VenueRow[]

/** The rows as they stand in the data file, with the names that URLs use. */
export function venueRows(): readonly VenueRow[] {
  return rows
}

let known: readonly Venue[] | undefined
const extended = new WeakMap<readonly ExtraVenue[], readonly Venue[]>()

/** Every venue of the catalog, with the user's own added or merged in; built once for each `extra`. */
export function allVenues(extra?: readonly ExtraVenue[]): readonly Venue[] {
  known ??= rows.map(({usenix: _usenix, ieee: _ieee, ieeeJournal: _journal, pmlr: _pmlr, ...row}) => ({
    ...row,
    years: expandYears(row.years ?? ''),
    announced: row.announced ?? []
  }))
  if (!extra?.length) return known
  const venues = extended.get(extra) ?? extra.reduce(extend, known)
  extended.set(extra, venues)
  return venues
}

/** The years that a range expression such as `1994 2000-2020/2 2021-2026` names, ascending. */
export function expandYears(ranges: string): readonly number[] {
  return ranges.split(' ').flatMap(range => {
    const match = /^(\d{4})(?:-(\d{4})(?:\/(\d))?)?$/.exec(range)
    if (!match) return []
    const first = Number(match[1])
    const step = Number(match[3] ?? 1)
    return Array.from({length: (Number(match[2] ?? first) - first) / step + 1}, (_, index) => first + index * step)
  })
}

/** The venues with one of the user's own: merged into the venue of that name, else added at the end. */
function extend(venues: readonly Venue[], extra: ExtraVenue): readonly Venue[] {
  const same = venues.find(venue => venue.name.toLowerCase() === extra.name.toLowerCase())
  const years = [...new Set([...(same?.years ?? []), ...(extra.years ?? [])])].sort((a, b) => a - b)
  if (same) {
    // The user's spelling wins: it is his list.
    const aliases = [...new Set([...same.aliases, same.name, ...(extra.aliases ?? [])])].filter(
      alias => alias !== extra.name
    )
    return venues.map(venue => (venue === same ? {...same, name: extra.name, aliases, years} : venue))
  }
  const added: Venue = {
    id: extra.name.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '-'),
    name: extra.name,
    fullName: extra.name,
    aliases: extra.aliases ?? [],
    kind: 'conference',
    years,
    announced: [],
    confidence: years.length > 0 ? 'high' : 'medium',
    source: 'configuration'
  }
  return [...venues, added]
}
