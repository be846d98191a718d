import {checkLinks, type LinkOptions} from '../../../src/links/check.ts'
import type {LinkWorld} from '../../../src/links/link-world.ts'
import type {CheckedLink} from '../../../src/links/verdict.ts'

/** Checks links and gives the results by URL. */
export async function checkAll(
  world: LinkWorld,
  urls: Iterable<string>,
  options: LinkOptions = {}
): Promise<Map<string, CheckedLink>> {
  const found = new Map<string, CheckedLink>()
  for await (const link of checkLinks(urls, options, world)) found.set(link.url, link)
  return found
}

/** How many links have each verdict. */
export function tally(found: ReadonlyMap<string, CheckedLink>): Record<string, number> {
  const counts: Record<string, number> = {}
  for (const {verdict} of found.values()) counts[verdict.kind] = (counts[verdict.kind] ?? 0) + 1
  return counts
}
