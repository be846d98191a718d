import type {CheckedLink} from './links/verdict.ts'
import {withoutCredentials} from './text/redact.ts'
import {thousands} from './text/thousands.ts'

/** Names in one sentence; more would bury the sentence. */
const mostNamed = 10

/** What is worth a sentence, though no link is wrong for it. */
export const linkNotes = (checked: readonly CheckedLink[]): string[] => [...unreached(checked), ...readOnly(checked)]

/** One sentence instead of a hundred dead links, where nothing at all could be reached. What needs no network is judged all the same. */
function unreached(checked: readonly CheckedLink[]): string[] {
  const lost = checked.filter(({verdict}) => verdict.because.startsWith('no network'))
  if (lost.length === 0) return []
  const which = lost.length === checked.length ? 'links' : `${lost.length} of ${checked.length} links`
  return [`${which} were not checked: ${lost[0]!.verdict.because}`]
}

/** Repositories that their owners have archived: alive, but nobody tends them any more. */
function readOnly(checked: readonly CheckedLink[]): string[] {
  const urls = checked.flatMap(({url, verdict}) => (verdict.readOnly ? withoutCredentials(url) : []))
  if (urls.length === 0) return []
  const which = urls.length === 1 ? '1 GitHub repository is' : `${thousands(urls.length)} GitHub repositories are`
  const more = urls.length > mostNamed ? ` and ${thousands(urls.length - mostNamed)} more` : ''
  return [`${which} archived: ${urls.slice(0, mostNamed).join(', ')}${more}`]
}
