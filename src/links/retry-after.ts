/**
 * How long a host asks to be left alone, in milliseconds from `now`, or undefined when it does not say.
 * Reads `Retry-After` (seconds or a date, RFC 9110 10.2.3), and when nothing is left, `RateLimit-Reset` /
 * `RateLimit` (draft-ietf-httpapi-ratelimit-headers, seconds), `X-RateLimit-Reset` (seconds, or seconds since the epoch
 * as GitHub sends it). Never negative, never NaN.
 */
export function retryAfter(headers: Readonly<Record<string, string>>, now: number): number | undefined {
  const asked = headers['retry-after']?.trim()
  if (asked) return /^\d+(\.\d+)?$/.test(asked) ? finite(Number(asked) * 1000) : untilDate(asked, now)
  const structured = headers.ratelimit
  if (structured && /(^|[;,\s])(remaining|r)=0\b/.test(structured)) {
    const reset = /(?:^|[;,\s])(?:reset|t)=(\d+)/.exec(structured)?.[1]
    if (reset) return finite(Number(reset) * 1000)
  }
  const left = headers['ratelimit-remaining'] ?? headers['x-ratelimit-remaining']
  const reset = headers['ratelimit-reset'] ?? headers['x-ratelimit-reset']
  if (left?.trim() !== '0' || !reset || !/^\d+(\.\d+)?$/.test(reset.trim())) return
  const seconds = Number(reset)
  // More than ten years of waiting is a moment, not a wait.
  return finite(seconds > 315_360_000 ? Math.max(0, seconds * 1000 - now) : seconds * 1000)
}

/** Milliseconds until an HTTP date; a date that has passed is 0, text that is no date is undefined. */
function untilDate(text: string, now: number): number | undefined {
  // Date.parse takes "3x" or "-1" for a date; the three HTTP forms all name a month.
  if (!/[A-Z][a-z]{2}/.test(text)) return
  const at = Date.parse(text)
  return Number.isNaN(at) ? undefined : Math.max(0, at - now)
}

const finite = (ms: number): number => Math.min(ms, Number.MAX_SAFE_INTEGER)
