/** Publishers that libraries proxy; a hyphen of a proxied name may be a dot or a hyphen, so the names are listed. */
const publishers: readonly string[] = [
  'arxiv.org',
  'dl.acm.org',
  'doi.acm.org',
  'doi.org',
  'dx.doi.org',
  'ieeexplore.ieee.org',
  'link.springer.com',
  'onlinelibrary.wiley.com',
  'openreview.net',
  'proceedings.mlr.press',
  'pubs.acs.org',
  'www.computer.org',
  'www.nature.com',
  'www.science.org',
  'www.sciencedirect.com',
  'www.usenix.org'
]

/**
 * The publisher's own URL behind a library's proxy, `https://doi.org/10.1145/x` for `https://doi-org.ezproxy.example.edu/10.1145/x`, or
 * nothing. EZproxy writes the dots of the publisher's host as hyphens, or puts its own name behind the whole host.
 */
export function unproxied(url: string, host: string): string | undefined {
  // Nearly no host is one.
  if (!/proxy|remotexs|idm\.oclc/.test(host)) return undefined
  const publisher = publishers.find(name => {
    const bare = name.replace(/^www\./, '')
    const rest = [name.replaceAll('.', '-'), bare.replaceAll('.', '-'), name, bare]
      .filter(written => host.startsWith(`${written}.`))
      .map(written => host.slice(written.length + 1))[0]
    return rest !== undefined && /(?:^|[.-])(?:[a-z]*proxy\d*|remotexs|idm\.oclc)[.-]/.test(`${rest}.`)
  })
  return publisher && url.replace(/^https?:\/\/[^/?#]+/i, `https://${publisher}`)
}
