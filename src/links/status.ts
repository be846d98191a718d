import type {Answered, Observation} from './observation.ts'

/** The statuses by which a host says that it has no such page. */
export const isGone = (seen: Observation | undefined): boolean =>
  seen?.kind === 'answered' && (seen.status === 404 || seen.status === 410)

/** The statuses under which a page shows. */
export const isGood = (seen: Answered): boolean => (seen.status >= 200 && seen.status < 300) || seen.status === 304
