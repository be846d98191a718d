import type {Observation} from './observation.ts'
import type {Evidence} from './verdict.ts'

/** What was seen of a link, as the report tells it. */
export const evidenceOf = (seen: readonly Observation[]): Evidence[] =>
  seen.filter(each => each.kind !== 'refused').map(told)

function told(seen: Observation): Evidence {
  const at = toTime(seen.at)
  const {source} = seen
  const words = (...parts: (string | undefined)[]) => {
    const detail = parts.filter(Boolean).join('; ')
    return detail ? {detail} : {}
  }
  switch (seen.kind) {
    case 'answered': {
      const way = seen.hops.length > 0 ? `${seen.hops.map(({status}) => status).join(', ')} to ${seen.url}` : undefined
      const beside = seen.asked === 'sibling' ? 'asked for a made-up address beside it' : undefined
      return {source, status: seen.status, at, ...words(beside, way, ...seen.signs.map(({says}) => says), seen.detail)}
    }
    case 'failed':
      return {source, at, ...words(seen.fault.says, seen.detail)}
    case 'resolved':
      return {source: 'second resolver', at, detail: `${source}: ${seen.answer}`}
    case 'vouched':
    case 'unknown': {
      const status = /^status (\d+)$/.exec(seen.detail ?? '')?.[1]
      return {source, ...(status ? {status: Number(status)} : {}), at, detail: seen.because}
    }
    default:
      return {source, at, ...words(seen.detail)}
  }
}

/** Milliseconds since the epoch as ISO 8601, seconds. */
const toTime = (ms: number): string => new Date(ms).toISOString().replace(/\.\d+Z$/, 'Z')
