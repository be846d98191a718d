import type {Answered, Observation} from './observation.ts'
import {likeness} from './page-text.ts'
import {isGone, isGood} from './status.ts'
import type {Verdict} from './verdict.ts'

/** The verdict on a page that looks like none, judged by what the host answers to nonsense; undefined for a page that shows. */
export function soft404(page: Answered, seen: readonly Observation[]): Verdict | undefined {
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

const siteOf = (url: string): string => new URL(url).hostname.replace(/^www\./, '')
