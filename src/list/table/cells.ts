import {type Context, type Draft, found, readable, takeTag} from '../draft.ts'
import {readTag} from '../tag.ts'
import {slice, type View} from '../view.ts'
import type {Column} from './columns.ts'

/** A cell without the bars around it. */
export function content(view: View): View {
  const from = /^\s*\|?\s*/.exec(view.text)![0].length
  const to = /\s*\|?\s*$/.exec(view.text)!.index
  return slice(view, from, Math.max(from, to))
}

/** A cell as people read it. */
export const plain = (view: View) => readable(view, 0, view.text.length)

/** Whether a cell says that there is nothing. */
export const isEmpty = (text: string) => /^[\s–—-]*$|^(?:n\/?a|none|tbd|todo|×|✗|⚠️?|coming soon)$/i.test(text)

/** Read what a cell of a known column says of the paper. */
export function readCell(draft: Draft, view: View, column: Column, written: string, context: Context): void {
  if (column === 'venue' || column === 'venue-year' || column === 'year' || column === 'date') {
    const text = view.text.replace(/\uE000/g, ' ')
    const tag =
      view.links.length > 0 && !/[\p{L}\d]/u.test(text.replace(/[\uE002\uE010-\uE016]/g, ''))
        ? undefined
        : readTag(text, context.venues, column === 'venue' || column === 'venue-year')
    if (tag) {
      if (column === 'venue' || column === 'venue-year') {
        delete draft.venue
        if (tag.when && !tag.when.date) delete draft.year
      }
      takeTag(draft, tag, view, 0)
    } else if (view.links[0] && (column === 'venue' || column === 'venue-year')) {
      const [link] = view.links
      const label = readTag(link.text, context.venues, true)
      if (label)
        takeTag(
          draft,
          label,
          {
            text: link.text,
            at: Array.from({length: link.text.length + 1}, (_, i) => Math.min(link.label.start + i, link.label.end)),
            links: []
          },
          0
        )
    }
  } else if (column === 'authors') draft.authors.push(found(view, 0, view.text.length))
  else if (column === 'affiliation') draft.affiliations.push(found(view, 0, view.text.length))
  else if (column === 'short') draft.short ??= {...found(view, 0, view.text.length), text: written}
}
