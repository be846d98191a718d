import type {Observation} from './observation.ts'
import {isSnapshot} from './snapshot.ts'

/** First line of a journal: what it is, and the version of its lines. */
export const journalHeader = 'awesome-paper-lint links 1'

/** All that was seen of one link in one run. */
export interface Record {
  /** Milliseconds since the epoch. */
  readonly at: number
  readonly seen: readonly Observation[]
}

/** A journal of observations, read: records by link, oldest first. */
export interface Journal {
  /** Number of whole lines; of two links in one line none is counted. */
  readonly lines: number
  /** The links it knows. */
  readonly links: Iterable<string>
  /** How many lines there are of a link. */
  count(link: string): number
  /** What was seen of a link, oldest first; read from its lines when asked. */
  records(link: string): readonly Record[]
}

/**
 * One line: time, link and observations, between tabs. It begins with a line ending too, so that a line that was cut
 * off before it (a crash, a full disk) spoils itself alone. It is ASCII, so that a journal is read without decoding, which would
 * take longer than all else.
 */
export function journalLine(link: string, {at, seen}: Record): string {
  // A clock may count parts of milliseconds; a journal does not.
  return `\n${Math.floor(at)}\t${link}\t${ascii(JSON.stringify(seen))}\n`
}

const ascii = (json: string) =>
  json.replace(/[\u0080-\uffff]/g, unit => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)

/**
 * Read a journal. Lines that are broken or empty are passed over: each is whole or nothing.
 *
 * @returns the version found instead, where it is not ours.
 */
export function readJournal(text: string): Journal | {readonly otherVersion: string} {
  const first = text.slice(0, Math.max(0, text.indexOf('\n'))).trim()
  const version = /^awesome-paper-lint links (\d+)$/.exec(first)?.[1]
  if (version !== undefined && first !== journalHeader) return {otherVersion: version}
  // Lines are only cut here and read when asked for: a hundred thousand of them open in a moment.
  const places = new Map<string, number[]>()
  let lines = 0
  for (let start = 0; start < text.length; ) {
    const end = text.indexOf('\n', start)
    if (end < 0) break
    if (end === start) {
      start++
      continue
    }
    const tab = text.indexOf('\t', start)
    const next = tab < 0 || tab > end ? -1 : text.indexOf('\t', tab + 1)
    if (next > 0 && next < end && text[end - 1] === ']') {
      const link = text.slice(tab + 1, next)
      const known = places.get(link)
      if (known) known.push(start)
      else places.set(link, [start])
      lines++
    }
    start = end + 1
  }
  return {
    lines,
    links: places.keys(),
    count: link => places.get(link)?.length ?? 0,
    records: link => (places.get(link) ?? []).flatMap(start => readLine(text, start) ?? []).sort((a, b) => a.at - b.at)
  }
}

function readLine(text: string, start: number): Record | undefined {
  const line = text.slice(start, text.indexOf('\n', start))
  const [time, , json] = line.split('\t', 3)
  const at = Number(time)
  if (!time || !Number.isSafeInteger(at) || at < 0 || json === undefined) return
  try {
    const seen: unknown = JSON.parse(json)
    return Array.isArray(seen) && seen.every(isObservation) ? {at, seen} : undefined
  } catch {
    return
  }
}

/** A journal is a file, and a file may hold anything: only what the judge can read is taken. */
function isObservation(value: unknown): value is Observation {
  if (typeof value !== 'object' || value === null) return false
  const {kind, source, at} = value as {[key: string]: unknown}
  if (typeof source !== 'string' || typeof at !== 'number') return false
  const {status, hops, signs, url, fault, because, as, answer, etag, weight, id, found} = value as {
    [key: string]: unknown
  }
  switch (kind) {
    case 'answered':
      return (
        Number.isInteger(status) &&
        Array.isArray(hops) &&
        Array.isArray(signs) &&
        typeof url === 'string' &&
        URL.canParse(url)
      )
    case 'failed':
      return typeof fault === 'object' && fault !== null && Array.isArray(hops)
    case 'vouched':
      return typeof because === 'string' && (etag === undefined || typeof etag === 'string')
    case 'unknown':
      return typeof because === 'string' && /^(final|strong|weak)$/.test(String(weight))
    case 'resolved':
      return typeof answer === 'string'
    case 'archived':
      return url === undefined || isSnapshot(url)
    case 'fragment':
      return typeof id === 'string' && typeof found === 'boolean'
    case 'refused':
      return typeof as === 'string' && typeof because === 'string'
    default:
      return false
  }
}
