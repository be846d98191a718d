import {type Context, type Draft, newDraft} from './draft.ts'
import {readLead} from './head/lead.ts'
import {readTitle} from './head/title.ts'
import {harvest} from './rest.ts'
import type {View} from './view.ts'

/** Read a line, item or paragraph as an entry: tags in front, then the title, then what follows it. */
export function readHead(view: View, context: Context): Draft {
  const draft = newDraft()
  const start = readLead(draft, view, context)
  const end = readTitle(draft, view, start, context)
  harvest(draft, view, end, view.text.length, context)
  return draft
}
