import {brotliCompressSync, constants, gzipSync} from 'node:zlib'
import {paper, type Reply, to, type Visit} from './site.ts'

/** Answers at one path only. */
export const onlyAt =
  (path: string, reply: () => Reply = paper) =>
  (visit: Visit): Reply =>
    visit.path === path ? reply() : 404
/** Lies to HEAD about a file that GET gives. */
export const headLies =
  (status: number) =>
  ({request}: Visit): Reply =>
    request.method === 'HEAD' ? status : {headers: {'content-type': 'application/pdf'}, body: '%PDF-1.7'}
/** Answers in turn; the last one stays. */
export const inTurn =
  (...replies: Reply[]) =>
  ({before}: Visit): Reply =>
    replies[Math.min(before, replies.length - 1)]!
/** Redirects from step to step, with these statuses. */
export const chain =
  (statuses: readonly number[]) =>
  ({path}: Visit): Reply => {
    const step = path === '/papers/one' ? 0 : Number(/^\/step\/(\d+)$/.exec(path)?.[1] ?? Number.NaN)
    const status = statuses[step]
    return status ? to(`/step/${step + 1}`, status) : step === statuses.length ? paper() : 404
  }
const portion = Buffer.alloc(1 << 16, 'x')
/** Sends so many bytes of page, as fast as they are taken. */
export async function pour(
  {request, response}: Visit,
  bytes: number,
  headers: Readonly<Record<string, string>> = {}
): Promise<Reply | undefined> {
  if (request.method === 'HEAD') return {headers}
  response.writeHead(200, {'content-type': 'text/html', ...headers})
  const closed = new Promise(resolve => response.once('close', resolve))
  for (let sent = 0; sent < bytes && !response.destroyed; sent += portion.length) {
    if (!response.write(portion)) await Promise.race([closed, new Promise(resolve => response.once('drain', resolve))])
  }
  if (!response.destroyed) response.end()
  return undefined
}

let packed: Buffer | undefined
/** 64 MB of zeroes as gzip. */
export function bomb(): Buffer {
  packed ??= gzipSync(Buffer.alloc(64 << 20), {level: 1})
  return packed
}

let pressed: Buffer | undefined
/** 64 MB of zeroes as brotli. */
export function brotliBomb(): Buffer {
  pressed ??= brotliCompressSync(Buffer.alloc(64 << 20), {params: {[constants.BROTLI_PARAM_QUALITY]: 2}})
  return pressed
}
