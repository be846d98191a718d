import {decodeReferences, startTags} from '../list/html.ts'
import {decoded} from '../text/decoded.ts'
import type {Asker} from './asker.ts'
import type {History} from './history.ts'
import type {Clock} from './link-world.ts'
import type {Observation} from './observation.ts'
import type {Link} from './probe.ts'

const day = 24 * 3_600_000

/** Bytes of a page that are read for its ids. A longer one is not judged. */
const largest = 4 * 1024 * 1024

/**
 * Fragments that are no ids of a page: text to look for, lines and comments that GitHub shows by script, states and routes of
 * applications, pages of a PDF.
 */
const noId =
  /^(?:$|:~:|readme$|top$|[/!]|L\d|.*[=&]|(?:issuecomment|pullrequestreview|discussion_r|discussioncomment|commitcomment|diff|r)-?[\da-f]{4,}$)/i

/** What a look into a page for a fragment came to. */
export interface FragmentSeen {
  readonly found: boolean
  readonly because: string
}

/**
 * Looks whether a page that lives has the id that a link's fragment names. Pages are loaded for this alone, and only on request.
 *
 * @returns a function that says so, or nothing where it cannot be known: of pages that scripts build, of what is no html, of
 * pages that are too long or cut off.
 */
export function openFragments(
  asker: Asker,
  clock: Clock,
  history: History | undefined
): (link: Link, seen: readonly Observation[], signal: AbortSignal) => Promise<FragmentSeen | undefined> {
  const loaded = new Map<string, Promise<string>>()
  const load = (page: URL, signal: AbortSignal): Promise<string> => {
    const known = loaded.get(page.href)
    if (known) return known
    const text = asker
      .ask(
        {
          url: page,
          method: 'GET',
          headers: {accept: 'text/html,application/xhtml+xml'},
          want: ({status, headers}) => (status === 200 && isHtml(headers['content-type']) ? largest : 0)
        },
        signal
      )
      .then(({body}) => body)
    loaded.set(page.href, text)
    // All fragments of a page are asked about at about the same time; pages are not kept for longer.
    if (loaded.size > 8) loaded.delete(loaded.keys().next().value!)
    return text
  }
  const ask = async (page: URL, id: string, signal: AbortSignal): Promise<readonly Observation[]> => {
    try {
      const found = look(await load(page, signal), id)
      return found === undefined ? [] : [{kind: 'fragment', source: page.host, at: clock.now(), id, found}]
    } catch {
      signal.throwIfAborted()
      return []
    }
  }
  return async ({written, url}, seen, signal) => {
    const id = decoded(/#(.*)$/s.exec(written)?.[1] ?? '')
    if (noId.test(id) || /\.pdf$/i.test(url.pathname)) return
    const page = new URL(pageOf(seen) ?? url.href)
    const key = `${page.href}#${encodeURIComponent(id)}`
    const question = () => ask(page, id, signal)
    const last = (history ? await history.keep(key, holds, question) : await question()).at(-1)
    if (last?.kind !== 'fragment') return
    const which = last.found ? 'an element' : 'no element'
    return {found: last.found, because: `${which} of the page at ${last.source} has the id \`${id}\``}
  }
}

/** Where the link led when it was seen to live. */
function pageOf(seen: readonly Observation[]): string | undefined {
  const last = seen.findLast(
    each => (each.kind === 'answered' && each.asked === 'link') || (each.kind === 'vouched' && each.to !== undefined)
  )
  return last?.kind === 'answered' ? last.url : last?.kind === 'vouched' ? last.to : undefined
}

const holds = (seen: Observation | undefined): number => (seen?.kind === 'fragment' ? (seen.found ? 30 : 1) * day : 0)

const isHtml = (type = '') => /^(?:text\/html|application\/xhtml)/i.test(type)

/** Whether a page has an id; `undefined` where what was read does not tell. */
function look(html: string, id: string): boolean | undefined {
  const ids = new Set<string>()
  for (const {attributes} of startTags(html))
    for (const {name, value} of attributes)
      if (name === 'id' || name === 'name') ids.add(decodeReferences(html.slice(value.start, value.end)))
  // GitHub puts a prefix before the ids of documents, and tries lower case.
  if ([id, id.toLowerCase()].some(one => ids.has(one) || ids.has(`user-content-${one}`))) return true
  // A page that ends early, that a script fills, or that names this id in one, may yet get it.
  const whole = /<\/(?:html|body)\s*>\s*(?:<[^>]*>\s*)*$/i.test(html.slice(-2000))
  const filled = ids.size === 0 || [...ids].some(one => /^(?:root|app|__next|__nuxt|___gatsby|react-app)$/.test(one))
  return !whole || filled || isNamed(html, id) ? undefined : false
}

/** Whether an id stands somewhere between quotes, or after a `#`. */
function isNamed(html: string, id: string): boolean {
  for (let at = html.indexOf(id); at >= 0; at = html.indexOf(id, at + 1))
    if (/["'`#\\-]/.test(html[at - 1] ?? '') && /["'`\\]/.test(html[at + id.length] ?? '')) return true
  return false
}
