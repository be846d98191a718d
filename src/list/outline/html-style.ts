import type {Mark} from '../blocks.ts'

const kinds: Readonly<Record<string, 'strong' | 'emphasis'>> = {
  b: 'strong',
  strong: 'strong',
  i: 'emphasis',
  em: 'emphasis',
  ins: 'emphasis'
}

/** The style that an html element gives its text, as Markdown's own: `b` is bold, `i` italic; inserted text stands out like it. */
const styleOf = (name: string): 'strong' | 'emphasis' | undefined =>
  Object.hasOwn(kinds, name) ? kinds[name] : undefined

/** Nodes in which `<b>` and `</b>`, and the like, are the markers of one node. */
export function pairStyles(marks: readonly Mark[], text: string): Mark[] {
  const result: Mark[] = []
  const opened: {readonly name: string; readonly at: number}[] = []
  for (const mark of marks) {
    const tag = mark.kind === 'html' ? /^<(\/?)(\w+)[^<>]*>$/.exec(text.slice(mark.span.start, mark.span.end)) : null
    const name = tag?.[2]?.toLowerCase()
    const kind = name === undefined ? undefined : styleOf(name)
    if (!kind || !name) {
      result.push(mark)
      continue
    }
    if (!tag![1]) {
      opened.push({name, at: result.length})
      result.push(mark)
      continue
    }
    const at = opened.findLastIndex(one => one.name === name)
    if (at < 0) {
      result.push(mark)
      continue
    }
    const open = opened.splice(at)[0]!.at
    const {span} = result[open]!
    result[open] = {
      kind,
      span: {start: span.start, end: mark.span.end},
      inner: {start: span.end, end: mark.span.start}
    }
  }
  return result
}
