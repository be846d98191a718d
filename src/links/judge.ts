import {settled, withFragment} from './moved.ts'
import type {Answered, Failed, Observation, Unknown} from './observation.ts'
import {soft404} from './soft-404.ts'
import {isGone, isGood} from './status.ts'
import type {Verdict} from './verdict.ts'

/** What the reader of the report decides, not the facts. */
export interface Policy {
  /** Statuses that count as alive from this host, whatever they mean elsewhere. */
  readonly accept: (host: string) => readonly number[]
}

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
    const {because, to} = vouched
    const aside = vouched.readOnly === true ? {readOnly: true as const} : {}
    return to ? {kind: 'moved', because, to: withFragment(to, written), ...aside} : {kind: 'alive', because, ...aside}
  }
  const unknown = seen.findLast(each => each.kind === 'unknown')
  const pages = seen.filter(each => (each.kind === 'answered' || each.kind === 'failed') && each.asked === 'link') as (
    | Answered
    | Failed
  )[]
  const last = pages.at(-1)
  if (unknown?.weight === 'final') return {kind: 'dead', because: unknown.because}
  const verdict = !last
    ? nothing(seen)
    : last.kind === 'failed'
      ? ofFault(last, seen, pages)
      : ofPage(written, last, seen, pages, policy)
  return unknown ? weighed(unknown, verdict) : verdict
}

/** A page that shows outweighs a registry that does not know; whether one that hides does depends on the registry. */
function weighed({weight, because}: Unknown, page: Verdict): Verdict {
  if (page.kind === 'alive' || page.kind === 'moved') return page
  if (page.kind === 'dead' || weight === 'strong') return {kind: 'dead', because}
  return {kind: page.kind, because: `${because}, but its page does not confirm that: ${page.because}`}
}

function nothing(seen: readonly Observation[]): Verdict {
  const witness = seen.findLast(each => each.kind === 'failed')
  return {kind: 'unstable', because: witness?.fault.says ?? 'nothing was seen of it'}
}

function ofFault(last: Failed, seen: readonly Observation[], pages: readonly unknown[]): Verdict {
  const {fault, hops, source} = last
  const where = hops.length > 0 && fault.kind !== 'redirect' ? ` after a redirect to ${source}` : ''
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
      return {kind: 'unstable', because: pages.length > 1 && !fault.givenUp ? `${says}, ${times(pages.length)}` : says}
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
    // A registry that is out of order serves no page either: its 404 says as little as its answer to the question.
    const registry = seen.findLast(each => each.kind === 'failed' && each.asked === 'witness' && each.source === source)
    if (registry?.kind === 'failed') return {kind: 'unstable', because: `${registry.fault.says}, nor a page`}
    const gone = pages.filter(isGone).length
    return gone > 1
      ? {kind: 'dead', because: `${said}, ${times(gone)}`}
      : {kind: 'unstable', because: `${said}, not confirmed`}
  }
  if (!isGood(last)) {
    if (status >= 500 && status < 600)
      return {kind: 'unstable', because: pages.length > 1 ? `${said}, ${times(pages.length)}` : said}
    if (status >= 300 && status < 400) return {kind: 'unstable', because: `${said} that leads nowhere`}
    return {kind: 'blocked', because: `${said}: ${refusals[status] ?? 'the host answers, the page cannot be verified'}`}
  }
  return soft404(last, seen) ?? settled(written, last, said)
}

/** What a host means by a status that is no answer to the question. */
const refusals: Readonly<Record<number, string>> = {
  401: 'asks for a login',
  402: 'asks for a payment',
  403: 'refuses this robot, which says nothing of the page',
  407: 'a proxy asks for a login',
  429: 'asks for fewer requests',
  451: 'withheld for legal reasons',
  999: 'refuses robots'
}

const times = (count: number): string => (count === 1 ? 'once' : count === 2 ? 'twice' : `${count} times`)
