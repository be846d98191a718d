import {identityKey} from '../catalog/identifiers.ts'
import type {Linted} from '../lint.ts'
import type {Entry} from '../list/entry.ts'
import type {AddedEntry} from '../report/report.ts'
import {letters} from '../text/letters.ts'
import {type Before, originsOf} from './origins.ts'

/** One list after the change, and what stood before. */
export interface Compared {
  readonly path: string
  readonly linted: Linted
  readonly before: Before
}

/** What a change does to the entries of the lists. Moved ones are not among them. */
export interface EntryChanges {
  readonly added: readonly AddedEntry[]
  readonly changed: number
  readonly removed: number
}

/** Compare the entries: one on a new line is added, unless it is a paper whose line is gone, written anew. */
export function compareEntries(lists: readonly Compared[]): EntryChanges {
  const origins = lists.map(({linted, before}) => originsOf(linted, before))
  const kept = new Map<Linted, Set<number>>()
  for (const {origin} of origins.flat()) {
    if (!origin) continue
    const lines = kept.get(origin.list)
    lines ? lines.add(origin.line) : kept.set(origin.list, new Set([origin.line]))
  }
  const gone = new Set<Entry>()
  const byKey = new Map<string, Entry[]>()
  for (const old of lists[0]?.before.lists ?? []) {
    for (const entry of old.list.entries) {
      if (kept.get(old)?.has(old.list.lines.lineAt(entry.span.start))) continue
      gone.add(entry)
      for (const key of keysOf(entry)) {
        const known = byKey.get(key)
        known ? known.push(entry) : byKey.set(key, [entry])
      }
    }
  }
  const added: AddedEntry[] = []
  let changed = 0
  for (const [index, {path, linted}] of lists.entries()) {
    const {lines, text, entries} = linted.list
    for (const entry of entries) {
      const line = lines.lineAt(entry.span.start)
      if (origins[index]![line - 1]?.origin) continue
      const earlier = keysOf(entry)
        .flatMap(key => byKey.get(key) ?? [])
        .find(one => gone.has(one))
      if (earlier) {
        gone.delete(earlier)
        changed++
        continue
      }
      const tag = entry.tag && text.slice(entry.tag.start, entry.tag.end)
      added.push({path, line, title: entry.title.text, url: entry.url.text, ...(tag && {tag})})
    }
  }
  return {added, changed, removed: gone.size}
}

const keysOf = ({url, title}: Entry) => [...(url.text ? [identityKey(url.text)] : []), `title:${letters(title.text)}`]
