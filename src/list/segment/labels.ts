import {roleOfLabel} from '../roles.ts'
import {linkMark, type View, viewOf} from '../view.ts'
import type {Node} from './tree.ts'

/** Whether a line holds nothing but links named by what they are for: `[[Paper]](u) [[Code]](u) (NIPS 2017)`. */
export function isLabels({text, links}: View): boolean {
  if (links.length === 0 || !links.every(link => link.kind !== 'autolink' && roleOfLabel(link.text))) return false
  const plain = (part: string) => part.replace(/\([^()]{0,40}\)|:[a-z_]{2,30}:|[\uE000-\uE016]/g, ' ')
  if (/[\p{L}\p{N}]/u.test(plain(text.slice(0, text.indexOf(linkMark))))) return false
  return [...plain(text).matchAll(/[\p{L}\p{N}]{2,}/gu)].length <= 4
}

/** Whether an item and all below it are such lines. */
export const isLabelsItem = (node: Node, text: string): boolean =>
  node.blocks.length > 0 &&
  node.blocks.every(block => isLabels(viewOf(block, text))) &&
  node.children.every(child => isLabelsItem(child, text))
