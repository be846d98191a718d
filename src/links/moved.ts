import type {Answered} from './observation.ts'
import type {Verdict} from './verdict.ts'

/** A page that showed: alive, or moved when every redirect on the way was permanent. */
export function settled(written: string, page: Answered, said: string): Verdict {
  const permanent = page.hops.length > 0 && page.hops.every(({status}) => status === 301 || status === 308)
  if (!permanent || sameAddress(page.hops[0]!.url, page.url) || isFleeting(page.url))
    return {kind: 'alive', because: page.detail ? `${said}; ${page.detail}` : said}
  return {
    kind: 'moved',
    because: `moved for good (${page.hops.map(({status}) => status).join(', ')})`,
    to: withFragment(page.url, written)
  }
}

/** Whether two addresses differ in nothing that a reader would call a move: a trailing slash, an index file, a case of escapes. */
function sameAddress(one: string, other: string): boolean {
  const plain = (text: string) =>
    text.replace(/(\/(index\.\w+)?)?(?=\?|$)/, '').replace(/%[\da-f]{2}/gi, code => code.toUpperCase())
  return plain(one) === plain(other)
}

/** Whether an address holds a session and will not last. */
const isFleeting = (url: string): boolean =>
  /[;?&](jsessionid|phpsessid|sessionid|sid|token|expires|signature|x-amz-\w+)=/i.test(url)

/** An address with the fragment of the one as written, where it has none of its own. */
export const withFragment = (to: string, written: string): string => {
  const fragment = /#.*$/.exec(written)?.[0] ?? ''
  return to.includes('#') ? to : to + fragment
}
