import type {Root} from 'mdast'
import {type List, type ListSettings, readList} from './read.ts'

const lists = new WeakMap<Root, {settings: string; list: List}>()

/** The list of a tree, read once for all rules that ask with the same settings. */
export function listOf(tree: Root, text: string, settings: ListSettings = {}): List {
  const key = JSON.stringify(settings)
  const known = lists.get(tree)
  if (known && known.settings === key) return known.list
  const list = readList(tree, text, settings)
  lists.set(tree, {settings: key, list})
  return list
}
