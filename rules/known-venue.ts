import {nearVenue} from '../src/catalog/venues.ts'
import {defineRule} from '../src/rule.ts'

/** Options of `known-venue`. */
export interface Options {
  /** Report every venue that the catalog and the configuration lack, near-miss or not. */
  readonly unknown?: boolean
}

const entry = (venue: string, slug: string) =>
  `[${venue}'21][UMich] [Title of ${slug}](https://www.usenix.org/conference/osdi21/presentation/${slug})  \n`
const rare = (venue: string, id: number) => `[${venue}'21][UMich] [Title ${id}](https://a.example/${id})  \n`

export default defineRule<Options | undefined>({
  id: 'known-venue',
  summary: 'Venues are spelt as the catalog spells them.',
  why: 'A misspelt tag is not found by those who search for the venue. Reported is a tag one slip of the pen away from a venue of the catalog that is itself none, unless the list uses it again and again. A venue that is merely unknown is reported on request; `venues` in the configuration adds those of your field.',
  severity: 'warning',
  options: {
    type: 'object',
    additionalProperties: false,
    properties: {
      unknown: {type: 'boolean', default: false, description: 'Report venues that nobody knows too.'}
    }
  },
  examples: [
    {
      bad: entry('ODSI', 'lai') + entry('OSDI', 'mohoney'),
      says: ['1:2-1:6: Unexpected venue `ODSI`, expected `OSDI`'],
      good: entry('OSDI', 'lai') + entry('OSDI', 'mohoney')
    },
    {
      bad: rare('NeruIPS', 1) + rare('NeurIPS', 2),
      says: ['1:2-1:9: Unexpected venue `NeruIPS`, expected `NeurIPS`'],
      good: rare('NeurIPS', 1) + rare('NeurIPS', 2)
    },
    {
      bad: rare('FROBCONF', 1) + rare('NeurIPS', 2),
      options: {unknown: true},
      says: ['1:2-1:10: Unexpected venue `FROBCONF`, expected one of the catalog or of `venues` in the configuration'],
      good: rare('NeurIPS', 1) + rare('NeurIPS', 2)
    }
  ],
  *check({entries, settings}, options) {
    const counts = new Map<string, number>()
    for (const {venue} of entries) if (venue) counts.set(venue.text, (counts.get(venue.text) ?? 0) + 1)
    for (const {venue} of entries) {
      if (!venue || venue.known) continue
      const near = counts.get(venue.text)! < custom ? nearVenue(venue.text, settings.venues) : undefined
      if (near) {
        // Where the list writes an alias of the venue, that is its spelling.
        const expected = nearestSpelling(near, counts) ?? near.name
        yield {place: venue.span, message: `Unexpected venue \`${venue.text}\`, expected \`${expected}\``, expected}
      } else if (options?.unknown) {
        yield {
          place: venue.span,
          message: `Unexpected venue \`${venue.text}\`, expected one of the catalog or of \`venues\` in the configuration`
        }
      }
    }
  }
})

/** A tag used this often is no slip. */
const custom = 4

/** The spelling of a venue that a list itself uses most. */
function nearestSpelling(
  {name, aliases}: {readonly name: string; readonly aliases: readonly string[]},
  counts: ReadonlyMap<string, number>
): string | undefined {
  const used = [name, ...aliases].filter(one => counts.has(one))
  return used.reduce<string | undefined>(
    (best, one) => (best === undefined || counts.get(one)! > counts.get(best)! ? one : best),
    undefined
  )
}
