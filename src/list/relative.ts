import type {Anchors} from './anchors.ts'
import {badDestination} from './destination.ts'
import type {ListLink} from './link.ts'

/** A link to a file of the same repository, as the list has it. */
export interface RelativeLink {
  /** Still percent-encoded; without query and fragment. */
  readonly path: string
  /** After the `#`, still encoded; absent where there is none. */
  readonly fragment?: string
}

/** What is known of the file that a relative link names. */
export interface FileFact {
  /** Whether the repository has it, in exactly this spelling. */
  readonly there: boolean
  /** For one that is not there, the path of one that is and is likely meant, as the link would have to say it. */
  readonly nearest?: string
  /** The nearest one differs in upper and lower case alone. */
  readonly sameName?: boolean
  /** The anchors of the file, where it is Markdown and a link names one. */
  readonly anchors?: Anchors
}

/** What is known of the files that a list links to, by the path of the link; of the others nobody knows. */
export type FileFacts = ReadonlyMap<string, FileFact>

/**
 * The path and fragment of a link into the repository. `undefined` for URLs of the web and other schemes, for anchors of the
 * list itself, for what is no path but a slip that other rules report, and for templates of a site generator.
 */
export function relativeLink({url, kind}: Pick<ListLink, 'url' | 'kind'>): RelativeLink | undefined {
  if (kind === 'recovered' || kind === 'autolink') return
  if (url === '' || /^(?:[#?]|[a-z][a-z0-9+.-]*:|\/\/)/i.test(url)) return
  if (/[{}<>\\\s]|@[^/]+\./.test(url) || badDestination(url)) return
  const [, path, fragment] = /^([^?#]*)(?:\?[^#]*)?(?:#(.*))?$/s.exec(url)!
  return path ? {path, ...(fragment !== undefined && {fragment})} : undefined
}
