/** What is wrong with a destination that CommonMark accepts, and what it should be, if that is known. */
export interface BadDestination {
  readonly kind: 'misspelt-scheme' | 'missing-scheme' | 'text-for-url' | 'marks-around-url'
  /** The repaired destination. */
  readonly expected?: string
  /** True when no reader could object to the repair. */
  readonly safe: boolean
}

/** Words people leave where the URL belongs; an empty destination or a real relative path is not one of them. */
const placeholder =
  /^(?:tbd|tba|todo|n\/?a|none|null|nil|undefined|unknown|link|url|paper|pdf|code|here|xxx+|\?+|-+|coming-?soon|to-?appear|paper-?link|paper-?url|url-?here|link-?here|insert-?(?:url|link))$/i

/** Top-level domains under which a destination without scheme is surely a host, not a file of the repository. */
const domain =
  /^(?:www\.[a-z0-9-]+(?:\.[a-z0-9-]+)+|[a-z0-9-]+(?:\.[a-z0-9-]+)*\.(?:com|org|net|edu|gov|io|ai|cc|co|dev|press|info|eu|uk|de|fr|ch|cn|jp|kr|in|ca|au|at|nl|se|it))(?::\d+)?(?:[/?#]|$)/i

/** Hosts of papers and code that answer on https, so that the missing scheme is certain. */
const secure =
  /^(?:www\.)?(?:arxiv\.org|github\.com|gitlab\.com|dl\.acm\.org|doi\.org|usenix\.org|openreview\.net|proceedings\.(?:neurips\.cc|mlr\.press|mlsys\.org)|aclanthology\.org|openaccess\.thecvf\.com|ieeexplore\.ieee\.org|link\.springer\.com|huggingface\.co|youtube\.com)(?:[/?#]|$)/i

/** Judge the destination of a link that parses: a mistyped or absent scheme, or a word instead of a URL. */
export function badDestination(url: string): BadDestination | undefined {
  if (/^https?:\/\/[^/\s]/i.test(url) && !/^https?:\/\/https?[:;/]/i.test(url)) return
  const scheme = misspeltScheme(url)
  if (scheme) return scheme
  const marked = /^[[({"'“‘]+(?=https?:\/\/[^/\s])/i.exec(url)
  if (marked) return {kind: 'marks-around-url', expected: withoutMarks(url.slice(marked[0].length)), safe: true}
  if (placeholder.test(url)) return {kind: 'text-for-url', safe: false}
  if (domain.test(url)) return {kind: 'missing-scheme', expected: `https://${url}`, safe: secure.test(url)}
}

/** `httpss://`, `hhttps://`, `htp://`, `https//`, `https;//`, `https:/host`, `https://https://`: http or https mistyped. */
function misspeltScheme(url: string): BadDestination | undefined {
  const doubled = /^(?:https?[:;]?\/{1,3})+(?=https?:\/\/)/i.exec(url)
  if (doubled) return {kind: 'misspelt-scheme', expected: url.slice(doubled[0].length), safe: true}
  const match = /^([a-z]{2,8})\s?([:;：]?)(\/{1,3})(?=[^/\s])/i.exec(url)
  if (!match) return
  const [whole, word, colon, slashes] = match
  const scheme = /^h*t+p+s+$|^h+t*p+s+$|^h+t+ps*s+$/i.test(word!)
    ? 'https'
    : /^(?:h*t+p+|h+t*p+)$/i.test(word!)
      ? 'http'
      : undefined
  const exact = word!.toLowerCase() === scheme
  // A word before a single slash and no colon is an ordinary folder: `http/readme.md`.
  if (!scheme || (exact && colon === ':' && slashes === '//') || (!colon && slashes === '/')) return
  const host = url.slice(whole.length)
  if (!/^[^/]+\.[a-z]/i.test(host) && !/^(?:localhost|\[)/i.test(host)) return
  return {kind: 'misspelt-scheme', expected: `${scheme}://${host}`, safe: true}
}

/** `https://host/paper)` of `(https://host/paper)`: closing marks without an opening one do not belong to the URL. */
function withoutMarks(url: string): string {
  let end = url.length
  const count = (mark: string) => url.slice(0, end).split(mark).length
  for (; end > 0; end--) {
    const last = url[end - 1]!
    const open = {')': '(', ']': '[', '}': '{'}[last]
    if (open === undefined ? !`"'”’`.includes(last) : count(open) >= count(last)) break
  }
  return url.slice(0, end)
}
