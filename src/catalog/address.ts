/** A URL in the parts by which the catalog knows publishers. */
export interface Address {
  /** Lower case, without `www.` and port: `usenix.org`. */
  readonly host: string
  /** As written, percent-encoding kept. */
  readonly path: string
  readonly query: URLSearchParams
  /** With its `#`, as written; empty where there is none. */
  readonly fragment: string
}

/** The last URL read: proof, identity and forms are asked of the same one in turn, and parsing is most of the cost. */
let last: {readonly url: string; readonly address: Address | undefined} | undefined

/** Takes an http(s) URL apart, or gives nothing for anything else. */
export function readAddress(url: string): Address | undefined {
  if (last?.url !== url) last = {url, address: parse(url)}
  return last.address
}

function parse(url: string): Address | undefined {
  if (!/^https?:\/\//i.test(url) || !URL.canParse(url)) return undefined
  const {hostname, pathname, searchParams, hash} = new URL(url)
  return {host: hostname.replace(/^www\d?\./, ''), path: pathname, query: searchParams, fragment: hash}
}

/** Percent-decodes text, or returns it unchanged where it is not well encoded. */
export function decode(text: string): string {
  if (!text.includes('%')) return text
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
