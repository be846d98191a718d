import type {Readable} from 'node:stream'
import {createBrotliDecompress, createGunzip, createInflate, constants as zlib} from 'node:zlib'

/** Bytes of body that are read to keep a connection usable rather than to know more; beyond, closing it is cheaper. */
const drainLimit = 256 * 1024

/**
 * Reads the start of a body and leaves its connection usable where that is cheap.
 *
 * @param body the bytes as they come from the connection
 * @param want how many decoded bytes to return, at most
 * @param headers the answer's headers, names in lower case: content-encoding, content-length, content-type
 * @returns the decoded start as text. A body that breaks off or is cut short is returned as far as it came: the answer
 * has been given, only its length is unknown.
 */
export async function readBody(
  body: Readable,
  want: number,
  headers: Readonly<Record<string, string>>
): Promise<string> {
  const length = Number(headers['content-length'] ?? Number.NaN)
  const chunks: Buffer[] = []
  let kept = 0
  let read = 0
  body.on('error', () => {})
  try {
    if (want > 0 || !(length > drainLimit)) {
      for await (const chunk of body as AsyncIterable<Buffer>) {
        read += chunk.length
        if (kept < want) {
          chunks.push(chunk)
          kept += chunk.length
        }
        if (kept >= want && (read > drainLimit || length > drainLimit)) break
      }
    }
  } catch {
    // Broken off or out of time; see above.
  }
  if (!body.destroyed && !body.readableEnded) body.destroy()
  if (want <= 0) return ''
  const bytes = await decoded(Buffer.concat(chunks), headers['content-encoding'] ?? '', want)
  return text(bytes, headers['content-type'] ?? '')
}

/** Undoes at most one content coding, and stops after `want` bytes however many there would be (decompression bombs). */
async function decoded(bytes: Buffer, coding: string, want: number): Promise<Buffer> {
  const options = {finishFlush: zlib.Z_SYNC_FLUSH}
  const name = coding.trim().toLowerCase()
  const decoder =
    name === 'gzip' || name === 'x-gzip'
      ? createGunzip(options)
      : name === 'deflate'
        ? createInflate(options)
        : name === 'br'
          ? createBrotliDecompress()
          : undefined
  if (!decoder) return bytes.subarray(0, want)
  const parts: Buffer[] = []
  let size = 0
  await new Promise<void>(resolve => {
    decoder.on('data', (part: Buffer) => {
      parts.push(part)
      size += part.length
      if (size >= want) resolve()
    })
    decoder.once('end', resolve).on('error', () => resolve())
    decoder.end(bytes)
  })
  decoder.destroy()
  return Buffer.concat(parts).subarray(0, want)
}

/** Reads bytes in the charset that the content type names, UTF-8 otherwise. */
function text(bytes: Buffer, contentType: string): string {
  const charset = /charset\s*=\s*"?([\w-]+)/i.exec(contentType)?.[1] ?? 'utf-8'
  try {
    return new TextDecoder(charset).decode(bytes)
  } catch {
    return new TextDecoder().decode(bytes)
  }
}
