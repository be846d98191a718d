import type {Answered, Failed, Observation} from './observation.ts'
import {likeness} from './page-text.ts'
import type {Verdict} from './verdict.ts'

/** What the reader of the report decides, not the facts. */
export interface Policy {
  /** Statuses that count as alive from this host, whatever they mean elsewhere. */
  readonly accept: (host: string) => readonly number[]
}

/** The statuses by which a host says that it has no such page. */
export const isGone = (seen: Observation | undefined): boolean =>
  seen?.kind === 'answered' && (seen.status === 404 || seen.status === 410)

const isGood = (seen: Answered): boolean => (seen.status >= 200 && seen.status < 300) || seen.status === 304

/**
 * Makes one verdict of all that was seen of a link. Pure: the same observations and policy always give the same verdict,
 * today or from a file.
 *
 * @param written the URL as the document has it; a `moved` verdict keeps its fragment
 */
export function judge(written: string, seen: readonly Observation[], policy: Policy): Verdict {
  const refused = seen.find(each => each.kind === 'refused')
  if (refused) return {kind: refused.as, because: refused.because}
  const vouched = seen.findLast(each => each.kind === 'vouched')
  if (vouched) {
    return vouched.to
      ? {kind: 'moved', because: vouched.because, to: withFragment(vouched.to, written)}
      : {kind: 'alive', because: vouched.because}
  }
  const unknown = seen.findLast(each => each.kind === 'unknown')
  const pages = seen.filter(each => (each.kind === 'answered' || each.kind === 'failed') && each.asked === 'link') as (
    | Answered
    | Failed
  )[]
  const last = pages.at(-1)
  if (unknown?.final) return {kind: 'dead', because: unknown.because}
  const verdict = !last
    ? nothing(seen)
    : last.kind === 'failed'
      ? ofFault(last, seen, pages)
      : ofPage(written, last, seen, pages, policy)
  // A page that shows outweighs a registry that does not know; a page that hides does not.
  return unknown && verdict.kind !== 'alive' && verdict.kind !== 'moved'
    ? {kind: 'dead', because: unknown.because}
    : verdict
}

function nothing(seen: readonly Observation[]): Verdict {
  const witness = seen.findLast(each => each.kind === 'failed')
  return {kind: 'unstable', because: witness?.fault.says ?? 'nothing was seen of it'}
}

function ofFault(last: Failed, seen: readonly Observation[], pages: readonly unknown[]): Verdict {
  const {fault, hops, source} = last
  const where = hops.length > 0 ? ` after a redirect to ${source}` : ''
  const says = `${fault.says}${where}`
  switch (fault.kind) {
    case 'name': {
      const second = seen.findLast(each => each.kind === 'resolved')
      return second?.answer === 'missing'
        ? {
            kind: 'dead',
            because: `no such host: ${source}${hops.length > 0 ? ', to which it redirects' : ''}, confirmed by a second resolver`
          }
        : {
            kind: 'unstable',
            because: `${source} has no address, but a second resolver does not confirm that it does not exist`
          }
    }
    case 'private':
      return hops.length > 0
        ? {kind: 'blocked', because: `redirects to a private address (${source}), which is not asked`}
        : {kind: 'skipped', because: `${source} is a private address; --allow-private asks it`}
    case 'busy':
      return {kind: 'blocked', because: says}
    case 'scheme':
    case 'credentials':
      return {kind: 'blocked', because: `redirects to a URL that is not asked: ${fault.says}`}
    default:
      return {kind: 'unstable', because: pages.length > 1 ? `${says}, ${times(pages.length)}` : says}
  }
}

function ofPage(
  written: string,
  last: Answered,
  seen: readonly Observation[],
  pages: readonly Observation[],
  policy: Policy
): Verdict {
  const {status, signs, source} = last
  const sign = (kind: (typeof signs)[number]['kind']) => signs.find(each => each.kind === kind)
  const said = `status ${status} from ${source}`
  if (policy.accept(new URL(last.url).hostname).includes(status))
    return {kind: 'alive', because: `${said}, accepted by configuration`}
  const hidden = sign('wall') ?? sign('login')
  if (hidden) return {kind: 'blocked', because: `${said}: ${hidden.says}`}
  if (isGone(last)) {
    const gone = pages.filter(isGone).length
    return gone > 1
      ? {kind: 'dead', because: `${said}, ${times(gone)}`}
      : {kind: 'unstable', because: `${said}, not confirmed`}
  }
  if (!isGood(last)) {
    if (status >= 500 && status < 600)
      return {kind: 'unstable', because: pages.length > 1 ? `${said}, ${times(pages.length)}` : said}
    if (status >= 300 && status < 400) return {kind: 'unstable', because: `${said} that leads nowhere`}
    return {kind: 'blocked', because: `${said}: the host answers, the page cannot be verified`}
  }
  return softly(last, seen) ?? settled(written, last, said)
}

/** A page that looks like none, judged by what the host answers to nonsense. */
function softly(page: Answered, seen: readonly Observation[]): Verdict | undefined {
  const home = page.signs.find(({kind}) => kind === 'home')
  const parked = page.signs.find(({kind}) => kind === 'parked')
  const sign = parked ?? home ?? page.signs.find(({kind}) => kind === 'lost')
  if (!sign) return
  const elsewhere = siteOf(page.url) !== siteOf(page.hops[0]?.url ?? page.url)
  if (parked && elsewhere) return {kind: 'dead', because: `${sign.says} (redirects to ${page.source})`}
  const sibling = seen.findLast(
    each => (each.kind === 'answered' || each.kind === 'failed') && each.asked === 'sibling'
  )
  if (sibling?.kind !== 'answered' || (!isGood(sibling) && !isGone(sibling))) {
    return {kind: 'unstable', because: `${sign.says}; what the host says to nonsense is not known`}
  }
  if (isGood(sibling) && (sibling.url === page.url || likeness(sibling.words, page.words) >= 0.75)) {
    return {kind: 'dead', because: `${sign.says}, as any made-up address beside it does`}
  }
  // A short link or a moved project may well lead to another site's front door; on its own site that is the way out.
  if (home && !parked && !elsewhere && isGone(sibling)) return {kind: 'dead', because: sign.says}
  return
}

/** A page that showed: alive, or moved when every redirect on the way was permanent. */
function settled(written: string, page: Answered, said: string): Verdict {
  const permanent = page.hops.length > 0 && page.hops.every(({status}) => status === 301 || status === 308)
  if (!permanent || sameAddress(page.hops[0]!.url, page.url) || isFleeting(page.url))
    return {kind: 'alive', because: said}
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

const siteOf = (url: string): string => new URL(url).hostname.replace(/^www\./, '')

const withFragment = (to: string, written: string): string => {
  const fragment = /#.*$/.exec(written)?.[0] ?? ''
  return to.includes('#') ? to : to + fragment
}

const times = (count: number): string => (count === 1 ? 'once' : count === 2 ? 'twice' : `${count} times`)
