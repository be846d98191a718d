import type {VerdictKind} from '../../../src/links/verdict.ts'
import type {Site} from './site.ts'

/** One behaviour of the web, and what is true of it. */
export interface Case {
  /** As in the list of behaviours, where it has one. */
  readonly name: string
  readonly url: string
  /** What an all-knowing reader would call the link, for the confusion matrix. */
  readonly truth: 'alive' | 'moved' | 'dead' | 'blocked' | 'transient' | 'private'
  /** The verdict that this checker gives. */
  readonly verdict: VerdictKind
  /** Verdicts that are right for a checker with other habits; `verdict` is always one. */
  readonly accepted: readonly VerdictKind[]
  /** Where it moved to. */
  readonly to?: string
  /** What the reason must say. */
  readonly says?: RegExp
  /** The sites it needs. */
  readonly sites?: Readonly<Record<string, Site>>
}

/** A case at a host of its own, `NAME.example`. */
export function caseOf(
  name: string,
  truth: Case['truth'],
  accepted: string,
  site: Site,
  rest: Partial<Pick<Case, 'to' | 'says' | 'sites'>> & {readonly path?: string; readonly scheme?: 'http' | 'https'} = {}
): Case {
  const {path = '/papers/one', scheme = 'https', sites, ...more} = rest
  const host = `${name
    .toLowerCase()
    .replace(/[^a-z0-9-]+/g, '-')
    .replace(/^-+|-+$/g, '')}.example`
  const kinds = accepted.split(' ') as VerdictKind[]
  return {
    name,
    url: `${scheme}://${host}${path}`,
    truth,
    verdict: kinds[0]!,
    accepted: kinds,
    ...more,
    sites: {[host]: site, ...sites}
  }
}
