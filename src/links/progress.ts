import {thousands} from '../text/thousands.ts'
import type {LaneState} from './lanes.ts'
import type {VerdictKind} from './verdict.ts'

/** Where a check stands. */
export interface Progress {
  readonly total: number
  readonly done: number
  readonly verdicts: Readonly<Partial<Record<VerdictKind, number>>>
  /** Requests sent so far. */
  readonly requests: number
  /** Hosts with requests queued or under way, the longest queue first. */
  readonly hosts: readonly LaneState[]
  /** Milliseconds since the epoch: when the check began, and now. */
  readonly startedAt: number
  readonly now: number
}

/** How a terminal shows it. */
export interface ProgressLayout {
  /** Width of the terminal in columns; no line is longer. */
  readonly columns: number
  /** Most lines of hosts. Default 3. */
  readonly hosts?: number
}

const order: readonly VerdictKind[] = ['alive', 'moved', 'blocked', 'unstable', 'dead', 'invalid', 'skipped']

/**
 * Lines of plain text that show where a check stands:
 *
 *     Links 412/1,443 [#########----------------------] 31 s left
 *     401 alive, 9 blocked, 2 dead; 230 requests
 *     github.com: 14 queued, waits 12 s: status 429
 *     export.arxiv.org: 7 queued, one in 3 s
 *     slow.example: 2 under way
 */
export function renderProgress(progress: Progress, {columns, hosts = 3}: ProgressLayout): string[] {
  const {total, done, verdicts, requests, now} = progress
  const eta = secondsLeft(progress)
  const head = `Links ${thousands(done)}/${thousands(total)}`
  const tail = eta === undefined || done === total ? '' : ` ${eta} s left`
  const width = Math.min(40, columns - head.length - tail.length - 4)
  const full = total === 0 ? width : Math.round((width * done) / total)
  const bar = width > 4 ? ` [${'#'.repeat(full)}${'-'.repeat(width - full)}]` : ''
  const kinds = order.flatMap(kind => (verdicts[kind] ? `${thousands(verdicts[kind])} ${kind}` : []))
  const sums = [kinds.join(', '), `${thousands(requests)} request${requests === 1 ? '' : 's'}`]
    .filter(Boolean)
    .join('; ')
  const waiting = progress.hosts.slice(0, hosts).map(each => hostLine(each, now))
  return [head + bar + tail, sums, ...waiting].map(line => clip(line, columns))
}

/** What is still to do at one host, and why it takes time. */
function hostLine({host, queued, underWay, spacing, until, because}: LaneState, now: number): string {
  const waits = until !== undefined && until > now
  const parts = [
    queued > 0 ? `${thousands(queued)} queued` : '',
    underWay > 0 ? `${thousands(underWay)} under way` : '',
    waits ? `waits ${Math.ceil((until - now) / 1000)} s: ${because}` : '',
    !waits && queued > 0 && spacing >= 1000 ? `one in ${Math.round(spacing / 1000)} s` : ''
  ]
  return `${host}: ${parts.filter(Boolean).join(', ')}`
}

/** The longest lane at its spacing, or the rest at the speed so far, whichever is longer; undefined before there is any speed. */
function secondsLeft({total, done, hosts, startedAt, now}: Progress): number | undefined {
  if (done === 0) return
  const byRate = ((now - startedAt) / done) * (total - done)
  // A queue of n at a spacing s cannot be done sooner; what a witness asks in batches is counted in batches.
  const byLane = hosts.reduce(
    (most, {queued, spacing, until}) => Math.max(most, Math.max(0, (until ?? 0) - now) + queued * spacing),
    0
  )
  const slowest = hosts[0] ? Math.max(byLane, Math.min(byRate, byLane * 4 + 10_000)) : byRate
  return Math.ceil(slowest / 1000)
}

const clip = (line: string, columns: number): string =>
  line.length <= columns ? line : `${line.slice(0, Math.max(0, columns - 1))}…`
