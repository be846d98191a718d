import type {Address} from './address.ts'
import {venueRows} from './venue-table.ts'

/** What a usenix.org path says of a paper or an event. */
export interface UsenixPath {
  /** As the path has it: `osdi23`, `sec21`. */
  readonly event: string
  /** Canonical venue, where the catalog knows the name: `USENIX Security`. */
  readonly venue: string | undefined
  readonly year: number
  /** The paper, as the path has it: `mai`, `li_mu`; absent for an event's own page. */
  readonly slug: string | undefined
  /** Where the path leads. */
  readonly page: 'event' | 'presentation' | 'technical-sessions' | 'file' | 'legacy'
}

/** Hosts of USENIX; the static one serves the old events. */
const hosts: ReadonlySet<string> = new Set(['usenix.org', 'static.usenix.org', 'db.usenix.org'])

let venues: ReadonlyMap<string, string> | undefined

/** The venue behind a name in USENIX paths, from the data. */
function venueOf(name: string): string | undefined {
  venues ??= new Map(venueRows().flatMap(row => (row.usenix ?? []).map(usenix => [usenix, row.name] as const)))
  return venues.get(name)
}

/** Reads the event, the year and the paper out of a usenix.org URL, or gives nothing. */
export function readUsenix({host, path}: Address): UsenixPath | undefined {
  if (!hosts.has(host)) return undefined
  const page =
    /^\/conference\/([^/]+)(?:\/(?:(technical-sessions)\/|(?:workshop|conference)-program\/)?presentation\/([^/]+))?/.exec(
      path
    )
  if (page) {
    const [, event, old, slug] = page
    return readEvent(event!, slug, slug === undefined ? 'event' : old ? 'technical-sessions' : 'presentation')
  }
  const file =
    /^\/(?:system|sites\/default)\/files\/(?:conference\/[a-z]+\d+\/)?([a-z]+\d\d)(?:spring|fall|summer|winter|cycle\d|papers)?[-_]([^/]+)\.pdf$/.exec(
      path
    )
  if (file) {
    // Slides, programmes and errata lie beside the papers and say as much in their names.
    const slug = /^(?:slides|full|proceedings|poster|errata|message|program|prepub)/.test(file[2]!)
      ? undefined
      : file[2]!
    return readEvent(file[1]!, slug?.replace(/^(?:paper|final)[-_]/, ''), 'file')
  }
  const legacy = /^\/(?:legacy\/)?(?:events?|publications\/library\/proceedings)\/([^/]+)/.exec(path)
  return legacy ? readEvent(legacy[1]!, undefined, 'legacy') : undefined
}

/** `osdi23`, `nsdi10-0`, `usenix-atc-12`, `usenix2000`: a name and a year of two or four digits. */
function readEvent(written: string, slug: string | undefined, page: UsenixPath['page']): UsenixPath | undefined {
  const match = /^([a-z]+)(\d{2}|\d{4})(?:-\d)?$/.exec(
    written
      .toLowerCase()
      .replace(/^usenix-(?=[a-z]+-?\d)/, '')
      .replace(/-(?=\d{2})/, '')
  )
  if (!match) return undefined
  const [, name, digits] = match
  const number = Number(digits)
  const year = digits!.length === 4 ? number : number >= 70 ? 1900 + number : 2000 + number
  return {event: written.toLowerCase(), venue: venueOf(name!), year, slug, page}
}
