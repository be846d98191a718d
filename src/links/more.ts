import {openArchive} from './archive.ts'
import type {Asker} from './asker.ts'
import {openFragments} from './fragment.ts'
import {type HelpParts, openHelp} from './help.ts'
import type {LinkWorld} from './link-world.ts'
import type {Observation} from './observation.ts'
import type {FilledOptions} from './options.ts'
import type {Link} from './probe.ts'
import type {Verdict} from './verdict.ts'

/** What is asked once the verdict is known. */
export interface MoreParts extends HelpParts {
  readonly asker: Asker
  readonly world: LinkWorld
  readonly options: FilledOptions
}

/** What may be learnt beyond a verdict: help for a dead link, the fragment of a living one. */
export type Learnt = Pick<Verdict, 'instead' | 'archived' | 'fragment'>

/** Opens what the options ask for beyond verdicts. */
export function openMore({
  asker,
  world,
  options,
  ...parts
}: MoreParts): (link: Link, verdict: Verdict, seen: readonly Observation[], signal: AbortSignal) => Promise<Learnt> {
  const spelling = options.variants ? openHelp(parts) : undefined
  const archive = options.archive ? openArchive(asker, world, options.history) : undefined
  const fragments = options.fragments ? openFragments(asker, world, options.history) : undefined
  return async (link, {kind}, seen, signal) => {
    if (kind === 'dead') {
      const [instead, archived] = await Promise.all([spelling?.(link, seen, signal), archive?.(link.written, signal)])
      return {...(instead !== undefined && {instead}), ...(archived !== undefined && {archived})}
    }
    const fragment = kind === 'alive' || kind === 'moved' ? await fragments?.(link, seen, signal) : undefined
    return fragment ? {fragment} : {}
  }
}
