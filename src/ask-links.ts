import {type OpenedHistory, openLinkHistory} from './link-history.ts'
import {linkNotes} from './link-notes.ts'
import {type LinkFlags, linkOptions} from './link-options.ts'
import {checkLinks} from './links/check.ts'
import type {CheckedLink} from './links/verdict.ts'
import {type Found, skipped, type UrlGroups} from './skip-links.ts'
import type {World} from './world.ts'

/**
 * Ask the world about URLs, and the memory of earlier runs. An interrupted run tells what it knows.
 *
 * @param flags what the command line says of the link check
 */
export async function askLinks(urls: UrlGroups, flags: LinkFlags, world: World, signal?: AbortSignal): Promise<Found> {
  const network = await world.network()
  const closing: OpenedHistory[] = []
  const checked = new Map<string, CheckedLink>()
  try {
    for (const [config, group] of urls) {
      const opened = await openLinkHistory(config, flags, world, network)
      if (opened) closing.push(opened)
      const options = {...linkOptions(config, flags, network.env), ...(opened && {history: opened.history})}
      for await (const link of checkLinks(group, options, network, signal)) checked.set(link.url, link)
    }
  } catch (error) {
    if (!signal?.aborted) throw error
    // What is known is still told.
    for (const link of skipped(urls, 'not checked: interrupted').checked)
      if (!checked.has(link.url)) checked.set(link.url, link)
  }
  const unwritten = await Promise.all(closing.map(opened => opened.close()))
  const found = [...checked.values()]
  return {checked: found, notes: [...linkNotes(found), ...unwritten.filter(note => note !== undefined)]}
}
