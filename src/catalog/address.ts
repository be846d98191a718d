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

/** URLs read so far: proof, identity, key and forms are asked of the same ones in turn, and parsing is most of the cost. */
const known = new Map<string, Address | undefined>()

/** URLs after which all are forgotten, so that memory stays bounded. */
const most = 10_000

/** Takes an http(s) URL apart, or gives nothing for anything else. */
export function readAddress(url: string): Address | undefined {
  if (known.has(url)) return known.get(url)
  if (known.size >= most) known.clear()
  const address = parse(url)
  known.set(url, address)
  return address
}

function parse(url: string): Address | undefined {
  if (!/^https?:\/\//i.test(url)) return undefined
  let parsed: URL
  try {
    parsed = new URL(url)
  } catch {
    return undefined
  }
  const {hostname, pathname, search, hash} = parsed
  let query: URLSearchParams | undefined
  return {
    host: hostname.replace(/^www\d?\./, ''),
    path: pathname,
    // Made when asked for: few publishers name papers by a query.
    get query() {
      query ??= new URLSearchParams(search)
      return query
    },
    fragment: hash
  }
}
