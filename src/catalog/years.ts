import type {Venue} from './venue.ts'

/**
 * What the catalog knows of an edition: `held`; `announced`; `not-held`, said only of well-attested series; `future`, a year
 * after all that is known, so the caller's clock decides; `unknown`.
 */
export type Held = 'held' | 'announced' | 'not-held' | 'future' | 'unknown'

/** The last year the data describe; the lists of editions were collected in November 2026. */
export const dataThrough = 2026

/** Whether a venue had an edition in a year. Journals and preprint servers have no editions: `unknown` but for the future. */
export function wasHeld(venue: Venue, year: number): Held {
  if (venue.years.includes(year)) return 'held'
  if (venue.announced.includes(year)) return 'announced'
  if (year > dataThrough) return venue.announced.some(announced => announced > year) ? 'unknown' : 'future'
  const attested = venue.confidence === 'high' && venue.years.length > 0 && year >= (venue.sureFrom ?? 0)
  return attested ? 'not-held' : 'unknown'
}
