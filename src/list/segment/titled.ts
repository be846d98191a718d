import type {Block} from '../blocks.ts'
import {looksLikeAuthors} from '../credits.ts'
import {readDetail} from '../detail.ts'
import type {Context} from '../draft.ts'
import {readHead} from '../head.ts'
import {roleOfAddress, roleOfLabel} from '../roles.ts'
import {readTag} from '../tag.ts'
import {slice, viewOf} from '../view.ts'
import {readDetails} from './item.ts'
import {isLabels, isLabelsItem} from './labels.ts'
import type {Reading, Scope} from './reading.ts'
import type {Element} from './tree.ts'

/**
 * A heading that is the title of a paper, with what stands below it: people, a venue, labelled links of which one
 * leads to the paper, an abstract. `undefined` where anything below could be an entry of its own.
 */
export function titledReading(
  heading: Block,
  below: readonly Element[],
  text: string,
  context: Context,
  scope: Scope
): Reading | undefined {
  const whole = viewOf(heading, text)
  const draft = readHead(slice(whole, /^[#\s]*/.exec(whole.text)![0].length, whole.text.length), context)
  if (!draft.title || draft.title.text.split(' ').length < 3 || roleOfLabel(draft.title.text)) return
  let paper = draft.title.link !== undefined && roleOfAddress(draft.title.link.url) === 'paper'
  if (heading.links.length > 0 && !paper) return
  // Words right above labelled links are the title of those links, unless they are people or a venue.
  let words = false
  for (const element of below) {
    if ('cells' in element) return
    if ('node' in element) {
      if (words || !isLabelsItem(element.node, text)) return
      paper ||= element.node.blocks.some(leadsToPaper)
      continue
    }
    const view = viewOf(element.block, text)
    const plain = view.text.replace(/[\uE000-\uE016]/g, ' ').trim()
    const tag = readTag(plain.replace(/[\s|]+$/, ''), context.venues)
    const tagged = tag !== undefined && tag.venue?.known !== false
    words = element.block.links.length === 0 && !tagged && !looksLikeAuthors(plain)
    if (words) continue
    if (isLabels(view) || (tagged && element.block.links.every(link => roleOfLabel(link.text))))
      paper ||= leadsToPaper(element.block)
    else if (element.block.links.length > 0 && !/^\s*\uE012/.test(view.text)) return
  }
  if (!paper) return
  for (const element of below) {
    if ('node' in element) readDetails(draft, element.node, text, context)
    else if ('block' in element) readDetail(draft, viewOf(element.block, text), context, false)
  }
  return {draft, span: heading.span, section: scope.section, container: 'block', scopes: scope.words}
}

const leadsToPaper = ({links}: Block) => links.some(link => roleOfLabel(link.text) === 'paper')
