import type {Span} from './span.ts'

/** Replace a span of a text by another text; an empty span inserts. */
export interface Edit extends Span {
  readonly text: string
}

/**
 * The edits of a list that can be applied together, in source order: of two that overlap or touch at the same empty
 * spot the first given wins, the other waits for the next pass.
 */
export function compatible<E extends Edit>(edits: Iterable<E>): E[] {
  const sorted = [...edits]
    .map((edit, order) => ({edit, order}))
    .sort((a, b) => a.edit.start - b.edit.start || a.order - b.order)
  const taken: E[] = []
  for (const {edit} of sorted) {
    const before = taken.at(-1)
    const clashes = before && (edit.start < before.end || (edit.start === before.start && edit.end === before.end))
    if (!clashes) taken.push(edit)
  }
  return taken
}

/** Apply edits that do not overlap, given in source order. */
export function applyEdits(text: string, edits: readonly Edit[]): string {
  const parts: string[] = []
  let at = 0
  for (const edit of edits) {
    parts.push(text.slice(at, edit.start), edit.text)
    at = edit.end
  }
  parts.push(text.slice(at))
  return parts.join('')
}
