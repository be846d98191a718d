import type {Progress} from '../links/progress.ts'
import type {RunOptions} from '../run.ts'
import type {Arguments} from './arguments.ts'

/** How large a list may be, and how long it may take. */
export const limitsOf = ({maxSize, fileTimeout}: Arguments) => ({
  ...(maxSize !== undefined && {maxSize}),
  ...(fileTimeout !== undefined && {fileTimeout})
})

/** What a command line asks a run to do. */
export function runOptionsOf(given: Arguments, watch?: (snapshot: () => Progress) => void): RunOptions {
  return {
    operands: given.operands,
    only: given.only,
    skip: given.skip,
    staged: given.staged,
    forceExclude: given.forceExclude,
    ...(given.since !== undefined && {since: given.since}),
    offline: given.offline,
    fix: given.fix || given.diff ? (given.unsafeFixes ? 'unsafe' : 'safe') : 'none',
    ...(given.config !== undefined && {config: given.config}),
    ...limitsOf(given),
    ...(given.cache !== undefined && {cache: given.cache}),
    workers: given.workers ?? 'as many as pay',
    links: {
      allowPrivate: given.allowPrivate,
      allowEnv: given.allowEnv,
      ...(given.archive && {archive: true}),
      ...(given.fragments && {fragments: true}),
      ...(given.concurrency !== undefined && {concurrency: given.concurrency}),
      ...(given.perHost !== undefined && {perHost: given.perHost}),
      ...(given.timeout !== undefined && {timeout: given.timeout}),
      ...(given.retries !== undefined && {retries: given.retries}),
      ...(given.history !== undefined && {history: given.history}),
      ...(given.maxAge !== undefined && {maxAge: given.maxAge}),
      ...(watch && {watch})
    }
  }
}
