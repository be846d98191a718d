import type {LinkWorld} from './link-world.ts'

/**
 * The second resolver, whose word that a name does not exist counts only while it knows a name that does: one that has lost its own
 * way out may deny everything.
 *
 * @param known origins that are there
 */
export const secondWord =
  (resolve: LinkWorld['resolve'], known: () => readonly string[]): LinkWorld['resolve'] =>
  async name => {
    // Asked before the name itself: then the resolver has to fail, work and fail again within a moment to deceive.
    for (const origin of known()) if ((await resolve(new URL(origin).hostname)) === 'exists') return resolve(name)
    return 'unknown'
  }
