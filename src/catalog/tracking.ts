/**
 * Query parameters that say who passed a link on or let one reader in, never which page it is. Short names such as `source`,
 * `ref` or `from` are left alone: for some sites they choose the page.
 */
const exact: ReadonlySet<string> = new Set([
  'fbclid',
  'gclid',
  'dclid',
  'msclkid',
  'yclid',
  'igshid',
  'mc_cid',
  'mc_eid',
  'ref_src',
  'ref_url',
  'casa_token',
  'jsessionid',
  'spm',
  'vero_id',
  '_hsenc',
  '_hsmi'
])

/** True for a query parameter that only tracks: `utm_source`, `fbclid`, Cloudflare's `__cf_chl_rt_tk`, a publisher's `casa_token`. */
export function isTracking(name: string): boolean {
  return exact.has(name.toLowerCase()) || /^(?:utm_|__cf_chl_)/i.test(name)
}

/** True when the URL's query holds a tracking parameter, or its path a session of a Java server. */
export function hasTracking(url: string): boolean {
  return dropTracking(url) !== url
}

/** The URL without its tracking parameters; everything else stays byte for byte. */
export function dropTracking(url: string): string {
  const [, base, query, fragment] = /^([^?#]*)(\?[^#]*)?(#.*)?$/s.exec(url) ?? []
  if (base === undefined) return url
  const kept = (query ?? '')
    .slice(1)
    .split('&')
    .filter(pair => !isTracking(pair.split('=')[0]!))
  const search = query === undefined ? '' : kept.length > 0 ? `?${kept.join('&')}` : ''
  return base.replace(/;jsessionid=[^/]*/i, '') + search + (fragment ?? '')
}
