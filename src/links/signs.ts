import type {ExchangeHead} from './link-world.ts'
import type {PageText} from './page-text.ts'
import {traits} from './quirks.ts'

/** What an answer looks like, beyond its status. */
export interface Sign {
  /**
   * `wall`: robots are turned away; `login`: the page is for those who log in; `parked`: the domain is for sale;
   * `home`: a deep link led to a home page; `lost`: the page says that it was not found.
   */
  readonly kind: 'wall' | 'login' | 'parked' | 'home' | 'lost'
  /** As a clause: "Cloudflare asks for a browser". */
  readonly says: string
}

/** An answer as the traits of the quirks table see it. */
export interface Answer extends ExchangeHead {
  readonly url: URL
  /** The URL that was first asked for. */
  readonly from: URL
  readonly page?: PageText
}

/** All signs of an answer, by the rows of the quirks table, one of a kind. */
export function signsOf(answer: Answer): Sign[] {
  const signs = new Map<Sign['kind'], Sign>()
  for (const {sign, says, when} of traits) {
    if (!signs.has(sign) && when(answer)) signs.set(sign, {kind: sign, says})
  }
  if (leadsHome(answer)) signs.set('home', {kind: 'home', says: `redirects to the home page ${answer.url.href}`})
  return [...signs.values()]
}

/** Paths that are a site's front door under another name: languages, index files. */
const frontDoor =
  /^\/?(?:[a-z]{2}(?:[-_][a-z]{2})?\/?)?(?:(?:index|default|home|main|master|welcome|latest|stable)(?:\.\w{2,5})?)?\/?$/i

/** Whether a link to somewhere deep ended at a home page. A query may choose a page, so it counts as deep. */
function leadsHome({from, url}: Answer): boolean {
  const deep = !frontDoor.test(from.pathname) || from.search !== ''
  return (
    deep && frontDoor.test(url.pathname) && url.search === '' && (from.pathname !== url.pathname || from.search !== '')
  )
}
